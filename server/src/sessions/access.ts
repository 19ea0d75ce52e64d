import type { Actor } from '../platform/actor.ts';

/** Every role of a company reads everything; what the roles differ in (signing, asking, people) comes with its tags. */
const companyReading: ReadonlySet<string> = new Set([
  'companies:read',
  'contracts:read',
  'payments:read',
  'notifications:read',
  'events:read',
]);
const ofClient: ReadonlySet<string> = new Set(['account:read', 'sessions:read', 'sessions:write']);
const ofExtension: ReadonlySet<string> = new Set(['account:read', 'sessions:read']);
/** Managers and administrators may do the same for now: staff, terms and offices are not here yet. */
const ofOperator: ReadonlySet<string> = new Set([
  'account:read',
  'sessions:read',
  'sessions:write',
  'operator:companies:read',
  'operator:contracts:read',
  'operator:imports:read',
  'operator:imports:write',
  'operator:receipts:read',
  'operator:sandbox:write',
]);
const none: ReadonlySet<string> = new Set();

/**
 * What somebody may do in a company, or (`null`) outside of any. The lessor's side has nothing inside companies:
 * it works under `/v1/operator`.
 */
export function scopesOf(actor: Actor, companyId: string | null): ReadonlySet<string> {
  switch (actor.kind) {
    case 'operator':
      return companyId === null ? ofOperator : none;
    case 'integration':
      return companyId === null || companyId === actor.companyId ? actor.scopes : none;
    case 'user':
      if (companyId === null) return actor.sessionKind === 'extension' ? ofExtension : ofClient;
      return actor.memberships.some((membership) => membership.companyId === companyId)
        ? companyReading
        : none;
  }
}
