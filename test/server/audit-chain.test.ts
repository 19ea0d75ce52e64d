import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AuditFact } from '../../server/src/platform/audit/entry.ts';
import { linkEntries, type Seen } from '../../server/src/platform/audit/link-entries.ts';
import { appendAudit } from '../../server/src/platform/audit/store.ts';
import { verifyAudit } from '../../server/src/platform/audit/verify-audit.ts';
import { holdCalendar } from '../../server/src/platform/calendar-store.ts';
import { newId } from '../../server/src/platform/id.ts';
import { createVault } from '../../server/src/platform/vault.ts';
import { testDatabase } from '../support/database.ts';
import { testVault } from '../support/mails.ts';

const { db, admin } = await testDatabase();

const fact = (action: string): AuditFact => ({
  actor: { kind: 'user', id: newId() },
  companyId: newId(),
  action,
  objectId: newId(),
  address: '203.0.113.7',
  device: 'Chrome, Windows',
  requestId: 'request-1',
  data: { contractId: 'c1', zeros: 1.0 },
});
const add = async (...actions: string[]) => {
  for (const action of actions) await appendAudit(db, fact(action));
};
const verify = (options = {}) => verifyAudit(db, testVault, options);
let seen: Seen = { link: null };
const link = () => linkEntries(db, testVault, seen);

/** Links until all of it is. Other files' transactions on the same server may hold it up for a moment. */
async function linkAll(links: bigint) {
  await expect
    .poll(async () => {
      await link();
      return (await verify()).links;
    })
    .toBe(links);
}

/** What somebody with all rights in the database can do. */
const tamper = (...texts: string[]) =>
  admin.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    for (const text of texts) await sql.raw(text).execute(tx);
  });
const idAt = async (position: number) =>
  (
    await admin
      .selectFrom('audit_links')
      .select('entry_id')
      .where('position', '=', BigInt(position))
      .executeTakeFirstOrThrow()
  ).entry_id;

beforeEach(async () => {
  await tamper('truncate audit_links, audit_entries');
  seen = { link: null };
  await add('first', 'second', 'third', 'fourth', 'fifth');
  await linkAll(5n);
});

it('links every entry once, in the order of the log, and finds nothing wrong', async () => {
  await add('sixth');
  expect(await verify()).toMatchObject({ entries: 6n, links: 5n, firstBreak: null, unlinked: 1n });
  await linkAll(6n);
  expect(await verify()).toMatchObject({
    entries: 6n,
    links: 6n,
    head: { position: 6n },
    firstBreak: null,
    unlinked: 0n,
  });
  const { rows } = await sql<{ action: string }>`
select action from audit_links l join audit_entries e on e.id = l.entry_id order by position`.execute(admin);
  expect(rows.map(({ action }) => action)).toEqual(['first', 'second', 'third', 'fourth', 'fifth', 'sixth']);
});

it('lets nobody change or delete', async () => {
  for (const text of [
    'update audit_entries set action = action',
    'delete from audit_entries',
    'truncate audit_entries cascade',
    'update audit_links set hash = hash',
    'delete from audit_links',
    'truncate audit_links',
  ])
    await expect(sql.raw(text).execute(admin), text).rejects.toThrow('append-only');
});

describe('a chain that was broken by who may do all', () => {
  const columns: [string, string][] = [
    ['at', "at + interval '1 microsecond'"],
    ['actor_kind', "'operator'"],
    ['actor_id', 'gen_random_uuid()'],
    ['company_id', 'null'],
    ['action', "'other'"],
    ['object_id', 'null'],
    ['address', "'203.0.113.8'"],
    ['device', "''"],
    ['request_id', "'request-2'"],
    ['data', 'data || \'{"contractId": "c2"}\''],
  ];
  it.each(columns)('tells that %s of an entry was changed', async (column, value) => {
    const id = await idAt(3);
    await tamper(`update audit_entries set ${column} = ${value} where id = '${id}'`);
    expect((await verify()).firstBreak).toEqual({ position: 3n, entryId: id, what: 'entry_changed' });
  });

  it('tells that an entry was deleted', async () => {
    const id = await idAt(2);
    await tamper(`delete from audit_entries where id = '${id}'`);
    expect((await verify()).firstBreak).toEqual({ position: 2n, entryId: id, what: 'entry_missing' });
  });

  it('tells that an entry was deleted with its link, and the rest moved up', async () => {
    const id = await idAt(3);
    const both = [
      `delete from audit_links where position = 3`,
      `delete from audit_entries where id = '${id}'`,
    ];
    await tamper(...both);
    expect((await verify()).firstBreak).toEqual({ position: 3n, entryId: null, what: 'link_missing' });
    await tamper(
      'update audit_links set position = 3 where position = 4',
      'update audit_links set position = 4 where position = 5',
    );
    expect((await verify()).firstBreak).toMatchObject({ position: 3n, what: 'entry_changed' });
  });

  it('tells that two entries changed places', async () => {
    const fourth = await idAt(4);
    await tamper(
      ...[
        [2, 9],
        [4, 2],
        [9, 4],
      ].map(([from, to]) => `update audit_links set position = ${to} where position = ${from}`),
    );
    expect((await verify()).firstBreak).toEqual({ position: 2n, entryId: fourth, what: 'entry_changed' });
  });

  it('tells that a hash was written by somebody without the key', async () => {
    await tamper(
      `update audit_entries set action = 'other' where id = '${await idAt(5)}'`,
      'delete from audit_links where position = 5',
    );
    await linkEntries(db, createVault(Buffer.alloc(32, 7)), { link: null });
    await expect
      .poll(async () => (await verify()).firstBreak)
      .toMatchObject({ position: 5n, what: 'entry_changed' });
  });

  it('tells that an entry was put in between', async () => {
    const { tx_id, seq } = await admin
      .selectFrom('audit_entries')
      .select(['tx_id', 'seq'])
      .where('id', '=', await idAt(2))
      .executeTakeFirstOrThrow();
    const id = newId();
    await tamper(`
insert into audit_entries overriding system value
select '${tx_id}', ${seq} * 1000 + 500000, '${id}', at, actor_kind, actor_id, company_id, action, object_id, address, device,
  request_id, data from audit_entries where seq = ${seq}`);
    await link();
    expect((await verify()).firstBreak).toEqual({ position: 6n, entryId: id, what: 'entry_not_linked' });
  });

  it('tells that the end was cut off, against what was told before, and while the server runs', async () => {
    const { head } = await verify();
    const last = await idAt(5);
    await tamper(
      'delete from audit_links where position = 5',
      `delete from audit_entries where id = '${last}'`,
    );
    expect((await verify()).firstBreak, 'the chain itself is whole').toBeNull();
    expect((await verify({ expected: head })).firstBreak).toEqual({
      position: 5n,
      entryId: null,
      what: 'cut_off',
    });
    expect(await link()).toEqual({ intact: false });
    await add('another fifth');
    await linkAll(5n);
    expect((await verify({ expected: head })).firstBreak).toMatchObject({ position: 5n, what: 'cut_off' });
    expect(await link()).toEqual({ intact: true });
  });

  it('is looked at from a position on, the link before being believed', async () => {
    await tamper(`update audit_entries set action = 'other' where id = '${await idAt(2)}'`);
    expect((await verify({ from: 3n })).firstBreak).toBeNull();
    expect((await verify({ from: 2n })).firstBreak).toMatchObject({ position: 2n });
    expect((await verify({ from: 9n })).firstBreak).toMatchObject({ position: 8n, what: 'link_missing' });
  });
});

it('never passes by an entry that is committed late', async () => {
  await add('before');
  let late: Promise<void> = Promise.resolve();
  let commit = () => {};
  const end = new Promise<void>((resolve) => {
    commit = resolve;
  });
  await new Promise<void>((begun) => {
    late = admin.transaction().execute(async (tx) => {
      await appendAudit(tx, fact('late'));
      begun();
      await end;
    });
  });
  await add('after');
  await linkAll(6n);
  await link();
  expect(await verify(), 'what came after waits').toMatchObject({
    links: 6n,
    unlinked: 1n,
    firstBreak: null,
  });
  commit();
  await late;
  await linkAll(8n);
  expect(await verify()).toMatchObject({ unlinked: 0n, firstBreak: null });
});

it('is linked by one server at a time', async () => {
  await add(...Array.from({ length: 40 }, (_, index) => `act ${index}`));
  await expect
    .poll(async () => {
      await Promise.all([1, 2, 3, 4].map(() => linkEntries(db, testVault, { link: null })));
      return (await verify()).links;
    })
    .toBe(45n);
  expect(await verify()).toMatchObject({ firstBreak: null, unlinked: 0n });
});

it('goes on while others hold the calendar', async () => {
  await add('meanwhile');
  await db.transaction().execute(async (tx) => {
    await holdCalendar(tx);
    await linkAll(6n);
  });
});

it('goes on after a restore into a cluster whose transactions began anew', async () => {
  await add('not linked yet');
  await tamper(`update audit_entries set tx_id = (tx_id::text::bigint + 1000000)::text::xid8`);
  await add('after the restore');
  await linkEntries(db, testVault, seen, 'restored');
  expect(await verify()).toMatchObject({ links: 6n, unlinked: 1n, firstBreak: null });
  await linkAll(7n);
  await add('later');
  await linkAll(8n);
  expect(await verify()).toMatchObject({ unlinked: 0n, firstBreak: null });
});
