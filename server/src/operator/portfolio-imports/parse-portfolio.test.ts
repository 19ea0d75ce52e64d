import { describe, expect, test } from 'vitest';
import type { components } from '../../http/schema.gen.ts';
import type { Field } from './columns.ts';
import { parsePortfolio } from './parse-portfolio.ts';
import { readJson } from './read-json.ts';
import { linkTables, type Row, type Table } from './tables.ts';

type Body = components['schemas']['Portfolio'];
const rub = (amount: string) => ({ amount, currency: 'RUB' as const });
const body = (): Body => ({
  companies: [
    {
      ...{
        externalId: 'K-1',
        clientType: 'legal_entity',
        name: 'ООО «Путь»',
        inn: '7704123450',
        kpp: '770401001',
      },
      contracts: [
        {
          ...{
            externalId: 'DL-1',
            number: 'Д-1',
            signedOn: '2026-02-10',
            endsOn: '2026-12-31',
            status: 'active',
          },
          asset: { name: 'КАМАЗ', vin: 'XTC1' },
          manager: { name: 'Павлова Ирина', phone: '+7 495 000-00-01' },
          buyoutPrice: rub('1000.00'),
          total: rub('122.00'),
          payments: [
            {
              number: 1,
              kind: 'lease',
              nominalDueOn: '2026-03-17',
              total: rub('122.00'),
              vatRatePercent: 22,
            },
          ],
        },
      ],
    },
  ],
});
const parse = (change: (body: Body) => void = () => {}) => {
  const changed = body();
  change(changed);
  return parsePortfolio(readJson(changed));
};
const first = <T>([value]: readonly T[]): T => value as T;
const contractOf = ({ companies }: Body) => first(first(companies).contracts);

describe('JSON', () => {
  test('is read whole', () => {
    const { entries, problems } = parse();
    expect(problems).toEqual([]);
    expect(entries).toMatchObject([
      {
        ...{ sheet: null, row: 1, lines: 1, problems: [] },
        company: { externalId: 'K-1', name: 'ООО «Путь»', ogrn: null },
        contract: {
          ...{ externalId: 'DL-1', assetVin: 'XTC1', managerPhone: '+7 495 000-00-01', status: 'active' },
          ...{ buyoutKopecks: 100000n, totalKopecks: 12200n },
        },
        payments: [{ number: 1, kind: 'lease', totalKopecks: 12200n, vatKopecks: null }],
      },
    ]);
  });

  test('names places by pointers', () => {
    const { entries } = parse((changed) => {
      first(changed.companies).inn = '7704123451';
      contractOf(changed).total = rub('123.00');
      first(contractOf(changed).payments).vat = rub('22.01');
    });
    const at = '/companies/0/contracts/0';
    expect(entries[0]?.problems.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['inn_invalid', 1, '/companies/0/inn'],
      ['vat_not_of_total', 1, `${at}/payments/0/vat/amount`],
      ['payments_not_of_total', 1, `${at}/total/amount`],
    ]);
  });

  test('without contracts is empty', () =>
    expect(() => parse((changed) => void first(changed.companies).contracts.pop())).toThrow(
      'portfolio_empty',
    ));
});

describe('a row is checked by itself', () => {
  type Contract = Body['companies'][number]['contracts'][number];
  type Change = { company?: object; contract?: Partial<Contract>; payment?: object };
  const person = { clientType: 'person', inn: '500100732259' };

  test.each<[string, Change, string[]]>([
    ['INN of a person', { company: { inn: person.inn } }, ['inn_not_of_client_type']],
    ['KPP of a person', { company: person }, ['kpp_not_expected']],
    ['OGRNIP of an organisation', { company: { ogrn: '304500116000157' } }, ['ogrn_invalid']],
    ['begins before it is signed', { contract: { startsOn: '2026-02-09' } }, ['contract_dates_disordered']],
    [
      'ends before it begins',
      { contract: { startsOn: '2026-03-01', endsOn: '2026-02-28' } },
      ['contract_dates_disordered', 'payment_after_end'],
    ],
    ['a schedule with a gap', { payment: { number: 2 } }, ['payment_number_missing']],
    ['a schedule of nothing', { contract: { payments: [] } }, ['schedule_empty']],
    ['20 % in 2026: only a warning', { payment: { vatRatePercent: 20 } }, ['vat_rate_of_date']],
    ['a number of nothing', { contract: { number: '\u200b ' } }, ['value_missing']],
    ['another century', { contract: { signedOn: '1926-02-10' } }, ['date_out_of_range']],
  ])('%s', (_, change, codes) => {
    const { entries } = parse((changed) => {
      Object.assign(first(contractOf(changed).payments), change.payment);
      Object.assign(contractOf(changed), change.contract);
      Object.assign(first(changed.companies), change.company);
    });
    expect(entries[0]?.problems.map(({ code }) => code)).toEqual(codes);
  });

  test('a manager has a name', () => {
    const tables = readJson(body());
    delete first(tables.contracts.rows).cells.managerName;
    expect(first(parsePortfolio(tables).entries).problems).toMatchObject([
      { code: 'value_missing', column: '/companies/0/contracts/0/manager/name' },
    ]);
  });
});

describe('repeats', () => {
  test('of a number refuse both contracts and name each other', () => {
    const { entries } = parse((changed) => {
      first(changed.companies).contracts.push({ ...contractOf(changed), externalId: 'DL-2' });
    });
    expect(entries.map(({ problems }) => problems)).toMatchObject([
      [{ code: 'contract_number_repeated', row: 1, params: { found: 'Д-1', rows: '2' } }],
      [{ code: 'contract_number_repeated', row: 2, params: { found: 'Д-1', rows: '1' } }],
    ]);
  });

  test('of codes and of companies', () => {
    const { entries } = parse((changed) => {
      const company = first(changed.companies);
      changed.companies.push({ ...company, contracts: [{ ...contractOf(changed), number: 'Д-2' }] });
    });
    for (const { problems } of entries) {
      expect(problems.map(({ code }) => code)).toEqual([
        'company_repeated',
        'company_repeated',
        'contract_external_id_repeated',
      ]);
    }
  });

  test('of an INN with another KPP are two companies', () => {
    const { entries } = parse((changed) => {
      const branch = { ...first(changed.companies), externalId: 'K-2', kpp: '770402001' };
      changed.companies.push({
        ...branch,
        contracts: [{ ...contractOf(changed), externalId: 'DL-2', number: 'Д-2' }],
      });
    });
    expect(entries.flatMap(({ problems }) => problems)).toEqual([]);
  });
});

test('a company without contracts is told, with what else is wrong with it', () => {
  const { problems } = parse((changed) => {
    changed.companies.push({ clientType: 'legal_entity', name: 'X', inn: '1', contracts: [] });
  });
  expect(problems.map(({ code, severity, row }) => [code, severity, row])).toEqual([
    ['inn_invalid', 'error', 2],
    ['company_without_contracts', 'warning', 2],
  ]);
});

describe('sheets are linked by keys', () => {
  const row = (at: number, cells: Row['cells']): Row => ({ row: at, cells, parent: null, problems: [] });
  const table = (sheet: string, rows: Row['cells'][]): Table => {
    const headings: Table['headings'] = {};
    for (const field of rows.flatMap((cells) => Object.keys(cells))) headings[field as Field] = field;
    return { sheet, headings, rows: rows.map((cells, index) => row(index + 2, cells)) };
  };
  const companies = [
    { companyExternalId: 'K-1', inn: '7704123450', kpp: '770401001' },
    { companyExternalId: 'K-2', inn: '7704123450', kpp: '770402001' },
    { inn: '0274062111' },
  ];
  const link = (contract: Row['cells'], payment: Row['cells']) =>
    linkTables({
      companies: table('Компании', companies),
      contracts: table('Договоры', [{ contractNumber: 'Д-1', contractExternalId: 'DL-1', ...contract }]),
      payments: table('График', [payment]),
      problems: [],
    });

  test.each<[Row['cells'], number | null, string[]]>([
    [{ companyExternalId: 'k-1' }, 0, []],
    [{ inn: '7704123450', kpp: '770402001' }, 1, []],
    [{ inn: '7704 123450', companyExternalId: 'K-2' }, 1, []],
    [{ inn: '274062111' }, 2, []],
    [{ inn: '7704123450' }, null, ['contract_company_ambiguous']],
    [{ companyExternalId: 'K-1', kpp: '770402001' }, null, ['contract_company_missing']],
    [{ companyExternalId: 'K-9' }, null, ['contract_company_missing']],
    [{}, null, ['contract_company_missing']],
  ])('a contract of %o', (keys, parent, codes) => {
    const { contracts } = link(keys, { contractNumber: 'Д-1' });
    expect(contracts.rows.map((one) => [one.parent, one.problems.map(({ code }) => code)])).toEqual([
      [parent, codes],
    ]);
  });

  test.each<[Row['cells'], string[]]>([
    [{ contractNumber: 'д-1' }, []],
    [{ contractExternalId: 'DL-1' }, []],
    [{ contractExternalId: 'DL-1', contractNumber: 'Д-2' }, ['payment_contract_missing']],
    [{ paymentNumber: '1' }, ['payment_contract_missing']],
  ])('a payment of %o', (keys, codes) => {
    const { payments, problems } = link({ companyExternalId: 'K-1' }, keys);
    expect([payments.rows.length, problems.map(({ code }) => code)]).toEqual([codes.length ? 0 : 1, codes]);
  });
});
