import ExcelJS from 'exceljs';
import { describe, expect, it, test } from 'vitest';
import type { components } from '../../server/src/http/schema.gen.ts';
import { callsTo } from '../support/calls.ts';
import { importsOf } from '../support/imports.ts';
import { ledger, moveTo } from '../support/ledger.ts';
import { companyOf, contractOf, innOf, leasePayments } from '../support/portfolios.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer({ seed: false });
const { admin } = server;
const operator = await ledger(admin, server.url).operator();
const { preview, rows, carryOut } = importsOf('Portfolio', server.url, operator);
const { call } = callsTo(server.url);
moveTo(server.clock, '2026-02-20');

const download = async (format: string) => {
  const { cookie } = operator;
  const path = `/v1/operator/portfolio-template?format=${format}`;
  return Buffer.from(await (await fetch(server.url + path, { headers: { cookie } })).arrayBuffer());
};
const count = async () =>
  Object.fromEntries(
    await Promise.all(
      (['companies', 'contracts', 'schedule_versions', 'payments', 'events'] as const).map(async (table) => {
        const { many } = await admin
          .selectFrom(table)
          .select(({ fn }) => fn.countAll<bigint>().as('many'))
          .executeTakeFirstOrThrow();
        return [table, Number(many)];
      }),
    ),
  );

describe('the published template, filled as its example', () => {
  it('is previewed without a change, then makes the company, the contract and its schedule', async () => {
    const [file, before] = [await download('xlsx'), await count()];
    const made = await preview(file, 'портфель.xlsx');
    expect(made).toMatchObject({
      ...{ state: 'previewed', format: 'xlsx', fileName: 'портфель.xlsx', createdBy: 'Павлова Ирина' },
      counts: { contracts: 1, create: 1, update: 0, unchanged: 0, refuse: 0, newCompanies: 1, payments: 5 },
      problems: [],
    });
    expect(await rows(made.id)).toMatchObject([
      {
        ...{ row: 2, sheet: 'Договоры', outcome: 'create', companyName: 'ООО «Образец»', newCompany: true },
        ...{ contractNumber: 'ДЛ-2026/0101', payments: 5, total: { amount: '678291.50' }, contractId: null },
      },
    ]);
    expect(await count()).toEqual(before);

    const { made: done, rows: posted } = await carryOut(file, 'портфель.xlsx');
    expect(done).toMatchObject({ state: 'confirmed', counts: { create: 1 } });
    expect(await count()).toEqual({
      companies: 1,
      contracts: 1,
      schedule_versions: 1,
      payments: 5,
      events: 1,
    });

    const path = `/v1/operator/contracts/${posted[0]?.contractId}`;
    const { body } = await call<components['schemas']['ContractDetail']>(operator, 'GET', path);
    expect(body).toMatchObject({
      ...{ externalId: 'DL-2026-0101', number: 'ДЛ-2026/0101', status: 'active', signedOn: '2026-02-10' },
      ...{ asset: { name: 'КАМАЗ 5490', vin: 'XTC549015N2512345' }, manager: { name: 'Павлова Ирина' } },
      ...{
        dueDateRule: 'next',
        reminderDays: 3,
        buyoutPrice: { amount: '1000.00' },
        total: { amount: '678291.50' },
      },
      schedule: { version: 1, effectiveOn: '2026-02-10', reason: 'Договор' },
    });
    // 17 May 2026 and 31 May 2026 are Sundays.
    expect(
      body.schedule.payments.map(({ kind, number, nominalDueOn, dueOn, vat }) => [
        kind,
        number,
        nominalDueOn,
        dueOn,
        vat.amount,
      ]),
    ).toEqual([
      ['advance', 1, '2026-02-10', '2026-02-10', '54278.69'],
      ['lease', 1, '2026-03-17', '2026-03-17', '22618.61'],
      ['lease', 2, '2026-04-17', '2026-04-17', '22618.61'],
      ['lease', 3, '2026-05-17', '2026-05-18', '22618.61'],
      ['buyout', 1, '2026-05-31', '2026-06-01', '180.33'],
    ]);
  });

  test.each(['xlsx', 'csv'])('changes nothing when it comes again as %s', async (format) => {
    const [file, before] = [await download(format), await count()];
    const { made, rows: posted } = await carryOut(file, `портфель.${format}`);
    expect(made).toMatchObject({ format, counts: { create: 0, update: 0, unchanged: 1, refuse: 0 } });
    expect(posted).toMatchObject([{ outcome: 'unchanged', changes: [], contractId: expect.any(String) }]);
    expect(await count()).toEqual(before);
  });

  it('is known by its bytes, whatever its name', async () => {
    expect(await preview(await download('csv'), 'портфель.xlsx')).toMatchObject({ format: 'csv' });
    expect(await preview(await download('xlsx'), 'портфель.csv')).toMatchObject({ format: 'xlsx' });
  });
});

describe('JSON of a back office', () => {
  it('makes a company once for all of its contracts', async () => {
    const company = companyOf('ООО «Двойка»', [contractOf('Д-1'), contractOf('Д-2')]);
    const other = companyOf('ООО «Тройка»', [contractOf('Т-1')]);
    const { made, rows: posted } = await carryOut({ companies: [company, other] });
    expect(made).toMatchObject({
      format: 'json',
      fileName: null,
      counts: { create: 3, newCompanies: 2, payments: 9 },
    });
    expect(posted.map(({ outcome }) => outcome)).toEqual(['create', 'create', 'create']);
    const owners = await admin
      .selectFrom('contracts')
      .select(['number', 'company_id'])
      .where('number', 'in', ['Д-1', 'Д-2', 'Т-1'])
      .orderBy('number')
      .execute();
    expect(owners[0]?.company_id).toBe(owners[1]?.company_id);
    expect(owners[0]?.company_id).not.toBe(owners[2]?.company_id);
  });

  it('keeps what an update does not tell', async () => {
    const full = contractOf('П-1', leasePayments('500.00'), { reminderDays: 7, dueDateRule: 'none' });
    await carryOut({ companies: [companyOf('ООО «Память»', [full])] });
    const { made } = await carryOut({
      companies: [companyOf('ООО «Память»', [contractOf('П-1', full.payments)])],
    });
    expect(made.counts).toMatchObject({ unchanged: 1 });
  });
});

describe('what is refused', () => {
  const problemsOf = async (...content: Parameters<typeof preview>) => {
    const { id, problems } = await preview(...content);
    const told = (await rows(id, 'limit=200', 'en')).flatMap((row) => row.problems);
    return [...problems, ...told].filter(({ severity }) => severity === 'error');
  };
  const places = async (...content: Parameters<typeof preview>) =>
    (await problemsOf(...content)).map(({ code, sheet, row, column }) => [code, sheet, row, column]);
  async function workbook(change: (sheet: (name: string) => ExcelJS.Worksheet) => void) {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await download('xlsx')) as unknown as ExcelJS.Buffer);
    change((name) => book.getWorksheet(name) as ExcelJS.Worksheet);
    return new Uint8Array(await book.xlsx.writeBuffer());
  }
  const csv = async (change: (text: string) => string) => change((await download('csv')).toString('utf8'));

  it('is named by sheet, row and column of a workbook', async () => {
    const file = await workbook((sheet) => {
      sheet('Компании').getCell('D2').value = '7704123451';
      sheet('График').getCell('F3').value = '125 430,505';
      sheet('График').getCell('E4').value = '31.02.2026';
    });
    expect(await places(file)).toEqual(
      expect.arrayContaining([
        ['inn_invalid', 'Компании', 2, 'ИНН'],
        ['money_too_precise', 'График', 3, 'Сумма платежа'],
        ['date_invalid', 'График', 4, 'Дата платежа'],
      ]),
    );
  });

  it('is named by line and column of a CSV, in the language asked', async () => {
    const file = await csv((text) => text.replaceAll('7704123450', '7704123451'));
    const [problem] = await problemsOf(file);
    expect(problem).toMatchObject({ code: 'inn_invalid', sheet: null, row: 2, column: 'ИНН' });
    expect(problem?.message).toBe('INN 7704123451: the check digit or the number of digits is wrong');
    const { id } = await preview(file);
    expect((await rows(id))[0]?.problems[0]?.message).toBe(
      'ИНН 7704123451: не сходится контрольная цифра или число цифр',
    );
  });

  test.each<[string, Parameters<typeof contractOf>[2], unknown[]]>([
    [
      'a total that its lines do not make',
      { total: { amount: '2999.99', currency: 'RUB' } },
      ['payments_not_of_total'],
    ],
    ['a line before its signing', { signedOn: '2026-04-01' }, ['payment_before_signing']],
    ['a line after its end', { endsOn: '2026-04-30' }, ['payment_after_end']],
    [
      'a gap in its numbers',
      { payments: leasePayments('1.00', '1.00').slice(1) },
      ['payment_number_missing'],
    ],
    [
      'a number twice',
      { payments: [...leasePayments('1.00'), ...leasePayments('1.00')] },
      ['payment_number_repeated'],
    ],
  ])('%s', async (_, more, codes) => {
    const file = { companies: [companyOf('ООО «Ошибка»', [contractOf('О-1', undefined, more)])] };
    const told = await problemsOf(file);
    expect([...new Set(told.map(({ code }) => code))]).toEqual(codes);
    expect(told[0]?.column).toMatch(/^\/companies\/0\/contracts\/0/);
  });

  it('a number that stands twice, or is another contract’s, or another company’s', async () => {
    await carryOut({ companies: [companyOf('ООО «Занято»', [contractOf('З-1')])] });
    const codes = async (...companies: Parameters<typeof companyOf>[1][]) =>
      (
        await problemsOf({
          companies: companies.map((contracts, index) => companyOf(`ООО «Новая ${index}»`, contracts)),
        })
      ).map(({ code }) => code);
    expect(await codes([contractOf('Н-1'), contractOf('Н-1', undefined, { externalId: 'E-2' })])).toContain(
      'contract_number_repeated',
    );
    expect(await codes([contractOf('З-1', undefined, { externalId: 'E-3' })])).toEqual([
      'contract_number_taken',
    ]);
    expect(await codes([contractOf('З-1')])).toEqual(['contract_company_changed']);
  });

  it('a company that is another one by its INN', async () => {
    await carryOut({ companies: [companyOf('ООО «ИНН»', [contractOf('И-1')])] });
    const other = companyOf('ООО «ИНН»', [contractOf('И-1')], { inn: innOf('another') });
    expect((await problemsOf({ companies: [other] })).map(({ code }) => code)).toContain(
      'company_inn_changed',
    );
  });

  test.each<[string, () => Promise<Uint8Array | string> | Uint8Array | string, string]>([
    ['nothing', () => '', '422 portfolio_empty'],
    ['a heading alone', () => csv((text) => `${text.split('\r\n')[0]}\r\n`), '422 portfolio_empty'],
    ['a PDF', () => '%PDF-1.7\n%\u0000\u0001', '422 portfolio_not_recognised'],
    [
      'a ZIP of something else',
      () => Buffer.from('504b0304140000000800', 'hex'),
      '422 portfolio_not_recognised',
    ],
    [
      'half a workbook',
      async () => (await download('xlsx')).subarray(0, 6000),
      '422 portfolio_not_recognised',
    ],
    ['prose', () => 'Уважаемые коллеги, направляем портфель.', '422 portfolio_column_missing'],
    [
      'an open quote',
      () => csv((text) => text.replace('ООО «Образец»', '"ООО «Образец»')),
      '422 portfolio_row_broken',
    ],
    [
      'a bank statement',
      () => '1CClientBankExchange\r\nВерсияФормата=1.03\r\n',
      '422 portfolio_column_missing',
    ],
  ])('a file that is %s', async (_, content, refusal) => {
    const before = await admin.selectFrom('portfolio_imports').select('id').execute();
    await expect(preview(await content())).rejects.toThrow(refusal);
    expect(await admin.selectFrom('portfolio_imports').select('id').execute()).toEqual(before);
  });
});
