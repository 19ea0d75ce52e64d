import { CompiledQuery } from 'kysely';
import { expect, it } from 'vitest';
import { firstRow } from '../../server/src/db/database.ts';
import { testDatabase } from '../support/database.ts';

const { db, admin } = await testDatabase();
const texts = async (text: string, parameters: Parameters<typeof firstRow>[2] = []) =>
  (await firstRow(db, text, parameters))?.map((column) => column?.toString() ?? null);

it('gives the first row as the bytes that Postgres wrote', async () => {
  const row = await texts('select $1::text, null, $2::int + 1, $3::text[], 4 from generate_series(1, 2)', [
    'ООО «Север»',
    41,
    ['а"б', 'в\\г', ''],
  ]);
  expect(row).toEqual(['ООО «Север»', null, '42', '{"а\\"б","в\\\\г",""}', '4']);
  expect(await texts('select 1 where $1', ['false'])).toBeUndefined();
});

it('gives every read its own answer, short and long, however many are on the way', async () => {
  const lengths = Array.from({ length: 300 }, (_, n) => (n % 10 === 0 ? 200_000 + n : n));
  const rows = await Promise.all(lengths.map((n) => texts("select repeat('ж', $1::int), $1", [n])));
  for (const [index, n] of lengths.entries()) {
    const [text, length] = rows[index] ?? [];
    expect([text?.length, length]).toEqual([n, String(n)]);
    expect(text?.replaceAll('ж', '')).toBe('');
  }
});

it('fails the read that is wrong, and no other', async () => {
  const reads = [texts('select 1'), texts('select 1 / $1::int', [0]), texts('no sql'), texts('select 2')];
  const told = await Promise.allSettled(reads);
  expect(told.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.code))).toEqual([
    ['1'],
    '22012',
    '42601',
    ['2'],
  ]);
});

it('lets others pass a slow read', async () => {
  const order: string[] = [];
  const slow = texts("select 'slow' from pg_sleep(1)").then(() => order.push('slow'));
  for (let n = 0; n < 20; n++) await texts("select 'quick'").then(() => order.push('quick'));
  await slow;
  expect(order.at(-1)).toBe('slow');
});

it('opens the connection again when a backend dies, and fails only what was on the way', async () => {
  const lost = texts('select pg_sleep(30)').catch((error: Error) => error.message);
  await expect
    .poll(async () => {
      const { rows } = await admin.executeQuery(
        CompiledQuery.raw(
          "select pg_terminate_backend(pid) from pg_stat_activity where query like 'select pg_sleep(30)%' and state = 'active'",
        ),
      );
      return rows.length;
    })
    .toBe(1);
  expect(await lost).toMatch(/terminat/);
  expect(await texts('select 1')).toEqual(['1']);
});

it('is held to naming the company, like every query', () => {
  expect(() => firstRow(db, 'select id from payments', [])).toThrow(/company_id/);
});

it('reads in a transaction what the transaction wrote', async () => {
  const seen = await db.transaction().execute(async (tx) => {
    await tx.executeQuery(CompiledQuery.raw("set local application_name = 'here'"));
    return firstRow(tx, "select current_setting('application_name')", []);
  });
  expect(String(seen?.[0])).toBe('here');
});
