import { randomUUID } from 'node:crypto';
import { seedId } from '../../server/src/sandbox/random.ts';
import { type Ask, ask, over } from './ask.ts';
import type { Op, Told } from './contract.ts';
import { company, enteredReceipt, openPayment, opOf, upload } from './good-asks.ts';
import type { TestServer } from './server.ts';
import { document, encode, file, header } from './statements.ts';

const other = seedId('company', 'bely-prichal');
const rub = (amount: string) => ({ amount, currency: 'RUB' });
const line = (amount: string, paymentId = openPayment) => ({ paymentId, amount: rub(amount) });

/** How the problems of receipts, their allocations and of overpayments are come to. */
export function receiptProblems(
  { admin, as, url }: TestServer,
  { asking, good }: { asking: (op: Op, more?: Ask) => Promise<Told>; good: (op: Op) => Promise<Ask> },
) {
  const send = over(url);
  const english = { 'accept-language': 'en' };
  const twice = async (op: Op, second: Ask = {}) => {
    const how = { ...(await good(op)), headers: english };
    await ask(send, op, how);
    return ask(send, op, { ...how, ...second });
  };
  /** Allocates a receipt that was entered so. */
  const allocating = async (op: Op, entered: object, json: unknown) => {
    const made = await ask(send, opOf('createOperatorReceipt'), {
      ...{ as: await as('manager'), json: enteredReceipt(entered) },
    });
    return asking(op, { path: { receiptId: JSON.parse(made.text).id }, json });
  };
  const innOf = async (id: string) =>
    (await admin.selectFrom('companies').select('inn').where('id', '=', id).executeTakeFirstOrThrow()).inn;
  const lacking = async () => {
    const { total_kopecks, paid_kopecks } = await admin
      .selectFrom('payments')
      .select(['total_kopecks', 'paid_kopecks'])
      .where('id', '=', openPayment)
      .executeTakeFirstOrThrow();
    const kopecks = String(total_kopecks - paid_kopecks);
    return `${kopecks.slice(0, -2)}.${kopecks.slice(-2)}`;
  };
  const foreign = () =>
    encode(file(header('40702810500000000003'), document({ Номер: randomUUID() })).join('\r\n'), 'utf-8');

  return {
    receipt_account_not_own: (op: Op) =>
      asking(op, { json: enteredReceipt({ account: '40702810500000000003' }) }),
    receipt_already_posted: (op: Op) => twice(op),
    receipt_already_allocated: (op: Op) => twice(op),
    receipt_of_another_payer: async (op: Op) =>
      allocating(
        op,
        { payerInn: await innOf(company), purpose: 'По договору № ХХ-999/77' },
        { companyId: other },
      ),
    receipt_of_another_company: async (op: Op) => {
      const how = { ...(await good(op)), headers: english };
      await ask(send, op, { ...how, json: { allocations: [line('0.01')] } });
      return ask(send, op, { ...how, json: { companyId: other, forAnotherPayer: true } });
    },
    allocation_companies_differ: (op: Op) =>
      asking(op, { json: { companyId: other, allocations: [line('0.01')] } }),
    allocation_payment_unknown: (op: Op) =>
      asking(op, { json: { allocations: [line('0.01', seedId('nobody'))] } }),
    allocation_payment_repeated: (op: Op) =>
      asking(op, { json: { allocations: [line('0.01'), line('0.01')] } }),
    allocation_over_payment: (op: Op) => asking(op, { json: { allocations: [line('999999999.00')] } }),
    allocation_not_of_invoice: (op: Op) =>
      asking(op, { json: { allocations: [line('0.01')], invoiceId: seedId('nobody') } }),
    allocation_over_receipt: (op: Op) => asking(op, { json: { allocations: [line('100.01')] } }),
    allocation_not_found: async (op: Op) => {
      const { path } = await good(op);
      return asking(op, { path: { ...path, allocationId: seedId('nobody') } });
    },
    allocation_already_undone: (op: Op) => twice(op),
    overpayment_absent: async (op: Op) => {
      const how = { ...(await good(op)), headers: english };
      await admin
        .updateTable('receipts')
        .set({ waiting_reason: 'allocation_undone' })
        .where('company_id', '=', company)
        .whereRef('allocated_kopecks', '<', 'amount_kopecks')
        .execute();
      return ask(send, op, how);
    },
    overpayment_insufficient: async (op: Op) =>
      asking(op, { json: { paymentId: openPayment, amount: rub(await lacking()) } }),
    set_off_over_payment: (op: Op) =>
      asking(op, { json: { paymentId: openPayment, amount: rub('999999999.00') } }),

    statement_is_pdf: (op: Op) => asking(op, { form: upload('%PDF-1.7 …', 'kl_to_1c.pdf') }),
    statement_of_another_account: (op: Op) => asking(op, { form: upload(foreign(), 'kl_to_1c.txt') }),
  };
}
