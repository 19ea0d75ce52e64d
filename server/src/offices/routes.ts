import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { TagHandlers } from '../http/contract.ts';
import { json } from '../http/reply.ts';
import type { MapTiles } from '../settings.ts';
import { listOffices } from './store.ts';

export const officeRoutes = ({
  db,
  map,
}: {
  db: Kysely<Database>;
  map: MapTiles | null;
}): TagHandlers<'offices'> => ({
  listOffices: async ({ query }) =>
    json(
      await listOffices(db, query.city ?? null, map && { tilesUrl: map.url, attribution: map.attribution }),
    ),
});
