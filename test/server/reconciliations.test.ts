import { execFileSync } from 'node:child_process';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { components } from '../../server/src/http/schema.gen.ts';
import { addDays, civilDate } from '../../server/src/platform/civil-date.ts';
import { fromWire } from '../../server/src/platform/money.ts';
import { type As, callsTo, type Problem } from '../support/calls.ts';
import { kopecks, ledger } from '../support/ledger.ts';
import { startTestServer } from '../support/server.ts';

type Act = components['schemas']['ReconciliationDetail'];
type Match = components['schemas']['LedgerMatch'];

const { admin, url } = await startTestServer({ at: '2026-11-25T09:00:00Z', seed: false });
const { call } = callsTo(url);
const books = ledger(admin, url);

/** Two contracts; money for both, in parts, waiting and left over. */
async function someCompany() {
  const company = await books.company();
  const [first, second] = [await books.contract(company), await books.contract(company)];
  const early = await books.payment(first, '2026-08-17', { total: '1000.00', number: 1 });
  const due = await books.payment(first, '2026-10-19', { total: '1000.00', number: 2 });
  const other = await books.payment(second, '2026-10-05', { total: '300.50', number: 1 });
  await books.payment(first, '2026-12-17', { total: '1000.00', number: 3 });
  const booked = (on: string) => ({ booked_on: civilDate(on), document_date: civilDate(on) });
  await books.receipt(company, '400.00', [[early, '400.00']], booked('2026-09-30'));
  await books.receipt(
    company,
    '900.00',
    [
      [early, '600.00'],
      [other, '300.00'],
    ],
    booked('2026-10-01'),
  );
  await books.receipt(company, '120.00', [[due, '100.00']], booked('2026-11-02'));
  await books.receipt(company, '7.00', [], { ...booked('2026-11-03'), waiting_reason: 'several_contracts' });
  const { as } = await books.person([{ company }]);
  return { company, first, second, as };
}
const make = (as: As, company: string, body: object) =>
  call<Act & Problem>(as, 'POST', `/v1/companies/${company}/reconciliations`, { body });
const quarter = { from: '2026-10-01', to: '2026-11-25' };
const sums = ({ opening, debit, credit, closing }: Pick<Act, 'opening' | 'debit' | 'credit' | 'closing'>) =>
  [opening, debit, credit, closing].map(({ amount }) => amount);

describe('an act', () => {
  it('counts charges by their due date and money whole by its booking date, contract by contract', async () => {
    const { company, first, second, as } = await someCompany();
    const { status, body } = await make(as, company, quarter);
    expect(status).toBe(201);
    expect(sums(body)).toEqual(['600.00', '1300.50', '1027.00', '873.50']);
    expect(body.sections.map((part) => [part.contractNumber, ...sums(part)])).toEqual([
      [first.number, '600.00', '1000.00', '700.00', '900.00'],
      [second.number, '0.00', '300.50', '300.00', '0.50'],
      [null, '0.00', '0.00', '27.00', '-27.00'],
    ]);
    expect(
      body.sections[0]?.lines.map(({ on, debit, credit, balance }) => [
        on,
        debit?.amount,
        credit?.amount,
        balance.amount,
      ]),
    ).toEqual([
      ['2026-10-01', undefined, '600.00', '0.00'],
      ['2026-10-19', '1000.00', undefined, '1000.00'],
      ['2026-11-02', undefined, '100.00', '900.00'],
    ]);
    expect(body).toMatchObject({ owes: 'lessee', lines: 7, asOf: '2026-11-25', contractIds: null });
    expect(body.conclusion.replaceAll('\u00a0', ' ')).toContain(
      'составляет 873,50 руб. (Восемьсот семьдесят три рубля 50 копеек)',
    );
  });

  it('of chosen contracts counts what settled those alone', async () => {
    const { company, second, as } = await someCompany();
    const { body } = await make(as, company, { ...quarter, contractIds: [second.id] });
    expect(sums(body)).toEqual(['0.00', '300.50', '300.00', '0.50']);
    expect(body.sections).toHaveLength(1);
  });

  it('stays as it was made', async () => {
    const { company, first, as } = await someCompany();
    const { body: made } = await make(as, company, quarter);
    await books.payment(first, '2026-10-20', { total: '5000.00' });
    const { body: kept } = await call<Act>(as, 'GET', `/v1/companies/${company}/reconciliations/${made.id}`);
    expect(kept).toEqual(made);
  });

  it('is seen by those who see all of its contracts', async () => {
    const { company, first, second, as } = await someCompany();
    const narrowed = await books.person([{ company, role: 'viewer', contracts: [second.id] }]);
    const { body: whole } = await make(as, company, quarter);
    const { body: own } = await make(narrowed.as, company, quarter);
    expect([own.contractIds, ...sums(own)]).toEqual([[second.id], '0.00', '300.50', '300.00', '0.50']);
    const list = await call<{ items: Act[] }>(narrowed.as, 'GET', `/v1/companies/${company}/reconciliations`);
    expect(list.body.items.map(({ id }) => id)).toEqual([own.id]);
    for (const path of ['', '/file']) {
      const told = await call(
        narrowed.as,
        'GET',
        `/v1/companies/${company}/reconciliations/${whole.id}${path}`,
      );
      expect(told.body.code).toBe('reconciliation_not_found');
    }
    const foreign = await make(narrowed.as, company, { ...quarter, contractIds: [first.id] });
    expect(foreign.body.code).toBe('contract_not_found');
  });

  it('says the same sums as PDF, XLSX and JSON', async () => {
    const { company, as } = await someCompany();
    const { body: act } = await make(as, company, quarter);
    const file = async (format: string) => {
      const path = `/v1/companies/${company}/reconciliations/${act.id}/file?format=${format}`;
      const response = await fetch(url + path, { headers: as && 'cookie' in as ? as : {} });
      expect(response.headers.get('content-disposition')).toContain(`.${format}`);
      return Buffer.from(await response.arrayBuffer());
    };
    expect(JSON.parse((await file('json')).toString())).toEqual(act);

    const pdf = execFileSync('pdftotext', ['-layout', '-', '-'], {
      input: await file('pdf'),
      encoding: 'utf8',
    });
    const printed = pdf.replaceAll('\u00a0', ' ').replaceAll(/ +/g, ' ');
    expect(printed).toContain('Сальдо начальное 600,00');
    expect(printed).toContain('Обороты за период 1 300,50 1 027,00');
    expect(printed).toContain('Сальдо конечное 873,50');
    expect(printed).toContain(act.lessor.name);

    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await file('xlsx')) as unknown as ArrayBuffer);
    const rows = new Map<string, unknown[]>();
    workbook.worksheets[0]?.eachRow((row) => {
      rows.set(String(row.getCell(1).value), [
        row.getCell(2).value,
        row.getCell(4).value,
        row.getCell(5).value,
      ]);
    });
    expect(rows.get('Сальдо начальное')).toEqual([null, 600, null]);
    expect(rows.get('Обороты за период')).toEqual([null, 1300.5, 1027]);
    expect(rows.get('Сальдо конечное')).toEqual([null, 873.5, null]);
    let days = 0;
    workbook.worksheets[0]?.getColumn(2).eachCell(({ value }) => {
      if (value instanceof Date) days += 1;
    });
    expect(days).toBe(act.lines);
  });

  test('what one ends with, the next begins with, and the parts make the whole', async () => {
    const { company, as } = await someCompany();
    const [from, last] = [civilDate('2026-08-01'), 116];
    const act = async (begin: number, end: number) =>
      (await make(as, company, { from: addDays(from, begin), to: addDays(from, end) })).body;
    const whole = await act(0, last);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: last - 1 }), async (cut) => {
        const [before, after] = [await act(0, cut), await act(cut + 1, last)];
        expect(after.opening).toEqual(before.closing);
        expect(after.closing).toEqual(whole.closing);
        expect(fromWire(before.debit) + fromWire(after.debit)).toBe(fromWire(whole.debit));
        expect(fromWire(before.credit) + fromWire(after.credit)).toBe(fromWire(whole.credit));
      }),
      { numRuns: 15 },
    );
  });
});

describe('a ledger that an ERP sends', () => {
  const match = (as: As, company: string, body: object) =>
    call<Match & Problem>(as, 'POST', `/v1/companies/${company}/reconciliations/match`, { body });
  const line = (date: string, kind: string, amount: string, more = {}) => ({
    date,
    kind,
    amount: { amount, currency: 'RUB' },
    ...more,
  });

  it('is told what agrees, differs and is missing, and why the balances differ', async () => {
    const { company, second, as } = await someCompany();
    const { status, body } = await match(as, company, {
      ...quarter,
      lines: [
        line('2026-10-19', 'charge', '1000.00', { id: 'a' }),
        line('2026-10-05', 'charge', '300.05', { id: 'b', contractNumber: second.number }),
        // Whole, as the bank has it; the contracts it settled are our matter.
        line('2026-10-03', 'payment', '900.00', { id: 'c' }),
        line('2026-11-02', 'payment', '120.00', { id: 'd' }),
        line('2026-11-20', 'payment', '77.00', { id: 'e', description: 'Возврат' }),
      ],
    });
    expect(status).toBe(200);
    const ids = (pairs: Match['matched']) =>
      pairs.map(({ theirs, differences }) => [theirs.id, ...differences]);
    expect([ids(body.matched), ids(body.differing)]).toEqual([[['a'], ['d']], [['c', 'date']]]);
    expect(body.missingHere).toEqual([
      line('2026-10-05', 'charge', '300.05', { id: 'b', contractNumber: second.number }),
      line('2026-11-20', 'payment', '77.00', { id: 'e', description: 'Возврат' }),
    ]);
    expect(body.missingThere.map(({ amount, contractNumber }) => [amount.amount, contractNumber])).toEqual([
      ['300.50', second.number],
      ['7.00', null],
    ]);
    expect([body.ours.closing.amount, body.theirs.closing.amount]).toEqual(['873.50', '803.05']);
    const { opening, missingThere, missingHere, differing } = body.explanation;
    expect([opening, missingThere, missingHere, differing].map(({ amount }) => amount)).toEqual([
      '0.00',
      '293.50',
      '-223.05',
      '0.00',
    ]);
    expect(body.difference.amount).toBe('70.45');
  });

  it('explains another opening balance, and refuses lines out of the period by their place', async () => {
    const { company, as } = await someCompany();
    const openingBalance = { amount: '500.00', currency: 'RUB' };
    const { body } = await match(as, company, { ...quarter, openingBalance, lines: [] });
    expect(body.explanation.opening.amount).toBe('100.00');
    const refused = await match(as, company, { ...quarter, lines: [line('2026-09-30', 'payment', '1.00')] });
    expect(refused.body).toMatchObject({
      code: 'ledger_line_out_of_period',
      errors: [{ pointer: '/lines/0/date' }],
    });
  });

  it('agrees wholly when it is ours, five thousand lines of it', async () => {
    const company = await books.company();
    const contract = await books.contract(company);
    await admin
      .insertInto('payments')
      .values(
        Array.from({ length: 1900 }, (_, index) => ({
          ...{ id: crypto.randomUUID(), company_id: company, contract_id: contract.id, kind: 'fee' as const },
          ...{ number: index + 1, count: 1900, nominal_due_on: civilDate('2026-10-05') },
          ...{ due_on: addDays(civilDate('2026-10-01'), index % 50), due_provisional: false },
          ...{
            net_kopecks: 1000n,
            vat_rate_percent: 0,
            vat_kopecks: 0n,
            total_kopecks: 1000n,
            paid_on: null,
          },
        })),
      )
      .execute();
    const { as } = await books.person([{ company }]);
    const { body: act } = await make(as, company, quarter);
    const mirrored = act.sections.flatMap(({ contractNumber, lines }) =>
      lines.map(({ on, debit }) => line(on, 'charge', debit?.amount ?? '', { contractNumber })),
    );
    const strangers = Array.from({ length: 3100 }, () => line('2026-10-05', 'payment', '10.00'));
    const { body } = await match(as, company, {
      ...quarter,
      lines: [...strangers, ...mirrored.toReversed()],
    });
    expect([body.matched.length, body.differing, body.missingThere, body.missingHere.length]).toEqual([
      1900,
      [],
      [],
      3100,
    ]);
    expect(kopecks(body.difference.amount)).toBe(3_100_000n);
  });
});
