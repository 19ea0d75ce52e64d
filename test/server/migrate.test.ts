import { afterAll, expect, inject, it } from 'vitest';
import { connect } from '../../server/src/db/database.ts';
import { migrateToLatest } from '../../server/src/db/migrate.ts';
import { databaseUrl, onServer } from '../support/postgres.ts';

const server = inject('postgresUrl');
const name = `${inject('template')}_empty`;
await onServer(server, `create database ${name} template template0 encoding 'UTF8'`);
const servers = [1, 2, 3].map(() => connect(databaseUrl(server, name)));
afterAll(async () => {
  await Promise.all(servers.map((db) => db.destroy()));
  await onServer(server, `drop database ${name}`);
});

it('migrates once, however many servers start together', async () => {
  const applied = await Promise.all(servers.map(migrateToLatest));
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  expect(applied.flat()).toContain('0001-initial');
});
