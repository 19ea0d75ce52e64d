import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { TestProject } from 'vitest/node';
import { connect } from '../../server/src/db/database.ts';
import { startEmbedded } from '../../server/src/db/embedded.ts';
import { migrateToLatest } from '../../server/src/db/migrate.ts';
import { databaseUrl, onServer } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of a superuser, on the maintenance database. */
    postgresUrl: string;
    /** A migrated database, to be cloned. */
    template: string;
    companyTables: string[];
    /** For what servers keep on disk. */
    filesFolder: string;
  }
}

/** One PostgreSQL for the run: `TEST_DATABASE_URL`, or one of its own that is thrown away. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (project.vitest.projects.every(({ name }) => name === 'unit')) return;
  const given = process.env.TEST_DATABASE_URL;
  const own = given ? null : await startThrowaway();
  const postgresUrl = given ?? String(own?.url);
  const filesFolder = mkdtempSync(join(tmpdir(), 'cabinet-files-'));
  const template = `cabinet_test_${process.pid}`;

  await onServer(postgresUrl, `create database ${template} template template0 encoding 'UTF8'`);
  const db = connect(databaseUrl(postgresUrl, template));
  await migrateToLatest(db);
  const tables = await sql<{ name: string }>`
    select distinct table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'company_id'`.execute(db);
  await db.destroy();

  project.provide('postgresUrl', postgresUrl);
  project.provide('template', template);
  project.provide('filesFolder', filesFolder);
  project.provide(
    'companyTables',
    tables.rows.map(({ name }) => name),
  );
  return async () => {
    rmSync(filesFolder, { recursive: true });
    if (own) return own.remove();
    await onServer(postgresUrl, `drop database ${template}`);
  };
}

async function startThrowaway() {
  const dir = mkdtempSync(join(tmpdir(), 'element-cabinet-test-'));
  // As root the database's own user must reach it.
  chmodSync(dir, 0o711);
  const { url, stop } = await startEmbedded(dir, {
    config: ['fsync = off', 'full_page_writes = off', 'synchronous_commit = off', 'max_connections = 300'],
  });
  // Ctrl-C ends vitest without its teardown, and the database outlives whoever started it.
  const widow = `while kill -0 ${process.pid} 2>/dev/null; do sleep 1; done
    cd ${dir} 2>/dev/null && kill -INT "$(head -n 1 postgres/data/postmaster.pid)" && sleep 2 && rm -r ${dir}`;
  spawn('sh', ['-c', widow], { detached: true, stdio: 'ignore' }).unref();
  return { url, remove: () => stop().then(() => rmSync(dir, { recursive: true })) };
}
