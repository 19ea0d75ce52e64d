import type { Role } from '../db/schema.ts';

export type { Role };
/** How somebody showed who they are; the security schemes of the contract. */
export type Scheme = 'cookieSession' | 'bearerSession' | 'integrationKey';

export interface Membership {
  readonly companyId: string;
  readonly role: Role;
  /** The only contracts seen; null means all. */
  readonly contractIds: readonly string[] | null;
}

/** What a person must do before all else is open to them, in the order they do it. */
export type Step = 'password' | 'second_factor' | 'terms';

interface SessionActor {
  readonly userId: string;
  readonly sessionId: string;
  readonly sessionKind: 'web' | 'extension';
  readonly scheme: 'cookieSession' | 'bearerSession';
  /** When they last proved on this session who they are. */
  readonly verifiedAt: Date;
  /** Empty: everything is done. */
  readonly steps: readonly Step[];
}

/** A person of one or more companies. */
export interface UserActor extends SessionActor {
  readonly kind: 'user';
  readonly memberships: readonly Membership[];
}

/** Staff of the lessor. */
export interface OperatorActor extends SessionActor {
  readonly kind: 'operator';
  readonly staffRole: 'manager' | 'administrator';
}

/** A key of one company's ERP, or (`companyId` null) of the lessor's back office. */
export interface IntegrationActor {
  readonly kind: 'integration';
  readonly keyId: string;
  readonly companyId: string | null;
  readonly scheme: 'integrationKey';
  readonly scopes: ReadonlySet<string>;
}

export type Actor = UserActor | OperatorActor | IntegrationActor;

/** What an actor is called in limits and idempotency keys: `user:<id>` or `key:<id>`. */
export function actorId(actor: Actor): string {
  return actor.kind === 'integration' ? `key:${actor.keyId}` : `user:${actor.userId}`;
}

/** The person of a company; for what the contract lets only people do. */
export function userOf(actor: Actor): string {
  if (actor.kind !== 'user') throw new Error('this belongs to people');
  return actor.userId;
}

/** A person who is signed in; for what the contract lets no keys do. */
export function signedInOf(actor: Actor): UserActor | OperatorActor {
  if (actor.kind === 'integration') throw new Error('a key has no session');
  return actor;
}

/** Raw header values that may hold credentials. */
export interface Credentials {
  readonly cookie: string | undefined;
  readonly authorization: string | undefined;
  readonly apiKey: string | undefined;
}
