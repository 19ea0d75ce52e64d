import { afterEach, describe, expect, it } from 'vitest';
import { balanceBooks, bank, paidOf } from '../support/bank.ts';
import { callsTo } from '../support/calls.ts';
import { moveTo } from '../support/ledger.ts';
import { startTestServer } from '../support/server.ts';
import { OWN } from '../support/statements.ts';

const server = await startTestServer({ seed: false });
const { admin } = server;
const { imports, client, make, statement } = await bank(server);
const { carryOut, preview, rows } = imports;
const { call } = callsTo(server.url);
moveTo(server.clock, '2026-02-25');
afterEach(() => balanceBooks(admin));
const operator = await make.operator();

type Client = Awaited<ReturnType<typeof client>>;
type Told = { id: string; code?: string; detail?: string };
async function enter(of: Client, number: string, more: object = {}) {
  const json = {
    ...{ account: OWN, bookedOn: '2026-02-20', amount: { amount: '400.00', currency: 'RUB' }, number },
    ...{ payerName: of.name, payerInn: of.inn, purpose: 'Лизинг', ...more },
  };
  return (await call<Told>(operator, 'POST', '/v1/operator/receipts', { body: json })).body;
}
const fates = async (bytes: Uint8Array) =>
  (await carryOut(bytes)).rows.map(({ outcome, reason }) => (reason ? `${outcome}: ${reason}` : outcome));
const paid = async (of: Client) => (await Promise.all(of.contracts.map((one) => paidOf(admin, one)))).flat();
const known = 'duplicate: entered_by_hand';

describe('a document that was entered by hand before its statement came', () => {
  it('is not posted again; its receipt is told, and belongs to the statement', async () => {
    const of = await client(['1000.00']);
    const { id } = await enter(of, 'П-17');
    const bytes = statement(of.pays('400.00', 'Лизинг', { Номер: 'П-17' }));
    const before = await preview(bytes);
    expect(await rows(before.id)).toMatchObject([{ outcome: 'duplicate', reason: 'entered_by_hand' }]);
    const { made, rows: done } = await carryOut(bytes);
    expect(done).toMatchObject([{ outcome: 'duplicate', reason: 'entered_by_hand', receiptId: id }]);
    expect(made.counts).toMatchObject({ duplicate: 1, posting: { amount: '0.00' } });
    expect(await paid(of)).toEqual(['lease 1: 400.00 of 1000.00']);
    expect(await fates(bytes)).toEqual(['duplicate']);
  });

  it('is known without the payer’s INN and some days apart', async () => {
    const of = await client(['1000.00']);
    await enter(of, 'П-18', { payerInn: undefined, companyId: of.company, bookedOn: '2026-02-17' });
    expect(await fates(statement(of.pays('400.00', 'Лизинг', { Номер: 'П-18' })))).toEqual([known]);
    expect(await paid(of)).toEqual(['lease 1: 400.00 of 1000.00']);
  });

  it('hides no other money: of another number, sum, payer or week, a twin in the file, a later one', async () => {
    const [of, other] = [await client(['9000.00']), await client(['1000.00'])];
    await enter(of, 'П-19');
    const pays = (more: Record<string, string> = {}) =>
      of.pays('400.00', 'Лизинг', { Номер: 'П-19', ...more });
    const file = statement(
      pays({ Номер: 'П-20' }),
      pays({ Сумма: '400.01' }),
      pays({ ДатаПоступило: '26.02.2026', Дата: '26.02.2026' }),
      other.pays('400.00', 'Лизинг', { Номер: 'П-19', ПлательщикСчет: '40702810700000000092' }),
      pays(),
      pays(),
    );
    expect(await fates(file)).toEqual(['settle', 'settle', 'settle', 'settle', known, 'settle']);
    expect(await fates(statement(pays({ ПлательщикСчет: '40702810500000000091' })))).toEqual(['settle']);
  });

  it('cannot be told without a number', async () => {
    const of = await client(['1000.00']);
    await enter(of, '');
    expect(await fates(statement(of.pays('400.00', 'Лизинг', { Номер: '' })))).toEqual(['settle']);
  });

  it('entered between the preview and the posting, is seen by the posting', async () => {
    const of = await client(['1000.00']);
    const { id } = await preview(statement(of.pays('400.00', 'Лизинг', { Номер: 'П-21' })));
    await enter(of, 'П-21');
    await imports.confirm(id);
    expect(await rows(id)).toMatchObject([{ outcome: 'duplicate', reason: 'entered_by_hand' }]);
    expect(await paid(of)).toEqual(['lease 1: 400.00 of 1000.00']);
  });
});

describe('a receipt entered by hand', () => {
  it('of a document that a statement or a colleague brought is refused, and says which', async () => {
    const of = await client(['1000.00']);
    await carryOut(statement(of.pays('400.00', 'Лизинг', { Номер: 'П-22' })));
    expect(await enter(of, 'П-22')).toMatchObject({ code: 'receipt_already_posted' });
    await enter(of, 'П-23');
    const again = await enter(of, 'П-23', { bookedOn: '2026-02-22' });
    expect(again).toMatchObject({ code: 'receipt_already_posted' });
    expect(again.detail).toContain('П-23');
    expect(await paid(of)).toEqual(['lease 1: 800.00 of 1000.00']);
  });
});
