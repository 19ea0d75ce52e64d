import type { Db } from '../db/database.ts';
import { BEYOND_LAST, pageJson } from '../db/page.ts';
import type { TagHandlers } from '../http/contract.ts';
import { json, reply } from '../http/reply.ts';
import { signedInOf } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { decodeCursor } from '../platform/cursor.ts';
import type { Authenticator } from '../sessions/authenticate.ts';
import type { SessionBook } from '../sessions/lucia.ts';
import { acceptTerms } from './accept-terms.ts';
import {
  listReleaseNotes,
  readConsents,
  readCurrentTerms,
  readTermsHistory,
  saveNotesSeen,
} from './store.ts';

export const termsRoutes = (deps: {
  db: Db;
  clock: Clock;
  sessions: SessionBook;
  authenticator: Authenticator;
}): TagHandlers<'terms'> => ({
  getCurrentTerms: async () => json(await readCurrentTerms(deps.db)),

  listTerms: async () => json(await readTermsHistory(deps.db)),

  acceptTerms: async ({ actor, body, ip }) => {
    const { userId, sessionId } = signedInOf(actor);
    const consent = { userId, address: ip, documentIds: body.documentIds };
    const cookie = await deps.db.transaction().execute(async (tx) => {
      await acceptTerms(tx, consent, deps.clock.now());
      return deps.sessions.renew(tx, sessionId);
    });
    deps.authenticator.forgetUser(userId);
    return reply(json(await readConsents(deps.db, userId)), { cookies: [cookie] });
  },

  listReleaseNotes: async ({ actor, query: { cursor, limit } }) => {
    const { userId } = signedInOf(actor);
    const after = decodeCursor('listReleaseNotes', { userId }, cursor, ['instant', 'id']);
    const page = await listReleaseNotes(deps.db, userId, after ?? BEYOND_LAST, limit);
    return json(pageJson('listReleaseNotes', { userId }, page));
  },

  markReleaseNotesRead: async ({ actor }) =>
    saveNotesSeen(deps.db, signedInOf(actor).userId, deps.clock.now()),
});
