import type { CalendarDay, CalendarYear } from '@element-cabinet/sdk';
import { addDays, formatDate, monthTitle } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { words } from './words.ts';

interface YearViewProps {
  year: number;
  /** The days that are not as their weekday says. */
  days: CalendarDay[];
}

/** Twelve months; what is off is seen at once, and what differs from any other year too. */
export function YearView({ year, days }: YearViewProps) {
  const special = new Map(days.map((day) => [day.on, day]));
  return (
    <>
      <div class="months">
        {Array.from({ length: 12 }, (_, month) => (
          <Month key={month} month={`${year}-${String(month + 1).padStart(2, '0')}`} special={special} />
        ))}
      </div>
      <Legend />
    </>
  );
}

function Month({ month, special }: { month: string; special: ReadonlyMap<string, CalendarDay> }) {
  return (
    <table class="month">
      <caption>{monthTitle(month, locale.value).split('\u00A0')[0]}</caption>
      <thead>
        <tr>
          {words()
            .weekdays.split(' ')
            .map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]}>
            {week.map((day) =>
              day.startsWith(month) ? (
                <Day key={day} on={day} special={special.get(day)} />
              ) : (
                <td key={day} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ on, special }: { on: string; special: CalendarDay | undefined }) {
  const name = special ? nameOf(special) : undefined;
  const kind = special?.kind ?? (isWeekend(on) ? 'weekend' : 'plain');
  return (
    <td>
      {/* What the colour says is said in words too. */}
      <span class={`day ${kind}`} title={name}>
        {Number(on.slice(8))}
        {name && <span class="hidden-visually">, {name}</span>}
      </span>
    </td>
  );
}

function nameOf({ kind, insteadOf, on }: CalendarDay): string {
  const name = {
    holiday: words().holiday,
    transferred: words().transferred,
    working_weekend: words().working,
  }[kind];
  if (insteadOf === null) return name;
  return `${name}, ${words().instead(...said(kind === 'transferred' ? [on, insteadOf] : [insteadOf, on]))}`;
}

/** A day off and where it comes from, in words. */
const said = ([dayOff, from]: [string, string]): [string, string] => [
  formatDate(dayOff, dayOff, locale.value),
  formatDate(from, dayOff, locale.value),
];

export function Transfers({ transfers }: Pick<CalendarYear, 'transfers'>) {
  return (
    <div class="transfers">
      <h3>{words().transfers}</h3>
      {transfers.length === 0 ? (
        <p class="muted">{words().noTransfers}</p>
      ) : (
        <ul>
          {transfers.map(({ dayOff, from }) => (
            <li key={dayOff}>{words().instead(...said([dayOff, from]))}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Legend() {
  const marks = [
    ['holiday', words().holiday],
    ['transferred', words().transferred],
    ['working_weekend', words().working],
    ['weekend', words().weekend],
  ] as const;
  return (
    <ul class="day-legend" aria-label={words().legend}>
      {marks.map(([kind, name]) => (
        <li key={kind}>
          <span class={`day ${kind}`} aria-hidden="true">
            8
          </span>
          {name}
        </li>
      ))}
    </ul>
  );
}

const weekdayOf = (day: string) => (new Date(day).getUTCDay() + 6) % 7;
const isWeekend = (day: string) => weekdayOf(day) > 4;

/** Whole weeks from Monday that have a day of the month. */
function weeksOf(month: string): string[][] {
  const weeks: string[][] = [];
  const first = `${month}-01`;
  for (let monday = addDays(first, -weekdayOf(first)); ; monday = addDays(monday, 7)) {
    if (weeks.length > 0 && !monday.startsWith(month)) return weeks;
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
  }
}
