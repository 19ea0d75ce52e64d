import { type CivilDate, compareDates } from '../../platform/civil-date.ts';
import type { NamedKind, Purpose } from '../bank-statement-imports/purpose.ts';
import type { Allocation, AutomaticRule, OpenPayment } from './allocation-types.ts';

export const isOpen = ({ outstandingKopecks }: OpenPayment) => outstandingKopecks > 0n;

export type Turn = { readonly payment: OpenPayment; readonly rule: AutomaticRule };

/** The order in which the payments of one contract are paid; what is not in it is not prepaid. */
export function queueOf(
  payments: readonly OpenPayment[],
  purpose: Purpose,
  bookedOn: CivilDate,
  rule: AutomaticRule,
): Turn[] {
  const sorted = payments.filter(isOpen).sort(oldestFirst);
  const isDue = ({ dueOn }: OpenPayment) => dueOn <= bookedOn;
  const named = namedPayments(sorted, purpose, isDue);
  const others = sorted.filter((payment) => !named.includes(payment));
  const next = named.every(isDue) ? others.filter((payment) => !isDue(payment)).slice(0, 1) : [];
  return [
    ...named.map((payment): Turn => ({ payment, rule: 'purpose_payment' })),
    ...[...others.filter(isDue), ...next].map((payment): Turn => ({ payment, rule })),
  ];
}

/** By number in their kind (lease unless said), or by the kind alone: what is due of it, else the first. */
function namedPayments(
  sorted: readonly OpenPayment[],
  { paymentKind, paymentNumbers }: Purpose,
  isDue: (payment: OpenPayment) => boolean,
): readonly OpenPayment[] {
  const kind = paymentKind ?? 'lease';
  const ofKind = sorted.filter((payment) => payment.kind === kind);
  // «Пени за платёж № 14» names a penalty by the number of another payment.
  if (paymentNumbers.length > 0 && kind !== 'penalty')
    return ofKind.filter(({ number }) => paymentNumbers.includes(number));
  if (paymentKind === null || paymentKind === 'lease') return [];
  const due = ofKind.filter(isDue);
  return due.length > 0 ? due : ofKind.slice(0, 1);
}

const KIND_ORDER: readonly NamedKind[] = ['advance', 'lease', 'fee', 'buyout', 'penalty'];

/** Penalties last (Civil Code, art. 319), then by day; the rest only makes the order one. */
export function oldestFirst(a: OpenPayment, b: OpenPayment): number {
  return (
    Number(a.kind === 'penalty') - Number(b.kind === 'penalty') ||
    compareDates(a.dueOn, b.dueOn) ||
    KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) ||
    a.number - b.number ||
    (a.paymentId < b.paymentId ? -1 : 1)
  );
}

export function fill(amountKopecks: bigint, queue: readonly Turn[]) {
  let remainderKopecks = amountKopecks;
  const allocations: Allocation[] = [];
  for (const { payment, rule } of queue) {
    if (remainderKopecks <= 0n) break;
    const { paymentId, outstandingKopecks } = payment;
    const amount = outstandingKopecks < remainderKopecks ? outstandingKopecks : remainderKopecks;
    allocations.push({ paymentId, invoiceId: null, amountKopecks: amount, rule });
    remainderKopecks -= amount;
  }
  return { allocations, remainderKopecks };
}
