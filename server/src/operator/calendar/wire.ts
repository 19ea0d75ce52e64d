import type { components } from '../../http/schema.gen.ts';
import { lastShippedYear, transfersByLaw } from '../../platform/calendar.ts';
import { TRANSFERS } from '../../platform/calendar-data.ts';
import { type CalendarYear, specialDays, type ToldYear, workingDaysOf } from './calendar-year.ts';
import type { YearChange } from './preview-calendar-year.ts';
import type { LoadedYear } from './store.ts';

type Schemas = components['schemas'];

export function toYearWire(
  year: CalendarYear,
  about: {
    source: Schemas['CalendarYearSource'];
    provisionalPayments: number;
    loaded: Pick<LoadedYear, 'loadedBy' | 'loadedAt'> | null;
  },
): Schemas['CalendarYear'] {
  return {
    year: year.year,
    source: about.source,
    transfers: year.transfers.map(([dayOff, from]) => ({ dayOff, from })),
    days: specialDays(year),
    workingDays: workingDaysOf(year),
    provisionalPayments: about.provisionalPayments,
    loadedBy: about.loaded?.loadedBy ?? null,
    loadedAt: about.loaded?.loadedAt.toISOString() ?? null,
  };
}

/** Every year from the first shipped to the last that has a payment, one beyond the known ones at least. */
export function toYearsWire(
  loaded: readonly LoadedYear[],
  provisional: ReadonlyMap<number, number>,
): Schemas['CalendarYearList'] {
  const shipped = Object.entries(TRANSFERS).map(([year, transfers]) => ({ year: Number(year), transfers }));
  const lastKnown = Math.max(lastShippedYear, ...loaded.map(({ year }) => year));
  const last = Math.max(lastKnown + 1, ...provisional.keys());
  const items = Array.from({ length: last - (shipped[0]?.year ?? last) + 1 }, (_, index) => {
    const year = (shipped[0]?.year ?? last) + index;
    const provisionalPayments = provisional.get(year) ?? 0;
    const own = shipped.find((one) => one.year === year);
    if (own) return toYearWire(own, { source: 'shipped', provisionalPayments, loaded: null });
    const found = loaded.find((one) => one.year === year);
    if (found) return toYearWire(found, { source: 'loaded', provisionalPayments, loaded: found });
    const byLaw = { year, transfers: transfersByLaw(year) };
    return toYearWire(byLaw, { source: 'law', provisionalPayments, loaded: null });
  });
  return { items };
}

export function toChangeWire({ year, replaced, moves }: YearChange): Schemas['CalendarYearChange'] {
  const { transfers, days, workingDays } = toYearWire(year, {
    source: 'loaded',
    provisionalPayments: 0,
    loaded: null,
  });
  return { year: year.year, transfers, days, workingDays, replaces: replaced !== null, ...moves };
}

/** The transfers of a JSON body with their places in it. */
export const fromJson = ({ year, transfers }: Schemas['NewCalendarYear']): ToldYear => ({
  year,
  place: { pointer: '/transfers', line: null },
  transfers: transfers.map(({ dayOff, from }, index) => ({
    dayOff,
    from,
    places: {
      dayOff: { pointer: `/transfers/${index}/dayOff`, line: null },
      from: { pointer: `/transfers/${index}/from`, line: null },
    },
  })),
});
