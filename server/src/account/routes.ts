import { etagOf, requireMatch } from '../http/conditional.ts';
import type { Success, TagHandlers } from '../http/contract.ts';
import { reply } from '../http/reply.ts';
import { signedInOf } from '../platform/actor.ts';
import { DomainError } from '../platform/errors.ts';
import { type FactorOperation, factorRoutes } from './factors/routes.ts';
import type { FactorDeps } from './factors/update-factors.ts';
import { findKey, findPerson, type Person } from './store.ts';
import { updateMe } from './update-me.ts';
import { keyToWire, personToWire } from './wire.ts';

export const accountRoutes = (
  deps: FactorDeps,
): Pick<TagHandlers<'account'>, 'getMe' | 'updateMe' | FactorOperation> => ({
  ...factorRoutes(deps),

  getMe: async ({ actor }) => {
    if (actor.kind === 'integration') {
      const key = await findKey(deps.db, actor.keyId);
      if (key) return keyToWire(actor, key);
    } else {
      const person = await findPerson(deps.db, actor.userId);
      if (person) return replyPerson(personToWire(actor, person));
    }
    // Removed within the second that the session is remembered for.
    throw new DomainError('unauthenticated');
  },

  updateMe: async ({ actor, body, ifMatch }) => {
    const asks = signedInOf(actor);
    const check = (person: Person) => requireMatch(ifMatch, etagOfMe(personToWire(asks, person)));
    const person = await deps.db.transaction().execute((tx) => updateMe(tx, asks.userId, body, check));
    return replyPerson(personToWire(asks, person));
  },
});

type Me = Success<'getMe'>;
const etagOfMe = (me: Me) => etagOf(JSON.stringify(me));
const replyPerson = (me: Me) => reply(me, { etag: etagOfMe(me) });
