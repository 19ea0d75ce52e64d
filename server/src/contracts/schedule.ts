import type { PaymentKind } from '../payments/payment.ts';
import type { Calendar, DueDate, DueDateRule } from '../platform/calendar.ts';
import type { CivilDate } from '../platform/civil-date.ts';
import { type Kopecks, vatIncluded } from '../platform/money.ts';

/** What a contract agrees on for one payment; VAT and net follow from the total. */
export type AgreedPayment = {
  kind: PaymentKind;
  /** Among the payments of its kind, from 1. */
  number: number;
  nominalDueOn: CivilDate;
  totalKopecks: Kopecks;
  vatRatePercent: number;
};

/** One line of a version of the schedule, as it is kept. */
export type ScheduleLine = AgreedPayment &
  DueDate & {
    /** How many payments of this kind the schedule has. */
    count: number;
    vatKopecks: Kopecks;
    netKopecks: Kopecks;
  };

/** A payment as it now stands, with the money that came for it. */
export type CurrentPayment = ScheduleLine & { id: string; paidKopecks: Kopecks };

/** A line keeps its identity by its kind and number. */
export const lineKey = (line: { kind: PaymentKind; number: number }): string => `${line.kind} ${line.number}`;

const byKey = <L extends AgreedPayment>(lines: readonly L[]) =>
  new Map(lines.map((line) => [lineKey(line), line]));

/** Works out VAT, net, effective dates and counts; in the order of due dates. */
export function makeSchedule(
  agreed: readonly AgreedPayment[],
  rule: DueDateRule,
  calendar: Calendar,
): ScheduleLine[] {
  const counts = new Map<PaymentKind, number>();
  for (const { kind } of agreed) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return agreed
    .map(({ kind, number, nominalDueOn, totalKopecks, vatRatePercent }) => {
      const vatKopecks = vatIncluded(totalKopecks, vatRatePercent);
      const count = counts.get(kind) ?? 0;
      const netKopecks = totalKopecks - vatKopecks;
      const due = calendar.dueDate(nominalDueOn, rule);
      return {
        kind,
        number,
        count,
        nominalDueOn,
        ...due,
        totalKopecks,
        vatRatePercent,
        vatKopecks,
        netKopecks,
      };
    })
    .sort((a, b) => (a.dueOn === b.dueOn ? a.number - b.number : a.dueOn < b.dueOn ? -1 : 1));
}

export type ScheduleDiff = {
  added: ScheduleLine[];
  removed: ScheduleLine[];
  changed: { before: ScheduleLine; after: ScheduleLine }[];
};

const TERMS = [
  'nominalDueOn',
  'dueOn',
  'totalKopecks',
  'vatRatePercent',
  'vatKopecks',
  'netKopecks',
] as const;
const sameTerms = (a: ScheduleLine, b: ScheduleLine) => TERMS.every((term) => a[term] === b[term]);

/** What a person sees between two versions: only what is agreed, not how many lines of a kind there are. */
export function compareSchedules(
  before: readonly ScheduleLine[],
  after: readonly ScheduleLine[],
): ScheduleDiff {
  const old = byKey(before);
  const kept = byKey(after);
  return {
    added: after.filter((line) => !old.has(lineKey(line))),
    removed: before.filter((line) => !kept.has(lineKey(line))),
    changed: after.flatMap((line) => {
      const earlier = old.get(lineKey(line));
      return earlier && !sameTerms(earlier, line) ? [{ before: earlier, after: line }] : [];
    }),
  };
}

export type PaymentsProblem = {
  code: 'payment_below_paid' | 'payment_removed_but_paid';
  payment: CurrentPayment;
};

export type PaymentsChange = {
  insert: ScheduleLine[];
  update: { id: string; line: ScheduleLine }[];
  remove: string[];
  /** Where paid money would lose its line; then nothing may be done. */
  problems: PaymentsProblem[];
};

/** What a new version of the schedule does to the current payments. Money that was paid keeps its line. */
export function applySchedule(
  current: readonly CurrentPayment[],
  next: readonly ScheduleLine[],
): PaymentsChange {
  const now = byKey(current);
  const { added, removed } = compareSchedules(current, next);
  const change: PaymentsChange = { insert: added, update: [], remove: [], problems: [] };
  for (const line of next) {
    const payment = now.get(lineKey(line));
    if (!payment) continue;
    if (line.totalKopecks < payment.paidKopecks)
      change.problems.push({ code: 'payment_below_paid', payment });
    const same =
      sameTerms(payment, line) &&
      payment.count === line.count &&
      payment.dueProvisional === line.dueProvisional;
    if (!same) change.update.push({ id: payment.id, line });
  }
  for (const line of removed) {
    const payment = now.get(lineKey(line));
    if (!payment) continue;
    change.remove.push(payment.id);
    if (payment.paidKopecks > 0n) change.problems.push({ code: 'payment_removed_but_paid', payment });
  }
  return change;
}
