import type { Db } from '../db/database.ts';
import type { TagHandlers } from '../http/contract.ts';
import { json } from '../http/reply.ts';
import { signedInOf } from '../platform/actor.ts';
import { readConsents } from '../terms/store.ts';

export const privacyRoutes = ({ db }: { db: Db }): TagHandlers<'privacy'> => ({
  listConsents: async ({ actor }) => json(await readConsents(db, signedInOf(actor).userId)),
});
