import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Vault } from '../platform/vault.ts';
import { createSandboxClock, type SandboxClock } from './clock.ts';
import { databaseKind, lockDatabaseKind } from './kind-store.ts';
import { resetSandbox } from './reset-sandbox.ts';

/** What must not be mixed: the demo's constant passwords and the data of people. */
export class WrongDatabase extends Error {}

/**
 * The sandbox's clock, as it was left. An empty database gets the demo data first.
 * @throws WrongDatabase when it holds anything but a sandbox.
 */
export async function openSandbox(
  db: Kysely<Database>,
  lessor: { timeZone: string; bank: { account: string } },
  vault: Vault,
): Promise<SandboxClock> {
  await db.transaction().execute(async (tx) => {
    await lockDatabaseKind(tx);
    const kind = await databaseKind(tx);
    if (kind === 'production')
      throw new WrongDatabase(
        'The database holds data that is not the sandbox’s, and the sandbox would replace it. ' +
          'Give the sandbox a database of its own by DATABASE_URL, or a folder by DATA_DIR.',
      );
    const { timeZone, bank } = lessor;
    if (kind === 'empty')
      await resetSandbox(tx, await createSandboxClock(tx, timeZone), { account: bank.account, vault });
  });
  return createSandboxClock(db, lessor.timeZone);
}

/** @throws WrongDatabase when the database is a sandbox's. */
export async function refuseSandbox(db: Kysely<Database>): Promise<void> {
  if ((await databaseKind(db)) === 'sandbox')
    throw new WrongDatabase(
      'The database is a sandbox’s: everybody knows its passwords. ' +
        'Give production a database of its own by DATABASE_URL, or a folder by DATA_DIR.',
    );
}
