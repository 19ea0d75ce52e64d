import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { TagHandlers } from '../http/contract.ts';
import { DomainError } from '../platform/errors.ts';
import { findKey, findPerson } from './store.ts';
import { keyToWire, personToWire } from './wire.ts';

export const accountRoutes = ({ db }: { db: Kysely<Database> }): TagHandlers<'account'> => ({
  getMe: async ({ actor }) => {
    if (actor.kind === 'integration') {
      const key = await findKey(db, actor.keyId);
      if (key) return keyToWire(actor, key);
    } else {
      const person = await findPerson(db, actor.userId);
      if (person) return personToWire(actor, person);
    }
    // Removed within the second that the session is remembered for.
    throw new DomainError('unauthenticated');
  },
});
