import { parseArgs } from 'node:util';
import { connect } from './db/database.ts';
import { startEmbedded } from './db/embedded.ts';
import { linkOf } from './operator/audit/wire.ts';
import { verifyAudit } from './platform/audit/verify-audit.ts';
import { createVault } from './platform/vault.ts';
import { readSettings } from './settings.ts';

/*
 * `npm run verify-audit -w server -- [--from 1] [--expect position:hash]`, with the settings of the server.
 * Ends with 0 when the audit is whole, 1 when it is not, 2 when that could not be found out.
 */
const say = (text: string) => process.stdout.write(`${text}\n`);

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: { from: { type: 'string' }, expect: { type: 'string' }, sandbox: { type: 'boolean' } },
  });
  if (values.from !== undefined && !/^[1-9]\d{0,14}$/.test(values.from))
    throw new Error('--from is a position: give a number from 1.');
  if (values.expect !== undefined && !/^[1-9]\d{0,14}:[\da-f]{64}$/.test(values.expect))
    throw new Error('--expect is a link as the log told it: give position:hash.');
  const settings = readSettings(process.env, values.sandbox ? 'sandbox' : 'production');
  const embedded = settings.databaseUrl === null ? await startEmbedded(settings.dataDir) : null;
  const db = connect(settings.databaseUrl ?? embedded?.url ?? '');
  try {
    const { head, firstBreak, ...counts } = await verifyAudit(db, createVault(settings.secretsKey), {
      from: BigInt(values.from ?? 1),
      expected: linkOf(values.expect),
    });
    say(`${counts.entries} entries, ${counts.links} linked, ${counts.unlinked} not linked yet`);
    if (head) say(`The chain ends with ${head.position}:${head.hash.toString('hex')}`);
    if (firstBreak === null) say('Nothing is wrong.');
    else
      say(`BROKEN at ${firstBreak.position}: ${firstBreak.what}, entry ${firstBreak.entryId ?? 'unknown'}`);
    return firstBreak === null ? 0 : 1;
  } finally {
    await db.destroy();
    await embedded?.stop();
  }
}

process.exitCode = await run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  return 2;
});
