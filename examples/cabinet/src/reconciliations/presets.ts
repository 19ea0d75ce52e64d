import { addDays } from '@element-cabinet/sdk/format';

export interface Period {
  from: string;
  to: string;
}

/** The first day of a month, counted from the month of `today`. */
function monthStart(today: string, months: number): string {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** The periods that accountants reconcile by; none ends after today. */
export function presetsOf(today: string) {
  const month = Number(today.slice(5, 7));
  const intoQuarter = (month - 1) % 3;
  const thisQuarter = monthStart(today, -intoQuarter);
  return {
    lastMonth: { from: monthStart(today, -1), to: addDays(monthStart(today, 0), -1) },
    thisQuarter: { from: thisQuarter, to: today },
    lastQuarter: { from: monthStart(today, -intoQuarter - 3), to: addDays(thisQuarter, -1) },
    thisYear: { from: `${today.slice(0, 4)}-01-01`, to: today },
  } as const satisfies Record<string, Period>;
}
