import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { TagHandlers } from '../../http/contract.ts';
import { download } from '../../http/reply.ts';
import { userOf } from '../../platform/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import { createCalendarFeed } from './create-calendar-feed.ts';
import { downloadCalendarFeed } from './download-calendar-feed.ts';
import { findFeed, revokeFeed } from './store.ts';

type Operations = 'getCalendarFeed' | 'createCalendarFeed' | 'revokeCalendarFeed' | 'downloadCalendarFeed';

export const calendarFeedRoutes = (deps: {
  db: Kysely<Database>;
  clock: Clock;
  publicUrl: string;
}): Pick<TagHandlers<'payments'>, Operations> => ({
  getCalendarFeed: async ({ actor, company: { companyId } }) => {
    const feed = await findFeed(deps.db, { companyId, userId: userOf(actor) });
    return {
      state: feed ? 'active' : 'none',
      createdAt: feed?.createdAt.toISOString() ?? null,
      lastReadAt: feed?.lastReadAt?.toISOString() ?? null,
    };
  },

  createCalendarFeed: async ({ actor, body, company: { companyId } }) => {
    const owner = { companyId, userId: userOf(actor) };
    const now = deps.clock.now();
    const token = await deps.db.transaction().execute((tx) => createCalendarFeed(tx, owner, now));
    const path = `/v1/calendar-feeds/${token}/payments.ics?lang=${body.language}`;
    return { address: new URL(path, deps.publicUrl).href, createdAt: now.toISOString() };
  },

  revokeCalendarFeed: async ({ actor, company: { companyId } }) =>
    revokeFeed(deps.db, { companyId, userId: userOf(actor) }, deps.clock.now()),

  downloadCalendarFeed: async ({ path: { feedToken: token }, query: { lang: locale } }) => {
    const text = await downloadCalendarFeed(deps.db, deps.clock, {
      token,
      locale,
      publicUrl: deps.publicUrl,
    });
    const contentType = 'text/calendar; charset=utf-8';
    return download({ content: Buffer.from(text), contentType, fileName: 'payments.ics' });
  },
});
