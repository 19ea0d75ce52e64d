import type { PaymentKind } from '../payments/payment.ts';
import type { Calendar, DueDateRule } from '../platform/calendar.ts';
import type { CivilDate } from '../platform/civil-date.ts';
import {
  type AgreedPayment,
  type CurrentPayment,
  lineKey,
  makeSchedule,
  type ScheduleLine,
} from './schedule.ts';

/** The payments that an amendment leaves as they are, and those that it replaces. */
export type Split = { kept: CurrentPayment[]; replaced: CurrentPayment[] };

/**
 * What has money, is due by `dueBy` or was due before the amendment holds stays, with whatever stands before it in its
 * kind, so that numbers go on without a gap. Penalties and fees are billed beside the schedule and stay always.
 */
export function splitPayments(
  payments: readonly CurrentPayment[],
  dueBy: CivilDate,
  effectiveOn: CivilDate,
): Split {
  const last = new Map<PaymentKind, number>();
  for (const payment of payments) {
    const { kind, number } = payment;
    const stays = payment.paidKopecks > 0n || payment.dueOn <= dueBy || payment.nominalDueOn < effectiveOn;
    if (stays) last.set(kind, Math.max(last.get(kind) ?? 0, number));
  }
  const isKept = ({ kind, number }: CurrentPayment) =>
    kind === 'penalty' || kind === 'fee' || number <= (last.get(kind) ?? 0);
  return { kept: payments.filter(isKept), replaced: payments.filter((payment) => !isKept(payment)) };
}

/** New lines, numbered from 1 in each kind, go on after those that are kept. */
export function followOn<Line extends AgreedPayment>(
  kept: readonly AgreedPayment[],
  lines: readonly Line[],
): Line[] {
  const lastOf = (kind: PaymentKind) =>
    Math.max(0, ...kept.filter((line) => line.kind === kind).map(({ number }) => number));
  return lines.map((line) => ({ ...line, number: line.number + lastOf(line.kind) }));
}

/** The schedule after an amendment: what is kept to the letter, then the new lines with what else they know. */
export function amendedSchedule<Line extends AgreedPayment>(
  kept: readonly ScheduleLine[],
  lines: readonly Line[],
  rule: DueDateRule,
  calendar: Calendar,
): ScheduleLine[] {
  const parts = new Map(lines.map((line) => [lineKey(line), line]));
  const made = makeSchedule(lines, rule, calendar).map((line) => ({ ...parts.get(lineKey(line)), ...line }));
  const counts = new Map<PaymentKind, number>();
  for (const { kind } of [...kept, ...made]) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...kept, ...made]
    .map((line) => ({ ...line, count: counts.get(line.kind) ?? 0 }))
    .sort((a, b) => (a.dueOn === b.dueOn ? a.number - b.number : a.dueOn < b.dueOn ? -1 : 1));
}

/** A payment without its money is a line. */
export const lineOfPayment = ({ id: _, paidKopecks: __, ...line }: CurrentPayment): ScheduleLine => line;
