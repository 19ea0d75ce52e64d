import { afterAll, beforeAll, expect, it, test, vi } from 'vitest';
import { connect } from '../../server/src/db/database.ts';
import { makeMail } from '../support/mails.ts';
import { SandboxProcess } from '../support/process.ts';
import { MailServer } from '../support/smtp.ts';

const smtp = new MailServer();
const sandbox = await SandboxProcess.create();
let env: NodeJS.ProcessEnv = {};

beforeAll(async () => {
  await smtp.start();
  env = { SMTP_URL: smtp.url, MAIL_FROM: 'cabinet@lessor.example' };
  await sandbox.start(env);
});
afterAll(async () => {
  await sandbox.remove();
  await smtp.kill();
});

/** Connections for one look: the database behind them comes and goes. */
async function look<T>(see: (db: ReturnType<typeof connect>) => Promise<T>): Promise<T> {
  const db = connect(sandbox.databaseUrl);
  try {
    return await see(db);
  } finally {
    await db.destroy();
  }
}

/** As if the claims of a killed server had lapsed. */
const lapse = () =>
  look((db) =>
    db
      .updateTable('mails')
      .set({ claimed_until: null, next_try_at: new Date(0) })
      .execute(),
  );
const allSent = () =>
  vi.waitFor(
    async () => {
      const waiting = await look((db) =>
        db.selectFrom('mails').select('id').where('state', '!=', 'sent').execute(),
      );
      expect(waiting).toEqual([]);
    },
    { timeout: 60_000, interval: 200 },
  );
const idsOf = (ids: string[]) => ids.map((id) => `<${id}@element-cabinet>`).sort();

test('a server that is killed among its mails sends each of them once', async () => {
  const ids = await look(async (db) => {
    const made: string[] = [];
    for (let index = 0; index < 25; index += 1) made.push(await makeMail(db));
    return made;
  });
  let kills = 0;
  for (const until of [3, 9, 16]) {
    await vi.waitFor(() => expect(smtp.taken.length).toBeGreaterThanOrEqual(until), {
      timeout: 60_000,
      interval: 2,
    });
    await sandbox.killServer();
    kills += 1;
    await sandbox.start(env);
    await lapse();
  }
  await allSent();
  expect([...smtp.counts.keys()].sort()).toEqual(idsOf(ids));
  // What was on its way when the server died may have come again, by the same id; nothing else has.
  const repeats = smtp.taken.length - ids.length;
  expect(repeats).toBeLessThanOrEqual(kills * 5);
});

it('repeats by its id a mail that was taken and not written down', async () => {
  smtp.taken.length = 0;
  const taken = new Promise<void>((resolve) => {
    smtp.onTaken = () => {
      smtp.onTaken = () => {};
      resolve();
      // The server dies before it hears that the mail was taken.
      return sandbox.killServer();
    };
  });
  const id = await look((db) => makeMail(db));
  await taken;
  await sandbox.start(env);
  await lapse();
  await allSent();
  expect([...smtp.counts]).toEqual([[`<${id}@element-cabinet>`, 2]]);
});

test('mail written while the mail server is dead goes when it is back, each once', async () => {
  smtp.taken.length = 0;
  await smtp.kill();
  const ids = await look(async (db) => {
    const made: string[] = [];
    for (let index = 0; index < 8; index += 1) made.push(await makeMail(db));
    return made;
  });
  await vi.waitFor(
    async () => {
      const told = await look((db) =>
        db.selectFrom('mails').select('id').where('last_error', 'is not', null).execute(),
      );
      expect(told.length).toBeGreaterThan(0);
    },
    { timeout: 60_000, interval: 100 },
  );
  await smtp.start();
  await allSent();
  expect([...smtp.counts]).toHaveLength(8);
  expect([...smtp.counts.keys()].sort()).toEqual(idsOf(ids));
  expect(new Set(smtp.counts.values())).toEqual(new Set([1]));
});
