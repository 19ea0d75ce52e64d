import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { anyOf } from '../../server/src/db/database.ts';
import { testDatabase } from './database.ts';

const { db, admin } = await testDatabase();

it('reads days as texts, kopecks as bigint and instants as dates', async () => {
  const { rows } = await sql`select date '2026-02-28' as day, 9007199254740993::int8 as kopecks,
    array[1, 2]::int8[] as list, array[date '2026-02-28'] as days, 0.10 as rate,
    timestamptz '2026-02-28 03:00+03' as instant, '{"a": 1}'::jsonb as json, '7'::xid8 as tx`.execute(db);
  expect(rows[0]).toEqual({
    day: '2026-02-28',
    kopecks: 9007199254740993n,
    list: [1n, 2n],
    days: ['2026-02-28'],
    rate: '0.10',
    instant: new Date('2026-02-28T00:00:00Z'),
    json: { a: 1 },
    tx: '7',
  });
});

it('writes bigint', async () => {
  const { rows } = await sql`select ${9007199254740993n}::int8 as one, ${[1n, 2n]}::int8[] as many`.execute(
    db,
  );
  expect(rows).toEqual([{ one: 9007199254740993n, many: [1n, 2n] }]);
});

it('prepares every text with parameters, one for lists of any length', async () => {
  await admin.connection().execute(async (connection) => {
    for (const ids of [[1n], [1n, 2n], [1n, 2n, 3n]])
      await connection.selectFrom('event_followers').select('name').where('seq', '=', anyOf(ids)).execute();
    const { rows } = await sql<{ statement: string }>`
      select statement from pg_prepared_statements where statement like ${'%event_followers%'}`.execute(
      connection,
    );
    expect(rows.filter(({ statement }) => statement.includes('any($1)'))).toHaveLength(1);
  });
});

it('survives a backend that dies, in a transaction and idle', async () => {
  const dying = db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(admin);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await sql`select 1`.execute(tx);
  });
  await expect(dying).rejects.toThrow();
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(admin);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
});

it('sorts names in Russian', async () => {
  const names = ['Яблоко', 'ёлка', 'Ель', 'Ёж', 'авто', 'Жук'];
  for (const [index, name] of names.entries())
    await sql`insert into companies (id, client_type, name, inn, created_at)
      values (gen_random_uuid(), 'legal_entity', ${name}, ${String(index)}, now())`.execute(admin);
  const rows = await db.selectFrom('companies').select('name').orderBy('name').execute();
  expect(rows.map(({ name }) => name)).toEqual(['авто', 'Ёж', 'ёлка', 'Ель', 'Жук', 'Яблоко']);
});
