import type { Actor, Credentials, Scheme } from '../platform/actor.ts';
import type { CompanyAccess } from './handlers.ts';
import type { Incoming } from './incoming.ts';
import { Problem } from './problems.ts';

/** Scopes an operation needs, for each scheme it takes; null where it is public. */
export type Security = Partial<Record<Scheme, readonly string[]>> | null;

/** Who an actor is and what they may do; given from outside. */
export interface AccessDeps {
  /** The actor of the raw headers; null when there is none, or it is not valid any more. */
  authenticate(credentials: Credentials): Actor | null | Promise<Actor | null>;
  /** What the actor may do in a company, or outside of one. Answer the same set each time. */
  scopesOf(actor: Actor, companyId: string | null): ReadonlySet<string>;
}

export const credentialsOf = (incoming: Incoming): Credentials => ({
  cookie: incoming.header('cookie'),
  authorization: incoming.header('authorization'),
  apiKey: incoming.header('api-key'),
});

/** The actor, of a kind the operation takes; a page's writes must come from a page of this server. */
export function admit(
  actor: Actor | null,
  security: NonNullable<Security>,
  incoming: Incoming,
  publicUrl: URL,
): Actor {
  if (!actor) throw new Problem('unauthenticated');
  if (!security[actor.scheme]) throw new Problem('wrong_token_kind');
  if (actor.scheme === 'cookieSession' && incoming.method !== 'GET' && incoming.method !== 'HEAD') {
    const origin = incoming.header('origin');
    const own = `${publicUrl.protocol}//${incoming.header('host')}`;
    if (origin !== publicUrl.origin && origin !== own) throw new Problem('cross_origin_request');
  }
  return actor;
}

/** The actor's place in a company; somebody else's company does not exist for them. */
export function companyAccess(actor: Actor, companyId: string): CompanyAccess {
  if (actor.kind === 'integration' && actor.companyId === companyId)
    return { companyId, contractIds: null, role: null };
  const membership =
    actor.kind === 'user' ? actor.memberships.find((one) => one.companyId === companyId) : undefined;
  if (!membership) throw new Problem('company_not_found');
  return membership;
}

/** Refuses an actor that lacks one of the scopes; one that has a step before them is told of it. */
export function requireScopes(actor: Actor, held: ReadonlySet<string>, needed: readonly string[]): void {
  const [step] = actor.kind === 'integration' ? [] : actor.steps;
  for (const scope of needed)
    if (!held.has(scope))
      throw step
        ? new Problem('account_step_required', { step })
        : new Problem('insufficient_scope', { scope });
}

/** For how long a proof of who they are opens what a stolen session must not do. */
const freshMs = 600_000;

/** Refuses a person who did not prove lately who they are. */
export function requireFreshness(actor: Actor): void {
  if (actor.kind !== 'integration' && Date.now() - actor.verifiedAt.getTime() > freshMs)
    throw new Problem('step_up_required');
}
