import { buffer } from 'node:stream/consumers';
import { actorName } from '../../account/store.ts';
import type { Db } from '../../db/database.ts';
import type { Call, TagHandlers } from '../../http/contract.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Fault, ToldYear } from './calendar-year.ts';
import { loadCalendarYear } from './load-calendar-year.ts';
import { previewCalendarYear } from './preview-calendar-year.ts';
import { readCalendarXml } from './read-calendar-xml.ts';
import { countProvisional, listLoadedYears } from './store.ts';
import { fromJson, toChangeWire, toYearsWire } from './wire.ts';

export const operatorCalendarRoutes = (deps: { db: Db; clock: Clock }): TagHandlers<'operator/calendar'> => ({
  listCalendarYears: async () => toYearsWire(await listLoadedYears(deps.db), await countProvisional(deps.db)),

  previewCalendarYear: async (call) => toChangeWire(await previewCalendarYear(deps.db, await readTold(call))),

  loadCalendarYear: async (call) => {
    const told = await readTold(call);
    const loadedBy = await actorName(call.tx, call.actor);
    return toChangeWire(await loadCalendarYear(call.tx, deps.clock.now(), loadedBy, told));
  },
});

async function readTold(
  call: Call<'previewCalendarYear'> | Call<'loadCalendarYear'>,
): Promise<ToldYear | Fault[]> {
  if (call.content === 'json') return fromJson(call.body);
  return readCalendarXml(await buffer(call.upload.stream));
}
