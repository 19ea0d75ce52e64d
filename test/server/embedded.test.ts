import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { DataDirBusy, startEmbedded } from '../../server/src/db/embedded.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'element-cabinet-embedded-'));
chmodSync(dataDir, 0o711);
let stop = async () => {};
afterAll(async () => {
  await stop();
  rmSync(dataDir, { recursive: true });
});

async function start(): Promise<string> {
  const embedded = await startEmbedded(dataDir);
  stop = embedded.stop;
  return embedded.url;
}

async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

it('keeps its data and its address', async () => {
  const url = await start();
  await ask(url, 'create table kept (word text)');
  await stop();
  expect(await start()).toBe(url);
  expect(await ask(url, 'select * from kept')).toEqual([]);
}, 60_000);

it('is reached from this machine alone, by a password that only this user reads', async () => {
  const url = readUrl();
  expect(await ask(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  expect(await ask(url, 'show unix_socket_directories')).toEqual([{ unix_socket_directories: '' }]);
  expect(statSync(join(dataDir, 'database.json')).mode & 0o777).toBe(0o600);
  await expect(ask(url.replace(/:[^:@]*@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/);
});

it('belongs to one server at a time', async () => {
  const second = startEmbedded(dataDir);
  await expect(second).rejects.toThrow(DataDirBusy);
  await expect(second).rejects.toThrow(`in use by process ${process.pid}`);
  expect(await ask(readUrl(), 'select 1 as one')).toEqual([{ one: 1 }]);
}, 30_000);

it('takes another port when its own is taken', async () => {
  const url = readUrl();
  await stop();
  const thief = createServer().listen(Number(new URL(url).port), '127.0.0.1');
  try {
    expect(await ask(await start(), 'select * from kept')).toEqual([]);
    expect(readUrl()).not.toBe(url);
  } finally {
    thief.close();
  }
}, 60_000);

function readUrl(): string {
  const { port, password } = JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8'));
  return `postgresql://cabinet:${password}@127.0.0.1:${port}/postgres`;
}
