import { afterAll, beforeAll, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { createLog } from '../../server/src/http/observability.ts';
import { sandboxLessor } from '../../server/src/lessor.ts';
import { forgetOldMails } from '../../server/src/platform/mail/forget-old-mails.ts';
import { claimMails, enqueueMail } from '../../server/src/platform/mail/outbox-store.ts';
import { localPost } from '../../server/src/platform/mail/post.ts';
import { smtpPost } from '../../server/src/platform/mail/smtp-post.ts';
import { deliverSome, startPostman } from '../../server/src/platform/mail/worker.ts';
import { createVault } from '../../server/src/platform/vault.ts';
import { callsTo } from '../support/calls.ts';
import { ledger } from '../support/ledger.ts';
import { makeMail, testVault } from '../support/mails.ts';
import { startTestServer } from '../support/server.ts';
import { MailServer } from '../support/smtp.ts';

const server = await startTestServer({ seed: false });
const { admin, db } = server;
const smtp = new MailServer();
const logged: string[] = [];

const depsOf = (post = postTo(smtp)) => ({
  db,
  vault: testVault,
  post,
  lessor: sandboxLessor,
  log: createLog('info', { write: (line: string) => logged.push(line) }),
});
const postTo = ({ url }: MailServer) =>
  smtpPost(
    { smtpUrl: url, from: 'Кабинет <cabinet@lessor.example>' },
    { publicUrl: 'https://cabinet.example', lessor: sandboxLessor },
  );
const manager = ledger(admin, server.url)
  .operator('manager')
  .then((as) => ({
    call: <T>(method: string, path: string) => callsTo(server.url).call<T>(as, method, path),
  }));
const mailOf = (id: string) =>
  admin.selectFrom('mails').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const makeDue = () =>
  admin
    .updateTable('mails')
    .set({ next_try_at: new Date(0), claimed_until: null })
    .execute();

beforeAll(() => smtp.start());
afterAll(() => smtp.kill());
beforeEach(async () => {
  await admin.deleteFrom('mails').execute();
  smtp.taken.length = 0;
  smtp.refusals.clear();
  smtp.onTaken = () => {};
});

test('a letter arrives as it was written, and is readable here no more', async () => {
  const id = await makeMail(admin, {
    to: 'anna@client.example',
    letter: {
      subject: 'Пароль\r\nBcc: thief@evil.example',
      action: { label: 'Открыть', url: 'https://cabinet.example/reset#abc' },
    },
  });
  expect(await deliverSome(depsOf(), 5)).toEqual(['sent']);
  expect(smtp.taken).toHaveLength(1);
  const [{ recipient, mail }] = smtp.taken as [(typeof smtp.taken)[0]];
  expect(recipient).toBe('anna@client.example');
  expect(mail.messageId).toBe(`<${id}@element-cabinet>`);
  expect(mail.subject).toBe('Пароль Bcc: thief@evil.example');
  expect(mail.headers.has('bcc')).toBe(false);
  expect(mail.from?.value).toEqual([{ name: 'Кабинет', address: 'cabinet@lessor.example' }]);
  expect(mail.replyTo?.text).toBe('cabinet@lessor.example');
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mail.text).toContain('https://cabinet.example/reset#abc');
  expect(mail.html).toContain('href="https://cabinet.example/reset#abc"');
  expect(await mailOf(id)).toMatchObject({
    state: 'sent',
    letter: null,
    attempts: 1,
    last_error: null,
    claimed_until: null,
  });
});

test('an address that would be two goes to nobody else', async () => {
  await makeMail(admin, { to: 'a@client.example,thief@evil.example' });
  await deliverSome(depsOf(), 5);
  expect(smtp.taken.map(({ recipient }) => recipient)).not.toContain('thief@evil.example');
});

describe('a mail server that answers', () => {
  it.each([
    ['rcpt', 550],
    ['data', 554],
  ] as const)('no for good to %s by %s refuses that mail alone', async (at, code) => {
    smtp.refusals.set('gone', { at, code });
    const refused = await makeMail(admin, { to: 'gone@client.example' });
    const taken = await makeMail(admin);
    expect((await deliverSome(depsOf(), 5)).sort()).toEqual(['refused', 'sent']);
    expect(await mailOf(refused)).toMatchObject({
      state: 'refused',
      last_error: expect.stringContaining(String(code)),
    });
    expect((await mailOf(taken)).state).toBe('sent');
    await makeDue();
    expect(await deliverSome(depsOf(), 5)).toEqual([]);
  });

  it.each([
    ['rcpt', 451],
    ['data', 452],
  ] as const)('later to %s by %s is asked again, ever more rarely, for days', async (at, code) => {
    smtp.refusals.set('later', { at, code });
    const id = await makeMail(admin, { to: 'later@client.example' });
    const waits: number[] = [];
    for (let turn = 0; turn < 10; turn += 1) {
      expect(await deliverSome(depsOf(), 5)).toEqual(['later']);
      const { next_try_at, state } = await mailOf(id);
      expect(state).toBe('waiting');
      waits.push(Math.round((next_try_at.getTime() - Date.now()) / 30_000) * 30);
      expect(await deliverSome(depsOf(), 5)).toEqual([]);
      await makeDue();
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);

    await admin.updateTable('mails').set({ give_up_at: new Date() }).execute();
    expect(await deliverSome(depsOf(), 5)).toEqual(['later']);
    expect(await mailOf(id)).toMatchObject({ state: 'refused', attempts: 11, letter: expect.anything() });
  });

  it.each([
    ['mail', 550],
    ['rcpt', 421],
  ] as const)('nothing to %s by %s is a dead server, not a mail refused', async (at, code) => {
    for (const name of ['cabinet', 'anna']) smtp.refusals.set(name, { at, code });
    const id = await makeMail(admin, { to: 'anna@client.example' });
    expect(await deliverSome(depsOf(), 5)).toEqual(['unreachable']);
    expect(await mailOf(id)).toMatchObject({ state: 'waiting', attempts: 0 });
  });
});

test('two servers never send one mail twice', async () => {
  for (let turn = 0; turn < 30; turn += 1) await makeMail(admin);
  const postmen = [startPostman(depsOf()), startPostman(depsOf()), startPostman(depsOf())];
  await vi.waitFor(() => expect(smtp.taken).toHaveLength(30), { timeout: 20_000 });
  await Promise.all(postmen.map((postman) => postman.stop()));
  expect([...smtp.counts.values()]).toEqual(Array(30).fill(1));
  const rows = await admin.selectFrom('mails').select('state').execute();
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['sent']));
});

test('a claim that a killed server held is taken up when it has lapsed', async () => {
  const id = await makeMail(admin);
  expect(await claimMails(db, { limit: 5, leaseSeconds: 150 })).toHaveLength(1);
  expect(await deliverSome(depsOf(), 5)).toEqual([]);
  await admin
    .updateTable('mails')
    .set({ claimed_until: new Date(0) })
    .execute();
  expect(await deliverSome(depsOf(), 5)).toEqual(['sent']);
  expect(smtp.counts.get(`<${id}@element-cabinet>`)).toBe(1);
});

test('a mail server that is killed again and again gets every mail', async () => {
  const ids: string[] = [];
  const postman = startPostman(depsOf());
  for (let turn = 0; turn < 4; turn += 1) {
    for (let index = 0; index < 6; index += 1) ids.push(await makeMail(admin));
    const before = smtp.taken.length;
    await vi.waitFor(() => expect(smtp.taken.length).toBeGreaterThan(before), { timeout: 20_000 });
    await smtp.kill();
    ids.push(await makeMail(admin));
    await smtp.start();
  }
  await vi.waitFor(
    async () => {
      const waiting = await admin.selectFrom('mails').select('id').where('state', '=', 'waiting').execute();
      expect(waiting).toEqual([]);
    },
    { timeout: 60_000, interval: 100 },
  );
  await postman.stop();
  expect([...smtp.counts.keys()].sort()).toEqual(ids.map((id) => `<${id}@element-cabinet>`).sort());
});

test('a letter of another key waits for an operator', async () => {
  const id = await makeMail(admin);
  const vault = createVault(Buffer.alloc(32, 'another'));
  expect(await deliverSome({ ...depsOf(), vault }, 5)).toEqual(['refused']);
  expect((await mailOf(id)).last_error).toContain('SECRETS_KEY');
  expect(smtp.taken).toEqual([]);
});

test('nothing is sent of a transaction that was undone', async () => {
  const undone = admin.transaction().execute(async (tx) => {
    const letter = { subject: 'a', heading: 'b', body: [] };
    await enqueueMail(tx, testVault, {
      kind: 'password_changed',
      to: 'x@client.example',
      locale: 'ru',
      letter,
    });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await deliverSome(depsOf(), 5)).toEqual([]);
});

test('without a mail server the letter stays readable', async () => {
  const id = await makeMail(admin);
  expect(await deliverSome(depsOf(localPost), 5)).toEqual(['sent']);
  expect(await mailOf(id)).toMatchObject({ state: 'sent', letter: expect.anything() });
});

test('the log names nobody', async () => {
  smtp.refusals.set('gone', { at: 'rcpt', code: 550 });
  const id = await makeMail(admin, { to: 'gone@client.example' });
  await makeMail(admin, { to: 'anna@client.example' });
  await deliverSome(depsOf(), 5);
  expect(logged.join()).toContain(id);
  expect(logged.join()).not.toMatch(/@client|Пароль|пароль/);
});

test('what was sent or refused is forgotten after 90 days, what waits is not', async () => {
  const [sent, refused, waiting, fresh] = [
    await makeMail(admin),
    await makeMail(admin),
    await makeMail(admin),
    await makeMail(admin),
  ];
  await admin
    .updateTable('mails')
    .set({ created_at: new Date(Date.now() - 91 * 86_400_000) })
    .where('id', '!=', fresh)
    .execute();
  await admin.updateTable('mails').set({ state: 'sent' }).where('id', 'in', [sent, fresh]).execute();
  await admin.updateTable('mails').set({ state: 'refused' }).where('id', '=', refused).execute();
  await forgetOldMails(db);
  const left = await admin.selectFrom('mails').select('id').orderBy('id').execute();
  expect(left.map(({ id }) => id)).toEqual([waiting, fresh]);
});

describe('operators', () => {
  type Page = {
    items: { id: string; state: string; attempts: number; lastError: string | null }[];
    waiting: number;
    refused: number;
  };

  it('see what was refused and try it again', async () => {
    const { call } = await manager;
    smtp.refusals.set('gone', { at: 'rcpt', code: 550 });
    const id = await makeMail(admin, { to: 'gone@client.example' });
    await makeMail(admin);
    await deliverSome(depsOf(), 1);
    const { body } = await call<Page>('GET', '/v1/operator/mails');
    expect(body).toMatchObject({ items: [{ id, state: 'refused', attempts: 1 }], waiting: 1, refused: 1 });
    expect(body.items[0]?.lastError).toContain('550');

    smtp.refusals.clear();
    expect((await call('POST', `/v1/operator/mails/${id}/retry`)).body).toMatchObject({
      state: 'waiting',
      attempts: 0,
    });
    expect((await deliverSome(depsOf(), 5)).sort()).toEqual(['sent', 'sent']);
    expect((await call('POST', `/v1/operator/mails/${id}/retry`)).status).toBe(409);
    expect((await call<Page>('GET', '/v1/operator/mails?state=sent')).body.items).toHaveLength(2);
  });

  it('do not send twice what is being sent', async () => {
    const { call } = await manager;
    const id = await makeMail(admin);
    await claimMails(db, { limit: 1, leaseSeconds: 150 });
    expect((await call('POST', `/v1/operator/mails/${id}/retry`)).status).toBe(200);
    expect(await deliverSome(depsOf(), 5)).toEqual([]);
  });
});

test('the metrics tell what waits', async () => {
  await makeMail(admin);
  const text = await (await fetch(`${server.url}/metrics`)).text();
  expect(text).toMatch(/^mails_waiting 1$/m);
  expect(text).toMatch(/^mails_refused 0$/m);
  expect(text).toMatch(/^mails_waiting_oldest_seconds \d/m);
});
