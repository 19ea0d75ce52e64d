import { describe, expect, it, test } from 'vitest';
import { sandboxLessor } from '../../server/src/lessor.ts';
import {
  type IssueOrder,
  issueCredentials,
} from '../../server/src/operator/credentials/issue-credentials.ts';
import { newId } from '../../server/src/platform/id.ts';
import { verifyPassword } from '../../server/src/sessions/passwords.ts';
import { ledger } from '../support/ledger.ts';
import { codeIn, mailsTo, testVault } from '../support/mails.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer({ seed: false });
const { admin, db } = server;
const made = ledger(admin, server.url);
const company = await made.company('ООО «Ромашка»');
const contract = await made.contract(company, { number: 'ДЛ-2026/0117' });
const { id: manager } = await admin
  .insertInto('users')
  .values({
    ...{ id: newId(), email: 'operator@lessor.example', full_name: 'Павлова Ирина', password_hash: '-' },
    ...{ staff_role: 'manager', created_at: new Date() },
  })
  .returning('id')
  .executeTakeFirstOrThrow();
const deps = { vault: testVault, publicUrl: 'https://cabinet.example', lessor: sandboxLessor };
const days = (until: Date | null) => Math.round(((until?.getTime() ?? 0) - Date.now()) / 86_400_000);

let count = 0;
const order = (more: Partial<IssueOrder> = {}): IssueOrder => ({
  ...{ companyId: company, contractId: contract.id, email: `new-${++count}@romashka.example` },
  ...{ fullName: 'Иванова Мария', locale: 'ru' as const, way: 'mail' as const, issuedBy: manager },
  ...more,
});
const issue = (asked: IssueOrder) => db.transaction().execute((tx) => issueCredentials(tx, deps, asked));
const userOf = (email: string) =>
  admin.selectFrom('users').selectAll().where('email', '=', email).executeTakeFirst();
const issuesOf = (user_id: string) =>
  admin.selectFrom('credential_issues').selectAll().where('user_id', '=', user_id).execute();
const placesOf = (user_id: string) =>
  admin.selectFrom('memberships').selectAll().where('user_id', '=', user_id).execute();

describe('a new person', () => {
  it('gets a login, a membership and one letter with the temporary password', async () => {
    const asked = order();
    const told = await issue(asked);
    expect(told).toMatchObject({ login: asked.email, way: 'mail', joined: true, temporaryPassword: null });
    expect(days(told.temporaryUntil)).toBe(7);
    const user = await userOf(asked.email);
    expect(user).toMatchObject({
      id: told.userId,
      full_name: 'Иванова Мария',
      staff_role: null,
      locale: 'ru',
    });
    expect(await placesOf(told.userId)).toMatchObject([
      { company_id: company, role: 'owner', contract_ids: null },
    ]);
    expect(await issuesOf(told.userId)).toMatchObject([
      { company_id: company, contract_id: contract.id, way: 'mail', issued_by: manager },
    ]);
    const [mail, ...more] = await mailsTo(admin, asked.email);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ kind: 'credentials_issued', locale: 'ru' });
    const code = codeIn(mail?.letter) ?? '';
    expect(code).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    expect(await verifyPassword(user?.password_hash ?? null, code)).toBe(true);
    expect(JSON.stringify(mail?.letter)).toContain('ДЛ-2026/0117');
    expect(mail?.letter.action?.url).toBe('https://cabinet.example');
  });

  it('gets the sheet instead of a letter in the office, and the letter in their language', async () => {
    const [paper, english] = [order({ way: 'print' }), order({ locale: 'en' })];
    const told = await issue(paper);
    expect(
      await verifyPassword((await userOf(paper.email))?.password_hash ?? null, told.temporaryPassword ?? ''),
    ).toBe(true);
    expect(await mailsTo(admin, paper.email)).toEqual([]);
    await issue(english);
    expect(await mailsTo(admin, english.email)).toMatchObject([
      { locale: 'en', letter: { heading: 'Your access to the cabinet' } },
    ]);
  });

  it('who has not set their own gets another temporary password, and the one before dies', async () => {
    const asked = order({ way: 'print' });
    const first = await issue(asked);
    const second = await issue({ ...asked, email: asked.email.toUpperCase() });
    expect(second).toMatchObject({ userId: first.userId, way: 'print', joined: false });
    const hash = (await userOf(asked.email))?.password_hash ?? null;
    expect(await verifyPassword(hash, first.temporaryPassword ?? '')).toBe(false);
    expect(await verifyPassword(hash, second.temporaryPassword ?? '')).toBe(true);
  });
});

describe('a person who has a login', () => {
  it('gets a membership and a letter; the password stays', async () => {
    const { id } = await made.person([]);
    const before = await admin.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const told = await issue(order({ email: before.email, way: 'print' }));
    expect(told).toMatchObject({
      userId: id,
      way: 'membership',
      joined: true,
      temporaryPassword: null,
      temporaryUntil: null,
    });
    expect(await userOf(before.email)).toEqual(before);
    expect(await issuesOf(id)).toMatchObject([{ way: 'membership' }]);
    expect(await mailsTo(admin, before.email)).toMatchObject([{ kind: 'membership_added' }]);
    const again = await issue(order({ email: before.email }));
    expect(again).toMatchObject({ way: 'membership', joined: false });
    expect(await placesOf(id)).toHaveLength(1);
  });
});

test('two at once make one login', async () => {
  const asked = order();
  const told = await Promise.all([issue(asked), issue(asked)]);
  expect(told[0].userId).toBe(told[1].userId);
  expect(told.map(({ joined }) => joined).sort()).toEqual([false, true]);
});

describe('what is refused leaves nothing', () => {
  test.each<[code: string, more: () => Promise<Partial<IssueOrder>>]>([
    ['company_not_found', async () => ({ companyId: contract.id })],
    ['contract_not_found', async () => ({ contractId: (await made.contract(await made.company())).id })],
    ['login_of_staff', async () => ({ email: 'OPERATOR@lessor.example' })],
    [
      'login_locked',
      async () => {
        const { userId, login } = await issue(order());
        await admin
          .updateTable('users')
          .set({ locked_at: new Date(), lock_reason: 'operator' })
          .where('id', '=', userId)
          .execute();
        return { email: login };
      },
    ],
  ])('%s', async (code, more) => {
    const asked = order(await more());
    const sizes = async () =>
      Promise.all(
        (['users', 'memberships', 'credential_issues', 'mails'] as const).map(
          async (table) => (await admin.selectFrom(table).selectAll().execute()).length,
        ),
      );
    const before = await sizes();
    await expect(issue(asked)).rejects.toMatchObject({ code });
    expect(await sizes()).toEqual(before);
  });
});
