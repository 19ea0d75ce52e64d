import type { components } from '../http/schema.gen.ts';
import type { Actor, OperatorActor, UserActor } from '../platform/actor.ts';
import { scopesOf } from '../sessions/access.ts';
import type { Key, Person, SeenCompany } from './store.ts';

type Me = components['schemas']['Me'];

const membershipsOf = (actor: Actor, companies: SeenCompany[]): Me['memberships'] =>
  companies.map((seen) => ({ ...seen, scopes: [...scopesOf(actor, seen.company.id)] }));

export const personToWire = (actor: UserActor | OperatorActor, { companies, ...person }: Person): Me => ({
  kind: actor.kind,
  id: actor.userId,
  ...person,
  staffRole: actor.kind === 'operator' ? actor.staffRole : null,
  steps: [...actor.steps],
  scopes: [...scopesOf(actor, null)],
  memberships: membershipsOf(actor, companies),
});

export const keyToWire = (actor: Actor & { keyId: string }, { name, companies }: Key): Me => ({
  kind: actor.kind,
  id: actor.keyId,
  email: null,
  name,
  phone: null,
  locale: null,
  staffRole: null,
  steps: [],
  scopes: [...scopesOf(actor, null)],
  memberships: membershipsOf(actor, companies),
});
