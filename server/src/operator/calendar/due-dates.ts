import { type Calendar, type DueDate, type DueDateRule, daysOfYear } from '../../platform/calendar.ts';
import { addDays, type CivilDate } from '../../platform/civil-date.ts';

/** Days off never stand in a row for longer. */
const EDGE_DAYS = 20;

/** The due date of every nominal date that a year's calendar can move, by each rule that moves dates. */
export type GivenDueDate = DueDate & { nominalDueOn: CivilDate; rule: DueDateRule };

/** Of the days of a year, and of those beside it, whose move may cross its edge. */
export function dueDatesAround(year: number, calendar: Calendar): GivenDueDate[] {
  const days = daysOfYear(year);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const edge = Array.from({ length: EDGE_DAYS }, (_, index) => index + 1);
  return [
    ...edge.map((back) => addDays(first, -back)),
    ...days,
    ...edge.map((ahead) => addDays(last, ahead)),
  ].flatMap((nominalDueOn) =>
    (['next', 'previous'] as const).map((rule) => ({
      nominalDueOn,
      rule,
      ...calendar.dueDate(nominalDueOn, rule),
    })),
  );
}
