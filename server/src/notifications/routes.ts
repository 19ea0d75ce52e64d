import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { TagHandlers } from '../http/contract.ts';
import { userOf } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { decodeCursor, encodeCursor } from '../platform/cursor.ts';
import { DomainError } from '../platform/errors.ts';
import { listNotifications, markAllRead, markRead } from './store.ts';
import { toWire } from './wire.ts';

export const notificationRoutes = (deps: {
  db: Kysely<Database>;
  clock: Clock;
}): TagHandlers<'notifications'> => ({
  listNotifications: async ({ actor, company, query, locale }) => {
    const whose = { companyId: company.companyId, contractIds: company.contractIds, userId: userOf(actor) };
    const filters = { companyId: whose.companyId, userId: whose.userId, unread: query.unread };
    const after = decodeCursor('listNotifications', filters, query.cursor, ['instant', 'id']);
    const { rows, unread } = await listNotifications(deps.db, whose, {
      unread: query.unread,
      after,
      limit: query.limit,
    });
    const items = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? items.at(-1) : undefined;
    const key = last && [last.occurred_at.toISOString(), last.id];
    return {
      items: items.map((row) => toWire(row, locale)),
      nextCursor: key ? encodeCursor('listNotifications', filters, key) : null,
      unread,
    };
  },

  markNotificationRead: async ({ actor, company, path }) => {
    const whose = { companyId: company.companyId, userId: userOf(actor) };
    const known = await markRead(deps.db, whose, path.notificationId, deps.clock.now());
    if (!known) throw new DomainError('notification_not_found');
  },

  markAllNotificationsRead: async ({ actor, company }) => {
    await markAllRead(deps.db, { companyId: company.companyId, userId: userOf(actor) }, deps.clock.now());
  },
});
