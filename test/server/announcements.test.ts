import { describe, expect, it } from 'vitest';
import type { components } from '../../server/src/http/schema.gen.ts';
import { type As, callsTo } from '../support/calls.ts';
import { ledger, moveTo, type Payment } from '../support/ledger.ts';
import { roubles } from '../support/portfolios.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer({ seed: false });
const { clock, admin } = server;
const { call } = callsTo(server.url);
const make = ledger(admin, server.url);
type Schemas = components['schemas'];
type Announcement = Schemas['PaymentAnnouncement'];

moveTo(clock, '2026-11-24');
const company = await make.company();
const { as: owner } = await make.person([{ company }]);
const contract = await make.contract(company);
const newPayment = (dueOn = '2026-11-20') => make.payment(contract, dueOn, { total: '1000.00' });
const at = ({ id, companyId }: Payment, rest = '') => `/v1/companies/${companyId}/payments/${id}${rest}`;
const announce = (payment: Payment, body: object = {}, as: As = owner) =>
  call<Announcement & { code: string }>(as, 'POST', at(payment, '/announcements'), {
    body: { paidOn: '2026-11-24', ...body },
  });
const read = async (payment: Payment) =>
  (await call<Schemas['PaymentDetail']>(owner, 'GET', at(payment))).body.announcement;
const announcedSum = async () =>
  (await call<Schemas['DebtSummary']>(owner, 'GET', `/v1/companies/${company}/debt-summary`)).body.announced;
/** Money for a payment, posted now. */
const receive = async (payment: Payment, amount: string, bookedOn: string) => {
  const receipt = await make.receipt(company, amount, [[payment, amount]], { booked_on: bookedOn as never });
  await admin
    .updateTable('allocations')
    .set({ created_at: clock.now() })
    .where('receipt_id', '=', receipt)
    .execute();
  await admin
    .updateTable('payments')
    .set(({ eb }) => ({ paid_kopecks: eb('paid_kopecks', '+', BigInt(amount.replace('.', ''))) }))
    .where('id', '=', payment.id)
    .execute();
  return receipt;
};

describe('announcePayment', () => {
  it('keeps the note, shows it with the payment, in lists and in the summary, and tells the log', async () => {
    const payment = await newPayment();
    const { status, body } = await announce(payment, { orderNumber: '214', note: 'Банк «Север»' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...{ paymentId: payment.id, state: 'awaiting', amount: roubles('1000.00'), paidOn: '2026-11-24' },
      ...{ orderNumber: '214', note: 'Банк «Север»' },
    });
    const note = { id: body.id, state: 'awaiting', amount: roubles('1000.00'), paidOn: '2026-11-24' };
    expect(await read(payment)).toEqual(note);
    const { items } = (await call<Schemas['PaymentPage']>(owner, 'GET', `/v1/companies/${company}/payments`))
      .body;
    expect(items.find(({ id }) => id === payment.id)?.announcement).toEqual(note);
    expect(await announcedSum()).toEqual(roubles('1000.00'));
    const told = await admin.selectFrom('events').selectAll().where('object_id', '=', payment.id).execute();
    expect(told).toMatchObject([
      { type: 'payment.announced', data: { announced: roubles('1000.00'), paidOn: '2026-11-24' } },
    ]);
  });

  it('takes a part of what is outstanding, and no more', async () => {
    const payment = await newPayment();
    await receive(payment, '400.00', '2026-11-10');
    const over = await announce(payment, { amount: roubles('600.01') });
    expect(over.body.code).toBe('announcement_over_outstanding');
    expect((await announce(payment, { amount: roubles('0.00') })).body.code).toBe('invalid_request');
    expect((await announce(payment, { amount: roubles('250.00') })).body.amount).toEqual(roubles('250.00'));
  });

  it.each(['2026-09-24', '2026-11-25'])('does not believe in %s', async (paidOn) => {
    const { body } = await announce(await newPayment(), { paidOn });
    expect(body.code).toBe('announcement_date_out_of_range');
  });

  it('of two clicks at once keeps one', async () => {
    const payment = await newPayment();
    const answers = await Promise.all([announce(payment), announce(payment), announce(payment)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual([
      'announcement_already_awaiting',
      'announcement_already_awaiting',
    ]);
  });

  it('is open to the extension, not to a viewer, and within the contracts that one sees', async () => {
    const other = await make.contract(company);
    const [mine, theirs] = [await newPayment(), await make.payment(other, '2026-11-20')];
    const viewer = await make.person([{ company, role: 'viewer' }]);
    expect((await announce(mine, {}, viewer.as)).body.code).toBe('insufficient_scope');
    const narrowed = await make.person([{ company, role: 'accountant', contracts: [contract.id] }]);
    expect((await announce(theirs, {}, narrowed.as)).body.code).toBe('payment_not_found');
    expect((await announce(mine, {}, narrowed.as)).status).toBe(201);
    const { body } = await announce(theirs);
    const gone = await call(narrowed.as, 'DELETE', at(theirs, `/announcements/${body.id}`));
    expect(gone.body.code).toBe('payment_not_found');
  });
});

describe('the money of an announcement', () => {
  it('comes in parts', async () => {
    const payment = await newPayment();
    const before = await announcedSum();
    await announce(payment, { amount: roubles('600.00') });
    await receive(payment, '200.00', '2026-11-25');
    expect(await read(payment)).toMatchObject({ state: 'awaiting' });
    expect(BigInt((await announcedSum()).amount.replace('.', ''))).toBe(
      BigInt(before.amount.replace('.', '')) + 40_000n,
    );
    await receive(payment, '400.00', '2026-11-25');
    expect(await read(payment)).toMatchObject({ state: 'received' });
    expect(await announcedSum()).toEqual(before);
    // The next one is about other money.
    expect((await announce(payment, { amount: roubles('100.00') })).status).toBe(201);
    expect(await read(payment)).toMatchObject({ state: 'awaiting', amount: roubles('100.00') });
  });

  it('may have been booked up to three days before the day that was said, not earlier', async () => {
    const [late, early] = [await newPayment(), await newPayment()];
    for (const payment of [late, early]) await announce(payment, { amount: roubles('500.00') });
    await receive(late, '500.00', '2026-11-21');
    await receive(early, '500.00', '2026-11-20');
    expect(await read(late)).toMatchObject({ state: 'received' });
    expect(await read(early)).toMatchObject({ state: 'awaiting' });
  });

  it('is awaited again when its allocation is undone', async () => {
    const payment = await newPayment();
    await announce(payment, { amount: roubles('500.00') });
    const receipt = await receive(payment, '500.00', '2026-11-24');
    expect(await read(payment)).toMatchObject({ state: 'received' });
    await admin
      .updateTable('allocations')
      .set({ undone_at: clock.now() })
      .where('receipt_id', '=', receipt)
      .execute();
    expect(await read(payment)).toMatchObject({ state: 'awaiting' });
  });

  it('has come when the payment is covered, by whatever', async () => {
    const payment = await newPayment();
    await announce(payment, { amount: roubles('500.00') });
    await receive(payment, '1000.00', '2026-10-01');
    expect(await read(payment)).toMatchObject({ state: 'received' });
    expect((await announce(payment)).body.code).toBe('payment_already_paid');
  });
});

describe('withdrawPaymentAnnouncement', () => {
  const withdraw = (payment: Payment, id: string) =>
    call(owner, 'DELETE', at(payment, `/announcements/${id}`));

  it('takes it back, twice as once, and lets another be made', async () => {
    const payment = await newPayment();
    const { id } = (await announce(payment)).body;
    expect((await withdraw(payment, id)).status).toBe(204);
    expect((await withdraw(payment, id)).status).toBe(204);
    expect(await read(payment)).toBeNull();
    const told = await admin
      .selectFrom('events')
      .select('type')
      .where('object_id', '=', payment.id)
      .execute();
    expect(told.map(({ type }) => type)).toEqual(['payment.announced', 'payment.announcement_withdrawn']);
    expect((await announce(payment)).status).toBe(201);
  });

  it('is too late when the money has come', async () => {
    const payment = await newPayment();
    const { id } = (await announce(payment)).body;
    await receive(payment, '1000.00', '2026-11-24');
    expect((await withdraw(payment, id)).body.code).toBe('announcement_already_received');
  });

  it("does not know another payment's", async () => {
    const [payment, other] = [await newPayment(), await newPayment()];
    const { id } = (await announce(payment)).body;
    expect((await withdraw(other, id)).body.code).toBe('announcement_not_found');
  });
});

describe('listOperatorAnnouncements', () => {
  it('shows those whose money has not come, the oldest first', async () => {
    const operator = await make.operator();
    const list = async () =>
      (
        await call<Schemas['OperatorAnnouncementPage']>(
          operator,
          'GET',
          '/v1/operator/payment-announcements?limit=200',
        )
      ).body;
    const before = await list();
    expect(before.awaiting).toBe(before.items.length);
    const payments = [await newPayment('2026-11-17'), await newPayment('2026-11-18')];
    const ids: string[] = [];
    for (const payment of payments.toReversed())
      ids.push((await announce(payment, { note: 'Срочно', amount: roubles('600.00') })).body.id);
    const [later, earlier] = payments as [Payment, Payment];
    await receive(earlier, '250.00', '2026-11-24');
    const { items, awaiting } = await list();
    expect(awaiting).toBe(before.awaiting + 2);
    expect(items.map(({ id }) => id)).toEqual([...before.items.map(({ id }) => id), ...ids]);
    expect(items.at(-2)).toMatchObject({
      company: { id: company },
      contract: { id: contract.id, number: contract.number },
      payment: { id: earlier.id, number: earlier.number },
      ...{ outstanding: roubles('750.00'), amount: roubles('600.00'), received: roubles('250.00') },
      ...{ paidOn: '2026-11-24', orderNumber: null, note: 'Срочно', announcedBy: 'Иванов Иван' },
    });
    await receive(earlier, '350.00', '2026-11-24');
    await call(owner, 'DELETE', at(later, `/announcements/${ids[1]}`));
    expect((await list()).items).toEqual(before.items);
  });
});
