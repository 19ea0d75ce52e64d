import { parseArgs } from 'node:util';
import { connect } from './db/database.ts';
import { startEmbedded } from './db/embedded.ts';
import { migrateToLatest } from './db/migrate.ts';
import { inviteStaff } from './operator/staff/invite-staff.ts';
import { DomainError } from './platform/errors.ts';
import { createVault } from './platform/vault.ts';
import { refuseSandbox } from './sandbox/open-sandbox.ts';
import { readSettings } from './settings.ts';

/** Invites an administrator from the command line: the first one, or one when the others have lost their access. */
async function makeAdministrator(): Promise<void> {
  const { email, name } = parseArgs({
    options: { email: { type: 'string' }, name: { type: 'string' } },
  }).values;
  if (!email || !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email) || !name || name.trim().length < 2)
    throw new Error(
      'Say who: npm run make-administrator -w server -- --email name@lessor.example --name "Full Name"',
    );
  const settings = readSettings(process.env, 'production');
  const embedded = settings.databaseUrl
    ? null
    : await startEmbedded(settings.dataDir, { onNotice: () => {} });
  const db = connect(settings.databaseUrl ?? embedded?.url ?? '', { poolSize: 2 });
  try {
    await migrateToLatest(db);
    await refuseSandbox(db);
    const inviting = { vault: createVault(settings.secretsKey), publicUrl: settings.publicUrl };
    const asked = { email, name: name.trim(), role: 'administrator', locale: 'ru' } as const;
    const { link } = await db.transaction().execute((tx) => inviteStaff(tx, inviting, null, asked));
    process.stdout.write(
      `${email} is invited as an administrator. The link works once, for 7 days, and is told only here and in the mail,\n` +
        `which goes out as soon as the server runs:\n\n${link}\n`,
    );
  } finally {
    await db.destroy();
    await embedded?.stop();
  }
}

makeAdministrator().catch((error: unknown) => {
  const taken = error instanceof DomainError && error.code === 'staff_email_taken';
  const why = taken
    ? 'Somebody signs in by this e-mail already, as staff or as a client. Give another one.'
    : (error as Error).message;
  process.stderr.write(`${why}\n`);
  process.exitCode = 1;
});
