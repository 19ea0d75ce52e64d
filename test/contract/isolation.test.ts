import { describe, expect, it, test } from 'vitest';
import type { Role } from '../../server/src/platform/actor.ts';
import { seedId } from '../../server/src/sandbox/random.ts';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import { scopesOf } from '../../server/src/sessions/access.ts';
import { type Ask, ask, over, problemOf } from '../support/ask.ts';
import type { As } from '../support/calls.ts';
import { callsTo } from '../support/calls.ts';
import {
  anyPage,
  idsIn,
  isOfCompany,
  isOperators,
  isSecured,
  type Op,
  operations,
  takes,
} from '../support/contract.ts';
import { backOffice, company, erp, goodAsks } from '../support/good-asks.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer();
const { admin, as } = server;
const good = goodAsks(server);
const { page, extension } = callsTo(server.url);
const { password } = signIns;
const send = over(server.url);
const told = async (op: Op, how: Ask) => {
  const answer = await ask(send, op, how);
  return answer.status < 300 ? answer.status : `${answer.status} ${problemOf(answer).code}`;
};
const named = (ops: readonly Op[]) => ops.map((op) => [op.id, op] as const);
const ofCompany = operations.filter(isOfCompany);
const operators = operations.filter(isOperators);
const strangersCompany = seedId('company', 'bely-prichal');
const notFound = (op: Op) => `404 ${idsIn(op)[1]?.replace(/Id$/, '')}_not_found`;

/** By the scopes that the operation declares; which role has which, `access.test.ts` says. */
function mayDo(role: Role, { operation }: Op): boolean {
  const memberships = [{ companyId: '1', role, contractIds: null }];
  const held = scopesOf({ kind: 'user', ...anyPage, memberships }, '1');
  return operation.security.some(({ cookieSession }) => cookieSession?.every((scope) => held.has(scope)));
}

describe('a company’s operation is not there', () => {
  const outsiders: [string, () => Promise<As>, scheme: string][] = [
    ['the owner of another company', () => as('stranger'), 'cookieSession'],
    ['their extension', () => extension('owner@bely-prichal.example', password), 'bearerSession'],
    ['a manager of the lessor', () => as('manager'), 'cookieSession'],
    ['an administrator of the lessor', () => as('administrator'), 'cookieSession'],
    ['the key of the lessor', async () => backOffice, 'integrationKey'],
  ];
  describe.each(outsiders)('for %s', (_, who, scheme) => {
    test.each(named(ofCompany))('%s', async (_, op) => {
      const expected = takes(op, scheme) ? '404 company_not_found' : '401 wrong_token_kind';
      expect(await told(op, { ...(await good(op)), as: await who() })).toBe(expected);
    });
  });

  test.each(named(ofCompany))('for the key of another company: %s', async (_, op) => {
    const path = { ...(await good(op)).path, companyId: strangersCompany };
    const expected = takes(op, 'integrationKey') ? '404 company_not_found' : '401 wrong_token_kind';
    expect(await told(op, { path, as: erp })).toBe(expected);
  });

  const inner = ofCompany.filter((op) => idsIn(op).length > 1);
  test.each(named(inner))('through another company’s address: %s', async (_, op) => {
    const { path, ...asked } = await good(op);
    const how = { ...asked, path: { ...path, companyId: strangersCompany }, as: await as('stranger') };
    expect(await told(op, how)).toBe(notFound(op));
    // A person of both companies finds it under its own address alone.
    const both = {
      ...how,
      path: { ...path, companyId: seedId('company', 'taiga-les') },
      as: await as('owner'),
    };
    expect(await told(op, both)).toBe(notFound(op));
  });

  test.each(named(inner))('for a person of other contracts: %s', async (_, op) => {
    const expected = mayDo('viewer', op) ? notFound(op) : '403 insufficient_scope';
    expect(await told(op, { ...(await good(op)), as: await as('narrowed') })).toBe(expected);
  });
});

describe('nobody', () => {
  test.each(named(operations.filter(isSecured)))('is refused %s', async (_, op) => {
    const { path = {} } = await good(op);
    expect(await told(op, { path, as: null })).toBe('401 unauthenticated');
    expect(await told(op, { path, as: { key: 'unknown' } })).toBe('401 unauthenticated');
  });
});

describe('roles', () => {
  const roles = ['owner', 'signatory', 'accountant', 'viewer'] as const;
  describe.each(roles)('%s', (role) => {
    test.each(named(operators))('may not %s', async (_, op) => {
      expect(await told(op, { ...(await good(op)), as: await as(role) })).toBe('403 insufficient_scope');
    });
    // Their own notifications are the owner's.
    const shared = ofCompany.filter((op) => !op.path.includes('{notificationId}'));
    test.each(named(shared.filter((op) => mayDo(role, op))))('may %s', async (_, op) => {
      expect(await told(op, { ...(await good(op)), as: await as(role) })).toBeLessThan(300);
    });
    const others = named(shared.filter((op) => !mayDo(role, op)));
    if (others.length > 0)
      test.each(others)('may not %s', async (_, op) => {
        expect(await told(op, { ...(await good(op)), as: await as(role) })).toBe('403 insufficient_scope');
      });
  });

  test.each(named(operators))('neither may the key of a company: %s', async (_, op) => {
    const headers = { 'idempotency-key': op.id };
    const expected = takes(op, 'integrationKey') ? '403 insufficient_scope' : '401 wrong_token_kind';
    expect(await told(op, { ...(await good(op)), headers, as: erp })).toBe(expected);
  });

  test.each(named(operators))('nor the extension: %s', async (_, op) => {
    const bearer = await extension('viewer@severny-put.example', password);
    expect(await told(op, { ...(await good(op)), as: bearer })).toBe('401 wrong_token_kind');
  });

  it('a notification and a session are of one person, not of the company', async () => {
    for (const op of operations.filter(({ path }) => /\{(notification|session)Id\}/.test(path))) {
      const { path } = await good(op);
      const code = op.path.includes('{sessionId}') ? 'session_not_found' : 'notification_not_found';
      expect(await told(op, { path: path ?? {}, as: await as('viewer') })).toBe(`404 ${code}`);
    }
  });
});

/** Whatever bears an id, with the company and contract it belongs to. */
async function owners() {
  const owned = new Map<string, { company: string; contract: string | null }>();
  const tables = [
    'contracts',
    'payments',
    'receipts',
    'allocations',
    'events',
    'notifications',
    'invoices',
    'reconciliations',
    'buyout_quotes',
  ] as const;
  for (const table of tables) {
    const rows = (await admin.selectFrom(table).selectAll().execute()) as unknown as Record<
      string,
      string | null
    >[];
    for (const row of rows) {
      const contract = table === 'contracts' ? row.id : row.contract_id;
      if (row.company_id) owned.set(String(row.id), { company: row.company_id, contract: contract ?? null });
    }
  }
  for (const { id } of await admin.selectFrom('companies').select('id').execute())
    owned.set(id, { company: id, contract: null });
  return owned;
}

const reads = operations.filter((op) => op.method === 'get' && isOfCompany(op) && idsIn(op).length === 1);

/** Every id that the operation shows, over all its pages. */
async function idsShown(op: Op, whose: As, companyId: string): Promise<Set<string>> {
  const shown = new Set<string>();
  const parameters = (op.operation.parameters ?? []).map((one) => ('$ref' in one ? one.$ref : one.name));
  const cursorName = op.id === 'listEvents' ? 'after' : 'cursor';
  const state = parameters.includes('state') ? ['state=all'] : [];
  const isList = parameters.some((name) => name.endsWith('limit') || name.endsWith('/Limit'));
  let query = [...state, ...(isList ? ['limit=200'] : [])].join('&');
  for (let pages = 0; pages < 30; pages++) {
    const { status, text } = await ask(send, op, { as: whose, path: { companyId }, query });
    expect(status, text).toBe(200);
    for (const [id] of text.matchAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g)) shown.add(id);
    const { nextCursor, items } = JSON.parse(text);
    if (!isList || !nextCursor || items.length === 0) return shown;
    query = [...state, 'limit=200', `${cursorName}=${nextCursor}`].join('&');
  }
  throw new Error(`${op.id} has no end`);
}

describe('what is shown', () => {
  const people = signIns.people.flatMap(({ email, memberships = [] }) =>
    memberships.map(({ company: key, role, contracts }) => ({ email, key, role, contracts })),
  );
  test.each(people.map((one) => [one.email, one.key, one] as const))(
    'to %s of %s is theirs alone',
    async (email, key, { role, contracts }) => {
      const [whose, owned, companyId] = [await page(email, password), await owners(), seedId('company', key)];
      const seen = contracts?.map((contract) => seedId('contract', contract));
      for (const op of reads.filter((one) => mayDo(role, one))) {
        const shown = await idsShown(op, whose, companyId);
        const foreign = [...shown].filter((id) => {
          const owner = owned.get(id);
          if (!owner) return false;
          return owner.company !== companyId || (seen && owner.contract && !seen.includes(owner.contract));
        });
        expect(foreign, op.id).toEqual([]);
        if (['listContracts', 'listPayments'].includes(op.id)) expect(shown.size, op.id).toBeGreaterThan(0);
      }
    },
  );

  it('to a key is its company’s alone', async () => {
    const owned = await owners();
    for (const op of reads.filter((one) => takes(one, 'integrationKey')))
      for (const id of await idsShown(op, erp, company))
        expect(owned.get(id)?.company ?? company, op.id).toBe(company);
  });
});
