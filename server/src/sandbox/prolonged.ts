import { amendedSchedule, followOn } from '../contracts/amendment.ts';
import { computeSchedule } from '../contracts/computed-schedule.ts';
import type { ScheduleLine } from '../contracts/schedule.ts';
import { percentOf, type ScheduleTerms } from '../contracts/schedule-terms.ts';
import { type DueDateRule, shippedCalendar } from '../platform/calendar.ts';
import { addDays, type CivilDate } from '../platform/civil-date.ts';
import { type Kopecks, toWire } from '../platform/money.ts';

/** A mark-up, and how many lines of the schedule it was agreed after. */
type Agreed = { price: Kopecks; markup: string; payments: number; after: number };

/** The contract as it was signed, and as the client asked after three payments: longer, and lower each month. */
const first: Agreed = { price: 180_000_000n, markup: '12', payments: 20, after: 0 };
const longer: Agreed = { price: 158_156_250n, markup: '16', payments: 21, after: 3 };

/** What the payments come to, by their number: 3 of 108 000 and 21 of 96 400 roubles. */
export const prolongedMonths = longer.after + longer.payments;
export const prolongedPayment = (number: number): Kopecks =>
  number <= longer.after ? 10_800_000n : 9_640_000n;

/** The two versions of the schedule, with the terms of each. */
export function prolongedVersions(nominalOf: (payment: number) => CivilDate, rule: DueDateRule) {
  const told = ({ after, markup, payments, price }: Agreed) => ({
    ...{ method: 'markup', price: toWire(price), annualMarkupPercent: markup, payments },
    firstDueOn: nominalOf(after + 1),
  });
  const linesOf = ({ after, markup, payments, price }: Agreed, kept: readonly ScheduleLine[]) => {
    const terms: ScheduleTerms = {
      ...{
        method: 'markup',
        priceKopecks: price,
        annualMarkup: percentOf(markup),
        payments,
        periodMonths: 1,
      },
      ...{ firstDueOn: nominalOf(after + 1), advance: null, buyoutKopecks: null },
      ...{ vatRatePercent: null, vatChange: 'gross_fixed' },
    };
    return amendedSchedule(kept, followOn(kept, computeSchedule(terms).lines), rule, shippedCalendar);
  };
  const signed = linesOf(first, []);
  const kept = signed.filter(({ number }) => number <= longer.after);
  return [
    { lines: signed, terms: told(first) },
    { lines: linesOf(longer, kept), terms: told(longer) },
  ] as const;
}

export const prolongedOn = (nominalOf: (payment: number) => CivilDate): CivilDate =>
  addDays(nominalOf(longer.after), 10);
