import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../server/src/db/database.ts';
import { startEmbedded } from '../../server/src/db/embedded.ts';
import { migrateToLatest } from '../../server/src/db/migrate.ts';
import { makeData } from './data.ts';
import { measureImport } from './measure-import.ts';
import { measureInvoices } from './measure-invoices.ts';
import { measurePopup } from './measure-popup.ts';
import { measureReads } from './measure-reads.ts';
import { measureSdk } from './measure-sdk.ts';
import { measureSignIns } from './measure-sign-ins.ts';
import { say, seconds } from './say.ts';

/** `npm run bench`, on a built project: figures to compare are measured in turns in one run and told as ratios. */
const folder = await mkdtemp(join(tmpdir(), 'element-cabinet-bench-'));
const postgres = await startEmbedded(folder);
try {
  const db = connect(postgres.url);
  await migrateToLatest(db);
  const started = performance.now();
  await makeData(db);
  say(`1,000,000 payments, 20,000 contracts, 1,000 companies made in ${seconds(started)} s`);
  await db.destroy();
  await measureReads(postgres.url);
  await measureImport(postgres.url);
  await measureSignIns(postgres.url);
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
await measureInvoices();
await measureSdk();
await measurePopup();
