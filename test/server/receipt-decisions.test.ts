import { afterEach, describe, expect, it } from 'vitest';
import type { components } from '../../server/src/http/schema.gen.ts';
import { balanceBooks, bank, paidOf } from '../support/bank.ts';
import { type As, callsTo } from '../support/calls.ts';
import { moveTo } from '../support/ledger.ts';
import { startTestServer } from '../support/server.ts';
import { OWN } from '../support/statements.ts';

type Schemas = components['schemas'];
type Receipt = Schemas['OperatorReceipt'];

const server = await startTestServer({ seed: false });
const { admin } = server;
const { make, client } = await bank(server);
const { call } = callsTo(server.url);
moveTo(server.clock, '2026-02-20');
afterEach(() => balanceBooks(admin));
const operator = await make.operator();
const colleague = await make.operator();

const rub = (amount: string) => ({ amount, currency: 'RUB' });
const receipts = '/v1/operator/receipts';
type Refusal = { code: string; detail: string; errors: { pointer: string; message: string }[] };
const post = (as: As, path: string, json: object, headers: Record<string, string> = {}) =>
  call<Receipt & Refusal>(as, 'POST', path, { body: json, headers });

async function enter(amount: string, more: object = {}): Promise<Receipt> {
  const entered = { account: OWN, bookedOn: '2026-02-20', amount: rub(amount), payerName: 'ООО «Прохожий»' };
  const { status, body } = await post(operator, receipts, { purpose: 'Оплата', ...entered, ...more });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}
const paymentsOf = async (companyId: string) =>
  await admin
    .selectFrom('payments')
    .select(['id', 'number', 'paid_kopecks', 'paid_on'])
    .where('company_id', '=', companyId)
    .orderBy('contract_id')
    .orderBy('number')
    .execute();
const allocate = (receipt: Receipt, json: object, as = operator, headers = {}) =>
  post(as, `${receipts}/${receipt.id}/allocations`, json, headers);
const undo = (receipt: Receipt, allocationId: string | undefined, as = operator, headers = {}) =>
  post(as, `${receipts}/${receipt.id}/allocations/${allocationId}/undoing`, { reason: 'Ошибка' }, headers);
const line = (paymentId: string | undefined, amount: string) => ({ paymentId, amount: rub(amount) });
const toldTo = async (companyId: string) =>
  (
    await admin
      .selectFrom('events')
      .select('type')
      .where('company_id', '=', companyId)
      .orderBy('tx_id')
      .orderBy('seq')
      .execute()
  ).map(({ type }) => type);

describe('a receipt entered by hand', () => {
  it('is posted by the same rules, and says who entered it', async () => {
    const of = await client(['1000.00']);
    const made = await enter('400.00', { payerInn: of.inn });
    expect(made).toMatchObject({
      ...{ state: 'posted', origin: 'manual', createdBy: expect.any(String), companyId: of.company },
      allocations: [{ amount: rub('400.00'), rule: 'only_contract', createdBy: null }],
    });
    expect(await toldTo(of.company)).toEqual(['receipt.posted']);
  });

  it('is the money of the company that is said, whoever paid', async () => {
    const of = await client(['1000.00']);
    expect(await enter('400.00', { companyId: of.company })).toMatchObject({
      ...{ state: 'posted', companyId: of.company, allocated: rub('400.00') },
    });
  });

  it('waits with its reason, and is refused for another account or a day to come', async () => {
    expect(await enter('400.00')).toMatchObject({ state: 'waiting', waitingReason: 'payer_unknown' });
    const asked = { bookedOn: '2026-02-21', amount: rub('1.00'), payerName: 'А', purpose: 'Б', account: OWN };
    const late = await post(operator, receipts, asked);
    expect([late.status, late.body.errors[0]?.pointer]).toEqual([400, '/bookedOn']);
    const foreign = await post(operator, receipts, {
      ...{ ...asked, bookedOn: '2026-02-20', account: '40702810500000000003' },
    });
    expect([foreign.status, foreign.body.code]).toEqual([422, 'receipt_account_not_own']);
  });
});

describe('an operator', () => {
  it('splits a receipt over payments of several contracts; the rest is an overpayment', async () => {
    const of = await client(['100.00'], ['200.00']);
    const [first, second] = await paymentsOf(of.company);
    const receipt = await enter('350.00');
    const { status, body } = await allocate(receipt, {
      allocations: [line(first?.id, '100.00'), line(second?.id, '150.00')],
    });
    expect([status, body]).toMatchObject([
      200,
      { state: 'posted', companyId: of.company, unallocated: rub('100.00'), forAnotherPayer: false },
    ]);
    expect(body.allocations.map(({ rule }: { rule: string }) => rule)).toEqual(['operator', 'operator']);
    expect(await toldTo(of.company)).toEqual(['receipt.posted', 'payment.paid']);
  });

  it('allocates in parts: what is left of a posted receipt too', async () => {
    const of = await client(['100.00', '100.00']);
    const [first, second] = await paymentsOf(of.company);
    const receipt = await enter('150.00');
    await allocate(receipt, { allocations: [line(first?.id, '100.00')] });
    const { body } = await allocate(receipt, { allocations: [line(second?.id, '50.00')] });
    expect(body).toMatchObject({ unallocated: rub('0.00'), state: 'posted' });
    expect(await toldTo(of.company)).toEqual(['receipt.posted', 'payment.paid']);
  });

  it('uses money of one client for another only when told so, and the answer says it', async () => {
    const [payer, other] = [await client(['100.00'], ['100.00']), await client(['100.00'])];
    const receipt = await enter('50.00', { payerInn: payer.inn });
    expect(receipt.waitingReason).toBe('several_contracts');
    const [owed] = await paymentsOf(other.company);
    const asked = { allocations: [line(owed?.id, '50.00')] };
    const refused = await allocate(receipt, asked);
    expect([refused.status, refused.body.code]).toEqual([409, 'receipt_of_another_payer']);
    expect(refused.body.detail).toContain(payer.name);
    const { body } = await allocate(receipt, { ...asked, forAnotherPayer: true });
    expect(body).toMatchObject({ companyId: other.company, forAnotherPayer: true });
  });

  it('cannot exceed the receipt or a payment: the line is named, nothing is done', async () => {
    const of = await client(['100.00', '100.00']);
    const [first, second] = await paymentsOf(of.company);
    const receipt = await enter('150.00');
    const over = await allocate(receipt, {
      allocations: [line(first?.id, '100.00'), line(second?.id, '50.01')],
    });
    expect([over.status, over.body.code, over.body.errors[0]?.pointer]).toEqual([
      ...[422, 'allocation_over_receipt', '/allocations/1/amount/amount'],
    ]);
    const more = await allocate(receipt, { allocations: [line(first?.id, '100.01')] });
    expect([more.body.code, more.body.errors[0]?.message]).toEqual([
      ...['allocation_over_payment', 'Не больше 100.00'],
    ]);
    expect(await paidOf(admin, of.contracts[0] as never)).toEqual([
      ...['lease 1: 0.00 of 100.00', 'lease 2: 0.00 of 100.00'],
    ]);
  });
});

describe('two operators at once', () => {
  it('allocate one receipt once; the other is told that nothing is left', async () => {
    for (let round = 0; round < 5; round++) {
      const of = await client(['100.00', '100.00']);
      const [first, second] = await paymentsOf(of.company);
      const receipt = await enter('100.00');
      const told = await Promise.all([
        allocate(receipt, { allocations: [line(first?.id, '100.00')] }),
        allocate(receipt, { allocations: [line(second?.id, '100.00')] }, colleague),
      ]);
      expect(told.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(told.find(({ status }) => status === 409)?.body.code).toBe('receipt_already_allocated');
      const paid = (await paymentsOf(of.company)).map(({ paid_kopecks }) => paid_kopecks);
      expect(paid.sort()).toEqual([0n, 10000n]);
    }
  });

  it('who saw the same receipt: the second is told that it has changed', async () => {
    const of = await client(['100.00', '100.00']);
    const [first, second] = await paymentsOf(of.company);
    const receipt = await enter('150.00');
    const etag = (await call(operator, 'GET', `${receipts}/${receipt.id}`)).headers.get('etag') ?? '';
    const told = await Promise.all(
      [first, second].map((one, index) =>
        allocate(receipt, { allocations: [line(one?.id, '50.00')] }, index === 0 ? operator : colleague, {
          'if-match': etag,
        }),
      ),
    );
    expect(told.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('undo one allocation once', async () => {
    const of = await client(['100.00']);
    const receipt = await enter('100.00', { companyId: of.company });
    const { id } = receipt.allocations[0] ?? {};
    const told = await Promise.all([undo(receipt, id), undo(receipt, id, colleague)]);
    expect(told.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await toldTo(of.company)).toEqual(['receipt.posted', 'payment.paid', 'allocation.undone']);
  });

  it('undo and allocate, and the books agree', async () => {
    const of = await client(['100.00', '100.00']);
    const [, second] = await paymentsOf(of.company);
    const receipt = await enter('150.00', { companyId: of.company });
    const [first] = receipt.allocations;
    await Promise.all([
      undo(receipt, first?.id),
      allocate(receipt, { allocations: [line(second?.id, '50.00')] }, colleague),
    ]);
    await balanceBooks(admin);
  });
});

describe('an allocation that is undone', () => {
  it('stays with who and why; the payment owes again, and the receipt waits', async () => {
    const of = await client(['100.00']);
    const receipt = await enter('130.00', { companyId: of.company });
    const { body } = await undo(receipt, receipt.allocations[0]?.id);
    expect(body).toMatchObject({
      ...{ state: 'waiting', waitingReason: 'allocation_undone', allocated: rub('0.00'), allocations: [] },
      undoneAllocations: [{ amount: rub('100.00'), undoneBy: expect.any(String), reason: 'Ошибка' }],
    });
    expect(await paymentsOf(of.company)).toMatchObject([{ paid_kopecks: 0n, paid_on: null }]);
    const event = await admin
      .selectFrom('events')
      .select(['contract_id', 'data'])
      .where('type', '=', 'allocation.undone')
      .where('company_id', '=', of.company)
      .executeTakeFirstOrThrow();
    expect(event).toMatchObject({
      contract_id: of.contracts[0]?.id,
      data: { outstanding: rub('100.00'), amount: rub('100.00'), why: 'Ошибка' },
    });
    const { body: again } = await allocate(receipt, { companyId: of.company });
    expect(again).toMatchObject({ state: 'posted', unallocated: rub('130.00') });
  });
});

describe('candidates', () => {
  const candidatesOf = async (receipt: Receipt, query = ''): Promise<Schemas['ReceiptCandidateList']> =>
    (
      await call<Schemas['ReceiptCandidateList']>(
        operator,
        'GET',
        `${receipts}/${receipt.id}/candidates${query}`,
      )
    ).body;

  it('are the open payments of the payer, by contract; none is strong where it is a guess', async () => {
    const of = await client(['100.00', '100.00'], ['70.00']);
    const receipt = await enter('500.00', { payerInn: of.inn });
    const { items, companies } = await candidatesOf(receipt);
    expect(items.map(({ reason, strong, suggested }) => [reason, strong, suggested.amount])).toEqual([
      ['payer', false, '200.00'],
      ['payer', false, '70.00'],
    ]);
    expect(companies).toMatchObject([{ id: of.company, isPayer: true }]);
  });

  it('begin with the contract that the purpose names, though another client paid', async () => {
    const [payer, other] = [await client(['100.00']), await client(['100.00'])];
    const receipt = await enter('60.00', {
      ...{ payerInn: payer.inn, purpose: `Оплата по договору № ${other.contracts[0]?.number}` },
    });
    expect(receipt.waitingReason).toBe('contract_of_another_payer');
    const { items } = await candidatesOf(receipt);
    expect(items[0]).toMatchObject({
      ...{ reason: 'contract_named', strong: true, company: { id: other.company, isPayer: false } },
      payments: [{ suggested: rub('60.00') }],
    });
  });

  it('are looked for by contract, name and INN', async () => {
    const of = await client(['100.00']);
    const receipt = await enter('60.00');
    for (const query of [of.contracts[0]?.number ?? '', of.name, of.inn]) {
      const { items, companies } = await candidatesOf(receipt, `?query=${encodeURIComponent(query)}`);
      expect(items.map(({ company, reason }) => [company.id, reason])).toContainEqual([of.company, 'found']);
      expect(companies.map(({ id }) => id)).toContain(of.company);
    }
    expect((await candidatesOf(receipt, '?query=нетникого')).items).toEqual([]);
  });
});
