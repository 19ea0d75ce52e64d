import type { Transaction } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { appendEvents } from '../../events/store.ts';
import { listPenalised } from '../../payments/penalties-store.ts';
import { holdCalendar } from '../../platform/calendar-store.ts';
import { addDays, type CivilDate } from '../../platform/civil-date.ts';
import { DomainError } from '../../platform/errors.ts';
import { holdPosting } from '../receipts/debts-store.ts';
import { chooseLines, type PenaltyLine, requirePast } from './penalty-bill.ts';
import { addBills, type Bill, findBilledContract } from './store.ts';

export type BillAsked = {
  contractId: string;
  upTo: CivilDate;
  paymentIds: readonly string[] | null;
  dueInDays: number;
  billedBy: string;
};

/** The overdue payment of a bill, as events name it; bills are in the order of their lines. */
function lateNames(lines: readonly PenaltyLine[], index: number) {
  const late = lines[index]?.payment;
  if (late === undefined) throw new Error('a bill without a line');
  return { forPaymentId: late.id, forKind: late.kind, forNumber: late.number, forCount: late.count };
}

/**
 * Makes payments of what a contract's payments have gathered in penalties. Of two operators at once one bills, the other
 * is told that it is done.
 * @throws contract_not_found, penalty_date_in_future and what `chooseLines` throws.
 */
export async function billPenalty(
  tx: Transaction<Database>,
  when: { now: Date; today: CivilDate },
  asked: BillAsked,
): Promise<Bill[]> {
  // In the order of all who change a contract's payments, so that none of them waits for another in a circle.
  await holdPosting(tx);
  const contract = await findBilledContract(tx, asked.contractId, true);
  if (contract === undefined) throw new DomainError('contract_not_found');
  const calendar = await holdCalendar(tx);
  requirePast(asked.upTo, when.today);
  const { id: contractId, companyId } = contract;
  const payments = await listPenalised(tx, companyId, contractId);
  const lines = chooseLines(payments, asked.paymentIds, asked.upTo);
  const nominalDueOn = addDays(when.today, asked.dueInDays);
  const bills = await addBills(tx, when.now, {
    ...{ contract, lines, nominalDueOn, billedOn: when.today, billedBy: asked.billedBy },
    due: calendar.dueDate(nominalDueOn, contract.dueDateRule),
  });
  await appendEvents(
    tx,
    when.now,
    bills.map(({ amount, dueOn, fromOn, outstanding, payment, toOn }, index) => ({
      type: 'penalty.billed' as const,
      companyId,
      contractId,
      object: { type: 'payment' as const, id: payment.id },
      data: {
        ...{ contractId, contractNumber: contract.number, kind: payment.kind },
        ...{ number: payment.number, count: payment.count, dueOn, total: amount, outstanding, fromOn, toOn },
        ...lateNames(lines, index),
      },
    })),
  );
  return bills;
}
