import { estimatePenalty, type PenalisedPayment, type PenaltyEstimate } from '../../payments/penalty.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import { DomainError } from '../../platform/errors.ts';

export type PenaltyLine = {
  payment: PenalisedPayment;
  /** False where it was paid late. */
  overdue: boolean;
  fromOn: CivilDate;
  toOn: CivilDate;
  penalty: PenaltyEstimate;
};

function lineOf(payment: PenalisedPayment, upTo: CivilDate): PenaltyLine | null {
  const penalty = estimatePenalty(payment, upTo);
  const [first, last] = [penalty.periods[0], penalty.periods.at(-1)];
  if (!first || !last || penalty.amountKopecks === 0n) return null;
  const overdue = payment.paidKopecks < payment.totalKopecks;
  return { payment, overdue, fromOn: first.from, toOn: last.to, penalty };
}

/** What may be billed up to a day, a line for each payment that has gathered anything. */
export const penaltyLines = (payments: readonly PenalisedPayment[], upTo: CivilDate): PenaltyLine[] =>
  payments.map((payment) => lineOf(payment, upTo)).filter((line) => line !== null);

/**
 * The lines of a bill: of the payments that were chosen, else of those that are overdue still.
 * @throws payment_not_found, penalty_nothing_to_bill, penalty_already_billed.
 */
export function chooseLines(
  payments: readonly PenalisedPayment[],
  paymentIds: readonly string[] | null,
  upTo: CivilDate,
): PenaltyLine[] {
  const chosen =
    paymentIds === null
      ? payments.filter(({ paidKopecks, totalKopecks }) => paidKopecks < totalKopecks)
      : payments.filter(({ id }) => paymentIds.includes(id));
  if (paymentIds !== null && chosen.length < paymentIds.length) throw new DomainError('payment_not_found');
  const lines = penaltyLines(chosen, upTo);
  if (lines.length > 0) return lines;
  const unbilled = chosen.map((payment) => ({ ...payment, billedThrough: null }));
  const billed = penaltyLines(unbilled, upTo).length > 0;
  throw new DomainError(billed ? 'penalty_already_billed' : 'penalty_nothing_to_bill', { upTo });
}

/** @throws penalty_date_in_future. */
export function requirePast(upTo: CivilDate, today: CivilDate): void {
  if (upTo > today) throw new DomainError('penalty_date_in_future', { today });
}
