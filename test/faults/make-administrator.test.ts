import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createVault } from '../../server/src/platform/vault.ts';
import { testDatabase } from '../support/database.ts';

const { admin, url } = await testDatabase();
const root = fileURLToPath(new URL('../..', import.meta.url));
const key = Buffer.alloc(32, 7);
const email = 'first@romashka.example';

/** As `npm run make-administrator` does, with the settings of a production server. */
function run(...args: string[]) {
  const env = {
    ...process.env,
    ...{
      DATABASE_URL: url,
      PUBLIC_URL: 'https://cabinet.romashka.example',
      SECRETS_KEY: key.toString('base64'),
    },
    ...{ SMTP_URL: 'smtp://127.0.0.1:2525', MAIL_FROM: 'cabinet@romashka.example' },
    ...{ LESSOR_NAME: 'АО «Ромашка-Лизинг»', LESSOR_INN: '7707083893', LESSOR_KPP: '773601001' },
    ...{ LESSOR_ADDRESS: 'Москва, Тверская, 1', LESSOR_BANK_NAME: 'ПАО Сбербанк, г. Москва' },
    ...{ LESSOR_BANK_BIK: '044525225', LESSOR_BANK_ACCOUNT: '40702810938120061991' },
    ...{ LESSOR_BANK_CORRESPONDENT_ACCOUNT: '30101810400000000225', LESSOR_PHONES: '+7 495 123-45-67' },
    LESSOR_EMAILS: 'cabinet@romashka.example',
  };
  const command = ['--import', 'tsx', 'server/src/make-administrator.ts', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('an empty production database gets its first administrator by a link that is told once', async () => {
  const { status, stdout, stderr } = run('--email', email, '--name', 'Первая Анна');
  expect([status, stderr]).toEqual([0, '']);
  const link = /https:\/\/cabinet\.romashka\.example\/operator\/invitation#[\w-]{43}/.exec(stdout)?.[0];
  const mail = await admin.selectFrom('mails').selectAll().executeTakeFirstOrThrow();
  const letter = createVault(key).open('letter', mail.id, mail.letter ?? Buffer.of());
  expect([mail.recipient, JSON.parse(String(letter)).action.url]).toEqual([email, link]);
  const row = await admin.selectFrom('invitations').selectAll().executeTakeFirstOrThrow();
  expect(row).toMatchObject({ staff_role: 'administrator', company_id: null, invited_by: null });
});

test('a second call makes a new link in place of the first', async () => {
  expect(run('--email', email, '--name', 'Первая Анна').status).toBe(0);
  const open = await admin.selectFrom('invitations').select('id').where('revoked_at', 'is', null).execute();
  expect(open).toHaveLength(1);
});

test('it says what is wrong and makes nothing', async () => {
  expect(run('--email', 'nobody').stderr).toMatch(/Say who/);
  await sql`insert into users (id, email, full_name, password_hash, created_at)
    values (gen_random_uuid(), 'taken@romashka.example', 'А', 'x', now())`.execute(admin);
  const taken = run('--email', 'Taken@romashka.example', '--name', 'Анна');
  expect([taken.status, taken.stderr]).toEqual([1, expect.stringMatching(/signs in by this e-mail already/)]);
  await sql`insert into sandbox_clock (offset_ms) values (0)`.execute(admin);
  const sandbox = run('--email', 'a@romashka.example', '--name', 'Анна');
  expect([sandbox.status, sandbox.stderr]).toEqual([
    1,
    expect.stringMatching(/everybody knows its passwords/),
  ]);
});
