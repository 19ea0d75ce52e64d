import { stepScopes } from '../http/operations.gen.ts';
import type { Actor, OperatorActor, Role } from '../platform/actor.ts';

const everyRole = [
  'companies:read',
  'contracts:read',
  'payments:read',
  'invoices:read',
  'notifications:read',
  'events:read',
] as const;
/** What a glance may do: an invoice changes nothing of what is owed, an announcement moves no money. */
const atAGlance = ['invoices:write', 'payments:announce'] as const;

/** What a role may do beyond reading, as far as its tags are here. */
const ofRole: Record<Role, readonly string[]> = {
  owner: [
    ...atAGlance,
    'companies:write',
    'members:write',
    'payments:write',
    'buyouts:write',
    'buyouts:accept',
  ],
  signatory: ['buyouts:write', 'buyouts:accept'],
  accountant: [...atAGlance, 'payments:write', 'buyouts:write'],
  viewer: [],
};

const ofPage = scopesByRole((role) => [...everyRole, 'members:read', 'calendar-feed:write', ...ofRole[role]]);
const ofPopup = scopesByRole((role) => [
  ...everyRole,
  ...atAGlance.filter((scope) => ofRole[role].includes(scope)),
]);

function scopesByRole(scopes: (role: Role) => string[]): Record<Role, ReadonlySet<string>> {
  const of = (role: Role) => new Set(scopes(role));
  return {
    owner: of('owner'),
    signatory: of('signatory'),
    accountant: of('accountant'),
    viewer: of('viewer'),
  };
}

/** Of a person, whatever they are. */
const ofPerson = ['account:read', 'account:write', 'account:steps', 'sessions:read', 'sessions:write'];
const ofClient: ReadonlySet<string> = new Set([...ofPerson, 'login-changes:read', 'login-changes:write']);
const beforeSteps: ReadonlySet<string> = new Set(stepScopes);
const ofExtension: ReadonlySet<string> = new Set(['account:read', 'sessions:read']);
const ofManager = [
  ...ofPerson,
  'operator:applications:read',
  'operator:applications:write',
  'operator:companies:read',
  'operator:contracts:read',
  'operator:contracts:write',
  'operator:imports:read',
  'operator:imports:write',
  'operator:receipts:read',
  'operator:receipts:write',
  'operator:payments:read',
  'operator:payments:write',
  'operator:credentials:read',
  'operator:credentials:write',
  'operator:calendar:read',
  'operator:incidents:read',
  'operator:incidents:write',
  'operator:mails:read',
  'operator:mails:write',
  'operator:offices:read',
  'operator:terms:read',
  'operator:login-changes:read',
  'operator:login-changes:write',
  'operator:sandbox:write',
];
const ofStaff: Record<OperatorActor['staffRole'], ReadonlySet<string>> = {
  manager: new Set(ofManager),
  administrator: new Set([
    ...ofManager,
    'operator:calendar:write',
    'operator:offices:write',
    'operator:audit:read',
    'operator:staff:read',
    'operator:staff:write',
    'operator:terms:write',
    'operator:release-notes:write',
  ]),
};
const none: ReadonlySet<string> = new Set();

/**
 * What somebody may do in a company, or (`null`) outside of any. The lessor's side has nothing inside companies:
 * it works under `/v1/operator`. Whoever has a step before them may do that alone.
 */
export function scopesOf(actor: Actor, companyId: string | null): ReadonlySet<string> {
  if (actor.kind !== 'integration' && actor.steps.length > 0)
    return companyId === null && actor.sessionKind === 'web' ? beforeSteps : none;
  switch (actor.kind) {
    case 'operator':
      return companyId === null ? ofStaff[actor.staffRole] : none;
    case 'integration':
      return companyId === null || companyId === actor.companyId ? actor.scopes : none;
    case 'user': {
      const extension = actor.sessionKind === 'extension';
      if (companyId === null) return extension ? ofExtension : ofClient;
      const role = actor.memberships.find((membership) => membership.companyId === companyId)?.role;
      return role === undefined ? none : (extension ? ofPopup : ofPage)[role];
    }
  }
}
