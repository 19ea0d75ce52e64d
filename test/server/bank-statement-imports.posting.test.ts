import { afterEach, describe, expect, it, test } from 'vitest';
import { civilDate } from '../../server/src/platform/civil-date.ts';
import { balanceBooks, bank } from '../support/bank.ts';
import { callsTo } from '../support/calls.ts';
import { moveTo } from '../support/ledger.ts';
import { startTestServer } from '../support/server.ts';
import { encode, file, header, OWN, section } from '../support/statements.ts';

const server = await startTestServer({ seed: false });
const { admin } = server;
const { make, imports, client, statement } = await bank(server);
const { preview, rows, confirm, carryOut } = imports;
const { call } = callsTo(server.url);
moveTo(server.clock, '2026-02-20');
afterEach(() => balanceBooks(admin));

describe('a confirmed statement', () => {
  it('is seen by the client, told in the log, and its waiting money by the operator', async () => {
    const of = await client(['1000.00', '1000.00']);
    const { as } = await make.person([{ company: of.company }]);
    const summary = async () => (await call(as, 'GET', `/v1/companies/${of.company}/debt-summary`)).body;
    expect(await summary()).toMatchObject({ overdue: { amount: { amount: '2000.00' }, payments: 2 } });
    const bytes = statement(of.pays('1500.00', 'Лизинг'), of.pays('9.00', 'По договору № ХХ-999/77'));
    await preview(bytes);
    expect(await summary()).toMatchObject({ overdue: { amount: { amount: '2000.00' } } });
    const { rows: posted } = await carryOut(bytes);
    expect(await summary()).toMatchObject({
      overdue: { amount: { amount: '500.00' }, payments: 1 },
      awaitingAllocation: { amount: '9.00' },
      overpayment: { amount: '0.00' },
    });
    const paid = await admin
      .selectFrom('payments')
      .select(['number', 'paid_on'])
      .where('company_id', '=', of.company)
      .orderBy('number')
      .execute();
    expect(paid).toEqual([
      { number: 1, paid_on: civilDate('2026-02-20') },
      { number: 2, paid_on: null },
    ]);
    const told = await admin
      .selectFrom('events')
      .select(['type', 'data'])
      .where('company_id', '=', of.company)
      .orderBy('tx_id')
      .orderBy('seq')
      .execute();
    expect(told.map(({ type, data }) => [type, data.number ?? data.unallocated])).toEqual([
      ['receipt.posted', { amount: '0.00', currency: 'RUB' }],
      ['payment.paid', 1],
    ]);
    const waiting = await admin
      .selectFrom('receipts')
      .selectAll()
      .where('id', '=', posted[1]?.receiptId ?? '')
      .execute();
    expect(waiting).toMatchObject([
      { company_id: of.company, waiting_reason: 'contract_unknown', allocated_kopecks: 0n },
    ]);
  });

  it('dates a payment by the latest receipt of it, whichever was posted last', async () => {
    const of = await client(['1000.00']);
    for (const day of ['10.02.2026', '20.02.2026', '15.02.2026'])
      await carryOut(
        statement(of.pays(day === '15.02.2026' ? '600.00' : '200.00', 'Лизинг', { ДатаПоступило: day })),
      );
    const paid = await admin
      .selectFrom('payments')
      .select('paid_on')
      .where('company_id', '=', of.company)
      .execute();
    expect(paid).toEqual([{ paid_on: '2026-02-20' }]);
  });

  it('is planned anew when debts changed since its preview', async () => {
    const of = await client(['1000.00', '1000.00']);
    const { id } = await preview(statement(of.pays('1000.00', 'Лизинг')));
    await carryOut(statement(of.pays('1000.00', 'Лизинг')));
    expect((await rows(id))[0]?.settles[0]?.number).toBe(1);
    await confirm(id);
    expect((await rows(id))[0]?.settles[0]?.number).toBe(2);
  });

  it('goes by the ETag of its preview', async () => {
    const { id } = await preview(statement((await client([])).pays('1.00', 'Лизинг')));
    const { etag } = await imports.find(id);
    await expect(confirm(id, { 'if-match': '"another"' })).rejects.toThrow('412 precondition_failed');
    await confirm(id, { 'if-match': etag });
    await expect(confirm(id)).rejects.toThrow('409 import_already_confirmed');
  });
});

describe('a file', () => {
  it('tells its encoding, version, accounts and whether they agree', async () => {
    const of = await client(['100.00']);
    const parts = [
      header(OWN),
      section(OWN, '20.02.2026', ['10.00', '5.00', '0.00', '16.00']),
      of.pays('5.00', 'Лизинг'),
    ];
    const made = await preview(encode(file(...parts).join('\r\n'), 'ibm866'), 'kl_to_1c.txt');
    expect(made).toMatchObject({
      ...{ fileName: 'kl_to_1c.txt', encoding: 'ibm866', formatVersion: '1.03' },
      ...{ complete: true, state: 'previewed' },
      accounts: [
        {
          account: OWN,
          opening: { amount: '10.00' },
          incoming: { amount: '5.00' },
          closing: { amount: '16.00' },
          balanced: false,
        },
      ],
    });
    expect(made.warnings).toMatchObject([{ code: 'balance_mismatch', line: expect.any(Number) }]);
  });

  test.each<[string, Uint8Array | string, string]>([
    ['nothing', '', '422 statement_empty'],
    ['blank lines', '\r\n\r\n', '422 statement_empty'],
    ['prose', 'Выписка за февраль', '422 statement_not_recognised'],
    ['a PDF', '%PDF-1.7', '422 statement_is_pdf'],
    ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), '422 statement_not_recognised'],
    ['a portfolio', 'Код компании;ИНН\r\nК-1;7704123450\r\n', '422 statement_not_recognised'],
  ])('of %s is refused and not kept', async (_, content, refusal) => {
    const kept = () => admin.selectFrom('bank_statement_imports').select('id').execute();
    const before = await kept();
    await expect(preview(content)).rejects.toThrow(refusal);
    expect(await kept()).toEqual(before);
  });
});
