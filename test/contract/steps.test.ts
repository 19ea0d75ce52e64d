import { sql } from 'kysely';
import { describe, expect, it, test } from 'vitest';
import { stepScopes } from '../../server/src/http/operations.gen.ts';
import { ask, over, problemOf } from '../support/ask.ts';
import { isOperators, type Op, operations, proveAnswer, takes } from '../support/contract.ts';
import { goodAsks } from '../support/good-asks.ts';
import { newPage } from '../support/people.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer();
const { admin } = server;
const good = goodAsks(server);
const send = over(server.url);

const temporary_until = new Date(Date.now() + 24 * 3_600_000);
const owner = await newPage(server, { temporary_until });
await admin.updateTable('memberships').set({ role: 'owner' }).where('user_id', '=', owner.id).execute();
const administrator = await newPage(server, { temporary_until, staff_role: 'administrator' });

const held: readonly string[] = stepScopes;
const onPages = operations.filter((op) => takes(op, 'cookieSession'));
const isOpen = ({ operation }: Op) =>
  operation.security.some(({ cookieSession }) => cookieSession?.every((scope) => held.includes(scope)));

const tables = await sql<{ name: string }>`
select quote_ident(table_name) as name from information_schema.tables
where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'sessions'`.execute(admin);
// Whatever is written to a row, or a row that goes, changes the sum. A session only notes that it was used.
const written = tables.rows
  .map(({ name }) => `select '${name}' as name, count(*), sum(xmin::text::bigint) from ${name}`)
  .join(' union all ');
const state = async () => (await sql.raw(`${written} order by name`).execute(admin)).rows;

describe('whoever has a temporary password, before they set their own', () => {
  test.each(onPages.filter((op) => !isOpen(op)).map((op) => [op.id, op] as const))(
    'may not %s, and it changes nothing',
    async (_, op) => {
      const how = await good(op);
      const before = await state();
      const told = await ask(send, op, { ...how, as: (isOperators(op) ? administrator : owner).as });
      expect(problemOf(told)).toMatchObject({ status: 403, code: 'account_step_required' });
      expect(problemOf(told).detail).toContain('остался шаг password:');
      proveAnswer(op, told);
      expect(await state()).toEqual(before);
    },
  );

  // Who widens this list lets more be done by whoever reads one letter.
  it('may only see to their own account and sessions', () => {
    expect(
      onPages
        .filter(isOpen)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([
      ...['acceptTerms', 'changePassword', 'confirmTotp', 'endCurrentSession', 'getCurrentSession', 'getMe'],
      ...['getSecondFactors', 'listConsents', 'listMyCompanies', 'listPasskeys', 'listReleaseNotes'],
      ...['listSessions', 'listSignIns', 'registerPasskey', 'reportUnauthorizedAccess'],
      ...['revokeOtherSessions', 'revokeSession', 'startPasskeyRegistration', 'startPasskeyVerification'],
      ...['startTotp', 'verifySession'],
    ]);
  });
});
