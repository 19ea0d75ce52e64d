import { describe, expect, test } from 'vitest';
import { type AgreedPayment, makeSchedule } from '../../contracts/schedule.ts';
import type { WrittenPayment } from '../../contracts/schedule-checks.ts';
import { shippedCalendar } from '../../platform/calendar.ts';
import { civilDate } from '../../platform/civil-date.ts';
import { countPlans, keysOf, planContract as plan, refuseTwins, totalOf } from './plan.ts';
import type {
  Existing,
  ExistingCompany,
  ExistingContract,
  PortfolioEntry,
  ToldCompany,
  ToldContract,
} from './portfolio.ts';

const planContract = (entry: PortfolioEntry, existing: Existing) => plan(entry, existing, shippedCalendar);
const scheduleOf = (lines: readonly AgreedPayment[]) => makeSchedule(lines, 'next', shippedCalendar);

const company: ToldCompany = {
  ...{
    externalId: 'K-1',
    clientType: 'legal_entity',
    name: 'ООО «Путь»',
    inn: '7704123450',
    kpp: '770401001',
  },
  ...{ ogrn: null, region: null, address: null },
};
const contract: ToldContract = {
  ...{ externalId: 'DL-1', number: 'Д-1', status: null, signedOn: civilDate('2026-02-10') },
  ...{ startsOn: null, endsOn: null, assetName: 'КАМАЗ', assetMake: null, assetModel: null, assetVin: null },
  ...{ assetSerialNumber: null, managerName: null, managerPhone: null, managerEmail: null },
  ...{ dueDateRule: null, penaltyDailyRatePercent: null, reminderDays: null, buyoutKopecks: null },
  ...{ totalKopecks: null, scheduleReason: null },
};
const line = (number: number, nominalDueOn: string, totalKopecks = 12200n): WrittenPayment => ({
  ...{ kind: 'lease', number, nominalDueOn: civilDate(nominalDueOn), totalKopecks, vatRatePercent: 22 },
  ...{ vatKopecks: null, netKopecks: null },
});
const lines = [line(1, '2026-03-17'), line(2, '2026-04-17')];

type Told = { company?: Partial<ToldCompany>; contract?: Partial<ToldContract>; payments?: WrittenPayment[] };
const entryOf = (told: Told = {}): PortfolioEntry => {
  const payments = told.payments ?? lines;
  const place = (sheet: string, row: number, column: string) => ({ sheet, row, column });
  return {
    ...{ sheet: 'Договоры', row: 2, lines: payments.length, problems: [], payments },
    shown: { companyName: '', companyInn: '', contractNumber: '', externalId: null },
    company: { ...company, ...told.company },
    contract: { ...contract, ...told.contract },
    places: {
      company: place('Компании', 2, 'ИНН'),
      contract: place('Договоры', 2, 'Номер договора'),
      payments: payments.map((_, index) => place('График', index + 2, 'Сумма платежа')),
    },
  };
};

const existingCompany: ExistingCompany = { ...company, id: 'company 1', region: 'Москва' };
const { totalKopecks: _, scheduleReason: __, ...terms } = contract;
const existingContract: ExistingContract = {
  ...{ ...terms, id: 'contract 1', companyId: 'company 1', status: 'completed', dueDateRule: 'next' },
  ...{ penaltyDailyRatePercent: '0.2', reminderDays: 5, managerName: 'Павлова Ирина', managerPhone: '1' },
  payments: scheduleOf(lines).map((one) => ({
    ...one,
    id: `payment ${one.number}`,
    paidKopecks: 0n,
  })),
};
const existing = (
  contracts: Partial<ExistingContract>[] = [{}],
  companies: Partial<ExistingCompany>[] = [{}],
): Existing => ({
  companies: companies.map((one) => ({ ...existingCompany, ...one })),
  contracts: contracts.map((one) => ({ ...existingContract, ...one })),
});
const paid = (paidKopecks: bigint) =>
  existingContract.payments.map((one) => (one.number === 1 ? { ...one, paidKopecks } : one));

test('two rows that are one existing contract, by its code and by its number, are both refused', () => {
  const [byCode, byNumber, other] = [
    entryOf({ contract: { externalId: 'DL-1', number: 'Д-9' } }),
    entryOf({ contract: { externalId: null, number: 'Д-1' } }),
    entryOf({ contract: { externalId: 'DL-3', number: 'Д-3' } }),
  ];
  const codes = refuseTwins([byCode, byNumber, other], existing()).map((entry) =>
    planContract(entry, existing()).problems.map(({ code }) => code),
  );
  expect(codes).toEqual([['contract_found_twice'], ['contract_found_twice'], []]);
  expect(refuseTwins([byNumber, other], existing())).toEqual([byNumber, other]);
});

describe('what is new', () => {
  test('is made whole, with the defaults', () => {
    const plan = planContract(entryOf({ contract: { scheduleReason: 'Договор' } }), existing([], []));
    expect(plan).toMatchObject({
      outcome: 'create',
      newCompany: true,
      contractId: null,
      changes: [],
      problems: [],
    });
    expect(plan.work?.company).toEqual({ id: null, terms: company });
    expect(plan.work?.contract.terms).toMatchObject({
      ...{ number: 'Д-1', status: 'active', dueDateRule: 'next', penaltyDailyRatePercent: '0.1' },
      ...{ reminderDays: 3, managerName: null },
    });
    expect(plan.work?.schedule).toMatchObject({ reason: 'Договор', payments: { update: [], remove: [] } });
    expect(plan.work?.schedule?.payments.insert).toEqual(scheduleOf(lines));
  });

  test('of a known company joins it', () => {
    const plan = planContract(entryOf(), existing([]));
    expect(plan).toMatchObject({
      outcome: 'create',
      newCompany: false,
      work: { company: { id: 'company 1' } },
    });
    expect(plan.work?.company.terms.region).toBe('Москва');
  });
});

describe('what is there already', () => {
  test('is unchanged when told again, and what is not told stays', () => {
    expect(planContract(entryOf(), existing())).toEqual({
      ...{ outcome: 'unchanged', newCompany: false, contractId: 'contract 1' },
      ...{ changes: [], problems: [], work: null },
    });
  });

  test.each<[string, Told, object[]]>([
    [
      'a field',
      { contract: { status: 'terminated', buyoutKopecks: 100000n } },
      [
        { code: 'contract_field', field: 'status', before: 'completed', after: 'terminated' },
        { code: 'contract_field', field: 'buyoutKopecks', before: null, after: '1000.00' },
      ],
    ],
    [
      'the company',
      { company: { name: 'АО «Путь»' } },
      [{ code: 'company_field', field: 'name', before: 'ООО «Путь»', after: 'АО «Путь»' }],
    ],
    [
      'another manager, who has no telephone yet',
      { contract: { managerName: 'Иванов' } },
      [
        { code: 'contract_field', field: 'managerName', before: 'Павлова Ирина', after: 'Иванов' },
        { code: 'contract_field', field: 'managerPhone', before: '1', after: null },
      ],
    ],
    [
      'another number under the same code',
      { contract: { number: 'Д-1/2' } },
      [{ code: 'contract_field', field: 'number', before: 'Д-1', after: 'Д-1/2' }],
    ],
  ])('is updated by %s, without a new schedule', (_name, told, changes) => {
    const plan = planContract(entryOf(told), existing());
    expect(plan).toMatchObject({ outcome: 'update', changes, work: { schedule: null } });
  });

  test('gets a new version of the schedule', () => {
    const payments = [line(1, '2026-03-17', 12300n), line(2, '2026-04-17'), line(3, '2026-05-18')];
    const plan = planContract(
      entryOf({ payments, contract: { scheduleReason: 'Доп. соглашение' } }),
      existing(),
    );
    expect(plan.changes).toEqual([
      { code: 'payments_added', count: 1 },
      { code: 'payments_changed', count: 1 },
    ]);
    expect(plan.work?.schedule?.reason).toBe('Доп. соглашение');
    // The second line has the same terms but learns that there are three now.
    expect(plan.work?.schedule?.payments.update.map(({ id }) => id)).toEqual(['payment 1', 'payment 2']);
  });
});

describe('paid money keeps its line', () => {
  test.each<[string, bigint, WrittenPayment[], object[]]>([
    ['a line falls to what is paid', 5000n, [line(1, '2026-03-17', 5000n), line(2, '2026-04-17')], []],
    [
      'a line falls below it',
      5000n,
      [line(1, '2026-03-17', 4999n), line(2, '2026-04-17')],
      [
        {
          code: 'payment_below_paid',
          sheet: 'График',
          row: 2,
          params: { kind: 'lease', number: 1, paid: '50.00' },
        },
      ],
    ],
    [
      'a line vanishes',
      1n,
      [{ ...line(1, '2026-03-17'), kind: 'fee' }],
      [{ code: 'payment_removed_but_paid', sheet: 'Договоры', row: 2 }],
    ],
  ])('%s', (_name, money, payments, problems) => {
    const plan = planContract(entryOf({ payments }), existing([{ payments: paid(money) }]));
    expect(plan.problems).toMatchObject(problems);
    expect([plan.outcome, plan.work === null]).toEqual(
      problems.length ? ['refuse', true] : ['update', false],
    );
  });
});

describe('a contract is known', () => {
  test.each<[string, Partial<ToldContract>, Partial<ExistingContract>[], string]>([
    ['by its code', {}, [{}], 'contract 1'],
    ['by its number when it tells no code', { externalId: null }, [{}], 'contract 1'],
    ['by its number when the known one has no code', {}, [{ externalId: null }], 'contract 1'],
    ['by neither', { externalId: 'DL-2', number: 'Д-2' }, [{}], 'nothing'],
    ['not by a number under another code', { externalId: 'DL-2' }, [{}], 'contract_number_taken'],
    [
      'not by the number of a third',
      { number: 'Д-2' },
      [{}, { id: 'c 2', externalId: null, number: 'Д-2' }],
      'contract_number_taken',
    ],
    ['not in another company', {}, [{ companyId: 'company 2' }], 'contract_company_changed'],
  ])('%s', (_name, told, contracts, expected) => {
    const plan = planContract(entryOf({ contract: told }), existing(contracts));
    expect(plan.problems[0]?.code ?? plan.contractId ?? 'nothing').toBe(expected);
    expect(plan.outcome === 'refuse').toBe(plan.problems.length > 0);
  });
});

describe('a company is known', () => {
  test.each<[string, Partial<ToldCompany>, Partial<ExistingCompany>[], string]>([
    ['by its code', { kpp: null }, [{}], 'company 1'],
    ['by its code, with another KPP', { kpp: '770402001' }, [{}], 'company 1'],
    ['by INN and KPP', { externalId: null }, [{ id: 'b', kpp: '1', externalId: 'K-2' }, {}], 'company 1'],
    ['by the only INN without a KPP', { externalId: null, kpp: null }, [{}], 'company 1'],
    ['not by an INN that two have', { externalId: null, kpp: null }, [{}, { id: 'b', kpp: '1' }], 'nothing'],
    ['not by INN with another KPP', { externalId: 'K-2', kpp: '770402001' }, [{}], 'nothing'],
    ['and takes the code it had not', {}, [{ externalId: null }], 'company 1'],
    ['but not under another INN', { inn: '0274062111' }, [{}], 'company_inn_changed'],
    ['but not under another code', { externalId: 'K-2' }, [{}], 'company_external_id_changed'],
    [
      'but not with the requisites of another',
      { kpp: '1' },
      [{}, { id: 'b', externalId: 'K-2', kpp: '1' }],
      'company_requisites_taken',
    ],
  ])('%s', (_name, told, companies, expected) => {
    const plan = planContract(entryOf({ company: told }), existing([], companies));
    expect(plan.problems[0]?.code ?? plan.work?.company.id ?? 'nothing').toBe(expected);
    expect(plan.newCompany).toBe(expected === 'nothing');
  });
});

test('an entry with an error does nothing, with a warning it does', () => {
  const problem = { code: 'vat_rate_of_date', sheet: null, row: 1, column: null, params: {} } as const;
  const outcomeWith = (severity: 'error' | 'warning') =>
    planContract({ ...entryOf(), problems: [{ ...problem, severity }] }, existing()).outcome;
  expect([outcomeWith('error'), outcomeWith('warning')]).toEqual(['refuse', 'unchanged']);
});

test('what the store looks up, and the counts', () => {
  const entries = [entryOf(), entryOf({ contract: { externalId: null, number: 'Д-2' } })];
  expect(keysOf(entries)).toEqual({
    ...{ companyExternalIds: ['K-1'], inns: ['7704123450'] },
    ...{ contractExternalIds: ['DL-1'], contractNumbers: ['Д-1', 'Д-2'] },
  });
  const plans = entries.map((entry) => planContract(entry, existing([], [])));
  expect(countPlans(entries, plans)).toEqual({
    ...{ contracts: 2, create: 2, update: 0, unchanged: 0, refuse: 0, newCompanies: 1, payments: 4 },
  });
  expect(totalOf(entryOf())).toBe(24400n);
  expect(totalOf({ ...entryOf(), payments: null })).toBeNull();
});
