import { randomUUID } from 'node:crypto';
import { expect, it, test } from 'vitest';
import { runExpiry } from '../../server/src/account/login-changes/run-expiry.ts';
import { collectOrphans } from '../../server/src/platform/files/collect-orphans.ts';
import { ask, over, problemOf } from '../support/ask.ts';
import { testFiles } from '../support/files.ts';
import { goodAsks, opOf, upload } from '../support/good-asks.ts';
import { approved, insertLoginChange, insertPerson, PDF } from '../support/login-changes.ts';
import { mailsTo, testVault } from '../support/mails.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer();
const { admin, db, as, url } = server;
const good = goodAsks(server);
const send = over(url);
const word = async (id: Parameters<typeof opOf>[0], how: Parameters<typeof ask>[2]) => {
  const told = await ask(send, opOf(id), how);
  return told.status < 300 ? told.status : problemOf(told).code;
};
const approve = async (loginChangeId: string) =>
  word('approveLoginChange', { as: await as('manager'), path: { loginChangeId } });
const undo = (token: string) => word('revertLoginChange', { json: { token } });
const loginOf = async (id: string) =>
  (await admin.selectFrom('users').select('email').where('id', '=', id).executeTakeFirstOrThrow()).email;
const filesThere = async () => (await admin.selectFrom('files').select('id').execute()).length;
async function kept(): Promise<string[]> {
  const all: string[] = [];
  for await (const one of testFiles.listPutBefore(new Date(Date.now() + 60_000))) all.push(one);
  return all;
}

it('is approved once, however many approve', async () => {
  const person = await insertPerson(admin);
  const change = await insertLoginChange(admin, person);
  const told = await Promise.all([approve(change.id), approve(change.id), approve(change.id)]);
  expect(told.map(String).sort()).toEqual(['200', 'login_change_closed', 'login_change_closed']);
  expect(await loginOf(person.id)).toBe(change.newLogin);
  expect(await mailsTo(admin, change.newLogin)).toHaveLength(1);
});

it('gives one address to one of two', async () => {
  const people = [await insertPerson(admin), await insertPerson(admin)];
  const new_email = `${randomUUID()}@new.example`;
  const changes = await Promise.all(people.map((one) => insertLoginChange(admin, one, { new_email })));
  const told = await Promise.all(changes.map(({ id }) => approve(id)));
  expect(told.map(String).sort()).toEqual(['200', 'login_taken']);
});

it('is approved or undone, and ends at the old login either way', async () => {
  const person = await insertPerson(admin);
  const change = await insertLoginChange(admin, person);
  await Promise.all([approve(change.id), undo(change.links.undo)]);
  expect(await loginOf(person.id)).toBe(person.email);
});

it('is undone with what followed, ends all sessions and opens an incident', async () => {
  const person = await insertPerson(admin);
  const first = await insertLoginChange(admin, person, approved());
  const second = await insertLoginChange(
    admin,
    { ...person, email: first.newLogin },
    {
      ...approved(),
      decided_at: new Date(),
    },
  );
  await admin.updateTable('users').set({ email: second.newLogin }).where('id', '=', person.id).execute();
  expect(await undo(first.links.undo)).toBe(200);
  expect(await undo(second.links.undo)).toBe(200);
  expect(await loginOf(person.id)).toBe(person.email);
  const incidents = admin.selectFrom('incidents').select('id').where('user_id', '=', person.id);
  expect(await incidents.execute()).toHaveLength(1);
});

it('says the same of a taken address, whose mailbox alone is told', async () => {
  const asked = await good(opOf('requestLoginChange'));
  const free = await ask(send, opOf('requestLoginChange'), asked);
  const json = { ...Object(asked.json), newLogin: 'owner@bely-prichal.example' };
  const taken = await ask(send, opOf('requestLoginChange'), {
    ...(await good(opOf('requestLoginChange'))),
    json,
  });
  const plain = (text: string) => ({
    ...JSON.parse(text),
    id: '',
    newLogin: '',
    requestedAt: '',
    confirmUntil: '',
  });
  expect([taken.status, plain(taken.text)]).toEqual([free.status, plain(free.text)]);
  const mails = await mailsTo(admin, 'owner@bely-prichal.example');
  expect(mails.map(({ kind }) => kind)).toEqual(['login_taken']);
  expect(JSON.stringify(mails)).not.toContain('#');
});

test.each<[string, Uint8Array | string, string, string]>([
  ['HTML', '<script>alert(1)</script>', 'form.pdf', 'file_kind_not_accepted'],
  ['an archive', 'PK\x03\x04', 'form.pdf', 'file_kind_not_accepted'],
  ['nothing', '', 'form.pdf', 'file_empty'],
  ['a PDF that says it is a page', PDF, 'form.html', 'file_kind_not_accepted'],
  ['too much', Buffer.concat([PDF, Buffer.alloc(20_971_520)]), 'form.pdf', 'file_too_large'],
])('%s leaves nothing', async (_, content, name, code) => {
  const how = await good(opOf('uploadLoginChangeAttachment'));
  const before = [await filesThere(), await kept()];
  expect(await word('uploadLoginChangeAttachment', { ...how, form: upload(content, name) })).toBe(code);
  expect([await filesThere(), await kept()]).toEqual(before);
});

it('is not somebody else’s', async () => {
  const how = await good(opOf('getLoginChange'));
  expect(await word('getLoginChange', { ...how, as: await as('accountant') })).toBe('login_change_not_found');
});

it('collects what no row names, and nothing else', async () => {
  const orphan = await testFiles.put(
    (async function* () {
      yield Buffer.from(randomUUID());
    })(),
  );
  expect(await collectOrphans(db, testFiles, new Date())).toBe(0);
  expect(await collectOrphans(db, testFiles, new Date(Date.now() + 2 * 86_400_000))).toBeGreaterThan(0);
  expect(await testFiles.putAt(orphan.sha256)).toBeNull();
  const rows = await admin.selectFrom('files').select('sha256').execute();
  for (const { sha256 } of rows) expect(await testFiles.putAt(sha256.toString('hex'))).not.toBeNull();
});

it('expires when nothing comes of it, and its person is told', async () => {
  const person = await insertPerson(admin);
  await insertLoginChange(admin, person, { created_at: new Date(0) });
  await runExpiry(db, { vault: testVault, publicUrl: url }, new Date());
  expect((await mailsTo(admin, person.email)).map(({ kind }) => kind)).toEqual(['login_change_expired']);
});
