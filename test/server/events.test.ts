import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type Transaction } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../server/src/db/schema.ts';
import { appendEvents, settleRestoredEvents } from '../../server/src/events/store.ts';
import type { components } from '../../server/src/http/schema.gen.ts';
import { notifyOfEvents } from '../../server/src/notifications/worker.ts';
import { type As, callsTo } from '../support/calls.ts';
import { ledger } from '../support/ledger.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer({ seed: false });
const { admin, db } = server;
const { call } = callsTo(server.url);
const make = ledger(admin, server.url);
type Page = components['schemas']['EventPage'];

const company = await make.company();
const { as: owner } = await make.person([{ company }]);
const contract = await make.contract(company);
const at = new Date('2026-03-10T03:00:00Z');

const append = (tx: Transaction<Database>, name: string, contractId = contract.id) =>
  appendEvents(tx, at, [
    {
      ...{
        type: 'contract.created',
        companyId: company,
        contractId,
        object: { type: 'contract', id: contract.id },
      },
      data: { contractNumber: name, assetName: 'КАМАЗ' },
    },
  ]);
const add = (name: string, contractId?: string) =>
  db.transaction().execute((tx) => append(tx, name, contractId));

/** What is read from a place on. Other files' transactions on the same server may hold it up for a moment. */
const see = (after: string | null, as?: As) => expect.poll(async () => (await read(after, 200, as)).names);

async function read(after: string | null, limit = 200, as: As = owner) {
  const query = `limit=${limit}${after === null ? '' : `&after=${after}`}`;
  const { body } = await call<Page>(as, 'GET', `/v1/companies/${company}/events?${query}`);
  return { names: body.items.map(({ data }) => data.contractNumber), next: body.nextCursor };
}

/** A transaction that is held open until it is told to end. */
async function hold(begin: (tx: Transaction<Database>) => Promise<unknown>) {
  let open: (end: (tx: Transaction<Database>) => Promise<unknown>) => void = () => {};
  const gate = new Promise<Parameters<typeof open>[0]>((resolve) => {
    open = resolve;
  });
  let done: Promise<unknown> = Promise.resolve();
  await new Promise<void>((begun, failed) => {
    done = admin.transaction().execute(async (tx) => {
      await begin(tx);
      begun();
      await (await gate)(tx);
    });
    done.catch(failed);
  });
  return async (end: Parameters<typeof open>[0] = async () => {}) => {
    open(end);
    await done;
  };
}
const takeNumber = (tx: Transaction<Database>) => sql`select pg_current_xact_id()`.execute(tx);

beforeEach(async () => {
  await admin.deleteFrom('notifications').execute();
  await admin.deleteFrom('events').execute();
  await admin.updateTable('event_followers').set({ tx_id: '0', seq: 0n }).execute();
});

describe('a reader', () => {
  it('goes from place to place, and keeps the last one', async () => {
    expect(await read(null)).toEqual({ names: [], next: null });
    await add('1');
    await add('2');
    await see(null).toEqual(['1', '2']);
    const first = await read(null, 1);
    expect(first.names).toEqual(['1']);
    const second = await read(first.next);
    expect(second.names).toEqual(['2']);
    expect(await read(second.next)).toEqual({ names: [], next: second.next });
    await add('3');
    await see(second.next).toEqual(['3']);
  });

  it('waits for a transaction that began before and commits late', async () => {
    const commit = await hold((tx) => append(tx, 'early'));
    await add('late');
    const before = await read(null);
    expect(before.names).toEqual([]);
    await commit();
    await see(before.next).toEqual(['early', 'late']);
  });

  it('does not pass one that has yet to say what it has to', async () => {
    await add('0');
    await see(null).toEqual(['0']);
    const { next } = await read(null);
    const commit = await hold(takeNumber);
    await add('2');
    expect((await read(next)).names).toEqual([]);
    await commit((tx) => append(tx, '1'));
    await see(next).toEqual(['1', '2']);
  });

  it('misses nothing while many write', async () => {
    const written = Array.from({ length: 60 }, (_, index) => `${index}`);
    const writing = Promise.all(
      written.map(async (name, index) => {
        await sleep(index * 5);
        await db.transaction().execute(async (tx) => {
          if (index % 3 === 0) await takeNumber(tx);
          await sleep((index * 7) % 40);
          await append(tx, name);
          await sleep((index * 13) % 40);
        });
      }),
    );
    const seen: unknown[] = [];
    let place: string | null = null;
    const follow = async () => {
      const { names, next }: Awaited<ReturnType<typeof read>> = await read(place, 7);
      seen.push(...names);
      place = next;
      return names.length;
    };
    let going = true;
    const reading = (async () => {
      while (going) await follow();
    })();
    await writing;
    await expect.poll(() => seen.length).toBeGreaterThanOrEqual(written.length);
    going = false;
    await reading;
    expect(seen).toHaveLength(written.length);
    expect(new Set(seen)).toEqual(new Set(written));
    expect((await read(null)).names).toEqual(seen);
  });

  it('is told when its place is no more', async () => {
    await add('1');
    await see(null).toEqual(['1']);
    const { next } = await read(null);
    await admin.deleteFrom('events').execute();
    await add('2');
    const { body } = await call(owner, 'GET', `/v1/companies/${company}/events?after=${next}`);
    expect(body).toMatchObject({ status: 400, code: 'invalid_cursor' });
  });

  it('of one contract sees its facts alone', async () => {
    const { as } = await make.person([{ company, role: 'viewer', contracts: [contract.id] }]);
    const other = await make.contract(company);
    await add('mine');
    await add('theirs', other.id);
    await see(null, as).toEqual(['mine']);
    await see(null).toEqual(['mine', 'theirs']);
  });
});

describe('a log restored from a dump', () => {
  /** As the old cluster had it: transactions numbered far beyond what the new one counts. */
  const restore = () =>
    Promise.all([
      sql`update events set tx_id = (tx_id::text::bigint + 5000000000)::text::xid8`.execute(admin),
      sql`update event_followers set tx_id = (tx_id::text::bigint + 5000000000)::text::xid8 where tx_id > '0'`.execute(
        admin,
      ),
    ]);
  /** The first is written after the second, by a transaction that began before. */
  async function outOfOrder() {
    const commit = await hold(takeNumber);
    await add('second');
    await commit((tx) => append(tx, 'first'));
  }

  it('is read on from every place, in its order', async () => {
    await outOfOrder();
    await add('third');
    await see(null).toEqual(['first', 'second', 'third']);
    const places = [(await read(null, 1)).next, (await read(null, 2)).next, (await read(null, 3)).next];
    await restore();
    expect((await read(null)).names).toEqual([]);
    await settleRestoredEvents(db);
    await settleRestoredEvents(db);
    await add('new');
    await see(null).toEqual(['first', 'second', 'third', 'new']);
    const all = ['first', 'second', 'third', 'new'];
    for (const [index, place] of places.entries())
      expect((await read(place)).names).toEqual(all.slice(index + 1));
  });

  it('may be restored again', async () => {
    await outOfOrder();
    for (const name of ['third', 'fourth']) {
      await restore();
      await settleRestoredEvents(db);
      await add(name);
    }
    await see(null).toEqual(['first', 'second', 'third', 'fourth']);
  });

  it('is told on from where the follower was', async () => {
    const { length: people } = await admin.selectFrom('memberships').select('user_id').execute();
    const told = async () => {
      await notifyOfEvents(db);
      return (await admin.selectFrom('notifications').select('id').execute()).length / people;
    };
    await add('told');
    await expect.poll(told).toBe(1);
    await outOfOrder();
    await restore();
    await settleRestoredEvents(db);
    await add('new');
    await expect.poll(told).toBe(4);
    await restore();
    await settleRestoredEvents(db);
    await admin.deleteFrom('notifications').execute();
    await add('newer');
    await expect.poll(told).toBe(1);
  });

  it('is left alone where it is at home', async () => {
    await add('1');
    const numbers = () => admin.selectFrom('events').select(['tx_id', 'seq']).execute();
    const before = await numbers();
    await settleRestoredEvents(db);
    expect(await numbers()).toEqual(before);
  });
});
