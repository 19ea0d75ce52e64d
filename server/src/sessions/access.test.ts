import { describe, expect, it, test } from 'vitest';
import type { Actor, Membership, Role, Step } from '../platform/actor.ts';
import { scopesOf } from './access.ts';

const mine = 'company-of-mine';
const other = 'company-of-others';
const user = (role: Role, sessionKind: 'web' | 'extension', steps: Step[] = []): Actor => ({
  kind: 'user',
  userId: 'u',
  sessionId: 's',
  sessionKind,
  scheme: sessionKind === 'web' ? 'cookieSession' : 'bearerSession',
  verifiedAt: new Date(),
  steps,
  memberships: [{ companyId: mine, role, contractIds: null }] satisfies Membership[],
});
const operator = (staffRole: 'manager' | 'administrator'): Actor => ({
  kind: 'operator',
  userId: 'u',
  sessionId: 's',
  sessionKind: 'web',
  scheme: 'cookieSession',
  verifiedAt: new Date(),
  steps: [],
  staffRole,
});
const key = (companyId: string | null): Actor => ({
  kind: 'integration',
  keyId: 'k',
  companyId,
  scheme: 'integrationKey',
  scopes: new Set(['account:read', 'payments:read']),
});

const reading = [
  'companies:read',
  'contracts:read',
  'payments:read',
  'invoices:read',
  'notifications:read',
  'events:read',
];
const paying = ['invoices:write', 'payments:announce', 'payments:write'];

describe.each([
  { role: 'owner', more: [...paying, 'companies:write', 'members:write', 'buyouts:write', 'buyouts:accept'] },
  { role: 'signatory', more: ['buyouts:write', 'buyouts:accept'] },
  { role: 'accountant', more: [...paying, 'buyouts:write'] },
  { role: 'viewer', more: [] },
] as const)('a person who is $role', ({ role, more }) => {
  test('does on a page what the role may', () => {
    const held = [...scopesOf(user(role, 'web'), mine)];
    expect(held.sort()).toEqual([...reading, 'members:read', 'calendar-feed:write', ...more].sort());
    expect(scopesOf(user(role, 'web'), other).size).toBe(0);
  });

  test('reads in the extension, and does what a glance may', () => {
    const glance: readonly string[] = ['invoices:write', 'payments:announce'];
    const held = [...scopesOf(user(role, 'extension'), mine)];
    expect(held.sort()).toEqual([...reading, ...more.filter((scope) => glance.includes(scope))].sort());
    expect(scopesOf(user(role, 'extension'), other).size).toBe(0);
  });
});

it('outside of companies the extension only reads', () => {
  const all = [...scopesOf(user('owner', 'extension'), null)];
  expect(all.filter((scope) => !scope.endsWith(':read'))).toEqual([]);
  expect(scopesOf(user('owner', 'web'), null).has('sessions:write')).toBe(true);
});

it('whoever has a step before them may do that alone', () => {
  const actor = user('owner', 'web', ['terms']);
  expect([...scopesOf(actor, null)].sort()).toEqual([
    'account:read',
    'account:steps',
    'sessions:read',
    'sessions:write',
  ]);
  expect(scopesOf(actor, mine).size).toBe(0);
  expect(scopesOf(user('owner', 'extension', ['password']), null).size).toBe(0);
});

it('nobody but the lessor has a scope of operators', () => {
  for (const actor of [user('owner', 'web'), user('owner', 'extension'), key(mine)])
    for (const place of [null, mine, other])
      expect([...scopesOf(actor, place)].filter((scope) => scope.startsWith('operator:'))).toEqual([]);
});

it('operators work outside of companies', () => {
  expect(scopesOf(operator('manager'), null).has('operator:imports:write')).toBe(true);
  expect(scopesOf(operator('manager'), null).has('operator:calendar:write')).toBe(false);
  expect(scopesOf(operator('administrator'), null).has('operator:calendar:write')).toBe(true);
  expect(scopesOf(operator('manager'), null).has('operator:staff:read')).toBe(false);
  expect(scopesOf(operator('administrator'), null).has('operator:staff:write')).toBe(true);
  expect(scopesOf(operator('administrator'), mine).size).toBe(0);
});

it('a key has its scopes, in its own company', () => {
  expect([...scopesOf(key(mine), null)]).toEqual(['account:read', 'payments:read']);
  expect([...scopesOf(key(mine), mine)]).toEqual(['account:read', 'payments:read']);
  expect(scopesOf(key(mine), other).size).toBe(0);
  expect(scopesOf(key(null), mine).size).toBe(0);
});
