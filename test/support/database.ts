import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { afterAll, inject } from 'vitest';
import { connect } from '../../server/src/db/database.ts';
import type { Database } from '../../server/src/db/schema.ts';
import { databaseUrl, onServer } from './postgres.ts';
import { tenantGuard } from './tenant-guard.ts';

export type TestDatabase = {
  /** For the code under test: fails a query on a company's table that names no company. */
  db: Kysely<Database>;
  /** For what the test itself writes and looks at. */
  admin: Kysely<Database>;
  url: string;
};

/** An empty, migrated database of the test file's own, gone with it. Call it at the top of the file. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('postgresUrl');
  const template = inject('template');
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  await onServer(server, `create database ${name} template ${template} strategy file_copy`);
  const url = databaseUrl(server, name);
  const db = connect(url, { inspect: tenantGuard(inject('companyTables')) });
  const admin = connect(url);
  afterAll(async () => {
    await Promise.all([db.destroy(), admin.destroy()]);
    await onServer(server, `drop database ${name} with (force)`);
  });
  return { db, admin, url };
}
