import { expect, it } from 'vitest';
import { testDatabase } from './database.ts';
import { tenantGuard } from './tenant-guard.ts';

const { db, admin } = await testDatabase();
const guard = tenantGuard(['payments', 'contracts', 'memberships']);

it.each([
  'select 1',
  'select * from companies where id = $1',
  'select * from payments p where p.company_id = $1',
  'select * from "payments" where "company_id" = $1 and "id" = $2',
  'select * from payments where company_id = any($1)',
  'select * from payments where company_id in ($1)',
  'select * from memberships m where m.user_id = $1',
  'insert into payments (id, company_id) values ($1, $2)',
  'insert into "payments" ("id", "company_id") values ($1, $2) on conflict ("id") do update set "kind" = $3',
  'select * from payments /* all companies */',
  "select 'from payments' as text",
  'with payments_of as (select 1) select * from payments_of',
])('lets through: %s', (text) => {
  expect(() => guard(text)).not.toThrow();
});

it.each([
  'select * from payments',
  'select * from payments where id = $1',
  'select company_id from payments where id = $1',
  'select * from contracts c join payments p on p.company_id = c.company_id where c.id = $1',
  'update "payments" set paid_kopecks = $1 where id = $2',
  'delete from payments where id = $1',
  'select * from payments where id = $1 -- company_id = $1',
  "select * from payments where id = $1 and purpose = 'company_id = $1'",
  'insert into payments (id) values ($1)',
  'select * from users u, payments p where u.id = $1',
])('fails: %s', (text) => {
  expect(() => guard(text)).toThrow(/whose rows/);
  expect(() => guard(text)).toThrow(/whose rows/);
});

it('stands in the database that tests give to the code', async () => {
  await expect(db.selectFrom('payments').select('id').execute()).rejects.toThrow(/whose rows/);
  expect(await admin.selectFrom('payments').select('id').execute()).toEqual([]);
});
