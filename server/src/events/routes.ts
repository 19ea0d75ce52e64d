import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { TagHandlers } from '../http/contract.ts';
import { json } from '../http/reply.ts';
import { decodeCursor, encodeCursor } from '../platform/cursor.ts';
import { DomainError } from '../platform/errors.ts';
import { listEvents } from './store.ts';

export const eventRoutes = (deps: { db: Kysely<Database> }): TagHandlers<'events'> => ({
  listEvents: async ({ company, query }) => {
    const filters = { companyId: company.companyId };
    const after = decodeCursor('listEvents', filters, query.after, ['id'])?.[0] ?? null;
    const { items, last, known } = await listEvents(deps.db, company, after, query.limit);
    if (!known) throw new DomainError('invalid_cursor');
    const place = last ?? after;
    const nextCursor = place === null ? null : encodeCursor('listEvents', filters, [place]);
    return json(`{"items":${items},"nextCursor":${JSON.stringify(nextCursor)}}`);
  },
});
