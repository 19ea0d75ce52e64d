import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { components } from '../../server/src/http/schema.gen.ts';
import { createInvoice } from '../../server/src/invoices/create-invoice.ts';
import { sellerOf } from '../../server/src/invoices/paper.ts';
import { sandboxLessor } from '../../server/src/lessor.ts';
import { followEvents } from '../../server/src/notifications/store.ts';
import { type As, callsTo } from '../support/calls.ts';
import { type Contract, kopecks, ledger, moveTo, type Payment } from '../support/ledger.ts';
import { roubles } from '../support/portfolios.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer({ seed: false });
const { admin, clock, db } = server;
const { call } = callsTo(server.url);
const make = ledger(admin, server.url);
type Schemas = components['schemas'];
type Invoice = Schemas['InvoiceDetail'] & { code: string; errors: { pointer: string; message: string }[] };

moveTo(clock, '2026-11-25');
const company = await make.company('ООО «Северный путь»');
const { as: owner } = await make.person([{ company }]);
const [truck, crane] = [await make.contract(company), await make.contract(company)];
const newPayment = (contract: Contract = truck, more: Parameters<typeof make.payment>[2] = {}) =>
  make.payment(contract, '2026-12-17', {
    ...{ total: '1220.00', vat_rate_percent: 22, net_kopecks: 100_000n, vat_kopecks: 22_000n },
    ...more,
  });
const at = (rest = '', of = company) => `/v1/companies/${of}/invoices${rest}`;
type Line = { paymentId: string; amount?: { amount: string; currency: string } };
const line = ({ id }: Payment, amount?: string): Line => ({
  paymentId: id,
  ...(amount ? { amount: { amount, currency: 'RUB' } } : {}),
});
const create = (lines: Line[], as: As = owner, key: string = randomUUID()) =>
  call<Invoice>(as, 'POST', at(), { body: { lines }, headers: { 'idempotency-key': key } });
const made = async (...lines: Line[]) => (await create(lines)).body;
const get = async (id: string, as: As = owner) => (await call<Invoice>(as, 'GET', at(`/${id}`))).body;
const cancel = (id: string, as: As = owner) => call<Invoice>(as, 'POST', at(`/${id}/cancellation`));
const list = async (query = '', as: As = owner) =>
  (await call<Schemas['InvoicePage']>(as, 'GET', at(query))).body.items;
const told = async (id: string) =>
  (
    await admin.selectFrom('events').select(['type', 'contract_id']).where('object_id', '=', id).execute()
  ).map(({ type, contract_id }) => [type, contract_id]);

/** Money that settles a payment; with an invoice, money that named it. */
async function pay(payment: Payment, amount: string, invoiceId?: string): Promise<string> {
  const receipt = await make.receipt(company, amount, [[payment, amount]]);
  await admin
    .updateTable('payments')
    .set(({ eb }) => ({ paid_kopecks: eb('paid_kopecks', '+', kopecks(amount)) }))
    .where('id', '=', payment.id)
    .execute();
  if (invoiceId)
    await admin
      .updateTable('allocations')
      .set({ invoice_id: invoiceId, rule: 'purpose_invoice' })
      .where('receipt_id', '=', receipt)
      .execute();
  return receipt;
}
describe('createInvoice', () => {
  it('asks for payments of several contracts, whole and in part, with both sides’ requisites', async () => {
    const [whole, part] = [await newPayment(), await newPayment(crane, { paid: '220.00' })];
    const { status, body } = await create([line(whole), line(part, '100.00')]);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...{ issuedOn: '2026-11-25', payBy: '2026-12-17', status: 'open', payments: 2 },
      ...{ total: roubles('1320.00'), vat: roubles('238.03'), net: roubles('1081.97') },
      ...{ paid: roubles('0.00'), payable: roubles('1320.00') },
      buyer: { name: 'ООО «Северный путь»' },
      seller: { inn: sandboxLessor.inn, bank: sandboxLessor.bank },
      amountInWords: 'Одна тысяча триста двадцать рублей 00 копеек',
    });
    expect(body.number).toMatch(/^2026-\d+$/);
    expect(body.purpose).toContain(`по счёту № ${body.number} от 25.11.2026 по договорам лизинга`);
    expect(body.qrPayload).toContain(`|Sum=132000|Purpose=${body.purpose}|`);
    expect(body.lines.map(({ total, outstanding }) => [total, outstanding])).toEqual([
      [roubles('1220.00'), roubles('1220.00')],
      [roubles('100.00'), roubles('1000.00')],
    ]);
    expect(await told(body.id)).toEqual([['invoice.created', null]]);
    expect(await get(body.id)).toEqual(body);
  });

  it('may ask for one payment several times', async () => {
    const payment = await newPayment();
    const [first, second] = [await made(line(payment)), await made(line(payment))];
    expect([first.status, second.status]).toEqual(['open', 'open']);
    expect(await told(first.id)).toEqual([['invoice.created', truck.id]]);
  });

  it('keeps requisites and lines as they were', async () => {
    const payment = await newPayment();
    const { id, lines } = await made(line(payment));
    await admin.updateTable('companies').set({ name: 'Другое имя' }).where('id', '=', company).execute();
    await admin.deleteFrom('payments').where('id', '=', payment.id).execute();
    const later = await get(id);
    await admin
      .updateTable('companies')
      .set({ name: 'ООО «Северный путь»' })
      .where('id', '=', company)
      .execute();
    expect(later).toMatchObject({ buyer: { name: 'ООО «Северный путь»' }, status: 'settled' });
    expect(later.lines).toEqual([{ ...lines[0], outstanding: roubles('0.00') }]);
  });

  it('refuses what is not to be paid, and says which line', async () => {
    const [open, paid] = [await newPayment(), await newPayment(truck, { paid: '1220.00' })];
    const stranger = await newPayment(await make.contract(await make.company()));
    const refused = async (...lines: Line[]) => {
      const { status, body } = await create(lines);
      return [status, body.code, body.errors.map(({ pointer }) => pointer)];
    };
    expect(await refused(line(open), line(stranger))).toEqual([
      404,
      'payment_not_found',
      ['/lines/1/paymentId'],
    ]);
    expect(await refused(line(paid))).toEqual([409, 'payment_already_paid', ['/lines/0/paymentId']]);
    expect(await refused(line(open), line(open, '1.00'))).toEqual([
      422,
      'invoice_payment_repeated',
      ['/lines/1/paymentId'],
    ]);
    expect(await refused(line(open, '1220.01'))).toEqual([
      422,
      'invoice_amount_out_of_range',
      ['/lines/0/amount/amount'],
    ]);
    expect(await refused()).toEqual([400, 'invalid_request', ['/lines']]);
    expect(await refused(...Array.from({ length: 101 }, () => line(open)))).toEqual([
      400,
      'invalid_request',
      ['/lines'],
    ]);
  });

  it('knows one invoice for one click, however often it was sent at once', async () => {
    const [payment, key] = [await newPayment(), randomUUID()];
    const answers = await Promise.all(Array.from({ length: 6 }, () => create([line(payment)], owner, key)));
    const ids = new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id));
    expect(ids.size).toBe(1);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const rows = await admin
      .selectFrom('invoice_lines')
      .select('invoice_id')
      .where('payment_id', '=', payment.id)
      .execute();
    expect(rows.length).toBe(1);
  });

  it('numbers without gaps in a crowd where some fail', async () => {
    const payment = await newPayment();
    const absent = { paymentId: randomUUID() };
    const broken = () =>
      db
        .transaction()
        .execute(async (tx) => {
          const asked = [{ paymentId: payment.id, amountKopecks: null }];
          const scope = { companyId: company, contractIds: null };
          await createInvoice(tx, clock, scope, sellerOf(sandboxLessor), asked, 'проба');
          throw new Error('an accident after the number was taken');
        })
        .catch(() => null);
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        index % 5 === 3 ? broken() : create([index % 5 === 1 ? absent : line(payment)]),
      ),
    );
    const rows = await admin
      .selectFrom('invoices')
      .select('sequence')
      .where('year', '=', 2026)
      .orderBy('sequence')
      .execute();
    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, index) => index + 1));
    moveTo(clock, '2027-01-11');
    expect((await made(line(payment))).number).toBe('2027-1');
    moveTo(clock, '2026-11-25');
  });
});

it('is no news to the people of the company', async () => {
  await made(line(await newPayment()));
  while ((await followEvents(db, 500)) > 0);
  const { status, body } = await call<Schemas['NotificationPage']>(
    owner,
    'GET',
    `/v1/companies/${company}/notifications`,
  );
  expect([status, body.items]).toEqual([200, []]);
});

describe('the status', () => {
  it('is paid by money that named the invoice, and says by which', async () => {
    const payment = await newPayment();
    const { id } = await made(line(payment));
    const first = await pay(payment, '220.00', id);
    expect(await get(id)).toMatchObject({
      ...{ status: 'open', paid: roubles('220.00'), payable: roubles('1000.00') },
      receipts: [{ receiptId: first, amount: roubles('220.00') }],
    });
    const second = await pay(payment, '1000.00', id);
    expect(await get(id)).toMatchObject({ status: 'paid', payable: roubles('0.00') });
    expect((await get(id)).receipts.map(({ receiptId }) => receiptId).sort()).toEqual([first, second].sort());
  });

  it('is settled by other money; what is payable never exceeds what the payment lacks', async () => {
    const payment = await newPayment();
    const [whole, part] = [await made(line(payment)), await made(line(payment, '500.00'))];
    await pay(payment, '820.00');
    expect(await get(whole.id)).toMatchObject({ status: 'open', payable: roubles('400.00') });
    expect(await get(part.id)).toMatchObject({ status: 'open', payable: roubles('400.00') });
    await pay(payment, '400.00');
    expect((await get(whole.id)).status).toBe('settled');
    expect((await list('?status=settled')).map(({ id }) => id)).toEqual(
      expect.arrayContaining([whole.id, part.id]),
    );
    expect((await list('?status=open')).map(({ id }) => id)).not.toContain(whole.id);
  });

  it('is open again when the allocation is undone', async () => {
    const payment = await newPayment();
    const { id } = await made(line(payment));
    const receipt = await pay(payment, '1220.00', id);
    expect((await get(id)).status).toBe('paid');
    await admin
      .updateTable('allocations')
      .set({ undone_at: clock.now() })
      .where('receipt_id', '=', receipt)
      .execute();
    await admin.updateTable('payments').set({ paid_kopecks: 0n }).where('id', '=', payment.id).execute();
    expect(await get(id)).toMatchObject({ status: 'open', paid: roubles('0.00'), receipts: [] });
  });
});

describe('cancelInvoice', () => {
  it('leaves nothing to pay and no QR; twice or when paid it is refused', async () => {
    const payment = await newPayment();
    const { id } = await made(line(payment));
    expect((await cancel(id)).body).toMatchObject({
      ...{ status: 'cancelled', payable: roubles('0.00'), qrPayload: null },
      cancelledAt: expect.any(String),
    });
    expect((await told(id)).map(([type]) => type)).toEqual(['invoice.created', 'invoice.cancelled']);
    expect([(await cancel(id)).body.code]).toEqual(['invoice_already_cancelled']);
    for (const format of ['qr', '1c'])
      expect((await call<Invoice>(owner, 'GET', at(`/${id}/file?format=${format}`))).status).toBe(409);

    const other = await made(line(payment));
    await pay(payment, '1220.00', other.id);
    const { status, body } = await cancel(other.id);
    expect([status, body.code]).toEqual([409, 'invoice_already_paid']);
  });

  it('has one winner when two cancel at once', async () => {
    const { id } = await made(line(await newPayment()));
    const statuses = (await Promise.all([cancel(id), cancel(id)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409]);
  });
});

describe('a person of some contracts', () => {
  it('sees and makes invoices of those alone', async () => {
    const { as: mechanic } = await make.person([{ company, role: 'accountant', contracts: [crane.id] }]);
    const [own, foreign] = [await newPayment(crane), await newPayment(truck)];
    const mine = (await create([line(own)], mechanic)).body;
    expect((await create([line(foreign)], mechanic)).body.code).toBe('payment_not_found');
    const [mixed, others] = [await made(line(own), line(foreign)), await made(line(foreign))];
    const seen = (await list('?limit=200', mechanic)).map(({ id }) => id);
    expect(seen).toContain(mine.id);
    for (const { id } of [mixed, others]) {
      expect(seen).not.toContain(id);
      expect((await get(id, mechanic)).code).toBe('invoice_not_found');
      expect((await cancel(id, mechanic)).body.code).toBe('invoice_not_found');
      expect((await call<Invoice>(mechanic, 'GET', at(`/${id}/file`))).status).toBe(404);
    }
  });
});

it('lists by status and contract, the latest first, page by page', async () => {
  const contract = await make.contract(company);
  const payment = await newPayment(contract);
  const ids = [await made(line(payment)), await made(line(payment)), await made(line(payment))].map(
    ({ id }) => id,
  );
  await cancel(String(ids[1]));
  const of = `?contractId=${contract.id}`;
  expect((await list(of)).map(({ id }) => id)).toEqual([...ids].reverse());
  expect((await list(`${of}&status=open`)).map(({ id }) => id)).toEqual([ids[2], ids[0]]);
  const first = (await call<Schemas['InvoicePage']>(owner, 'GET', at(`${of}&limit=2`))).body;
  const rest = await list(`${of}&limit=2&cursor=${first.nextCursor}`);
  expect(rest.map(({ id }) => id)).toEqual([ids[0]]);
});
