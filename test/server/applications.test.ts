import { randomUUID } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { createApp } from '../../server/src/app.ts';
import { createLog } from '../../server/src/http/observability.ts';
import { sandboxLessor } from '../../server/src/lessor.ts';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import { applicationsOf, newInn } from '../support/application-asks.ts';
import { ask, over, problemOf } from '../support/ask.ts';
import type { Told } from '../support/contract.ts';
import { testFiles } from '../support/files.ts';
import { opOf } from '../support/good-asks.ts';
import { mailsTo, testVault } from '../support/mails.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer({ at: '2026-11-27T09:00:00Z' });
const { admin, db, clock } = server;
const { act, consents, form, made, publish, review, status, submit } = applicationsOf(server);

const bodyOf = ({ text }: Told) => JSON.parse(text);
const errorsOf = (told: Told) => (problemOf(told).errors ?? []).map(({ pointer, code }) => [pointer, code]);
const countAll = async () => {
  const rows = await admin.selectFrom('applications').select('id').execute();
  const given = await admin
    .selectFrom('consents')
    .select('id')
    .where('application_id', 'is not', null)
    .execute();
  const mails = await admin
    .selectFrom('mails')
    .select('id')
    .where('kind', '=', 'application_received')
    .execute();
  return [rows.length, given.length, mails.length];
};

/** An application has two consents and one mail. */
const withOneMore = ([rows = 0, given = 0, mails = 0]: number[]) => [rows + 1, given + 2, mails + 1];

describe('submitApplication', () => {
  it('keeps the facts as they are stored, the consents and the mail, and tells the number and the promise', async () => {
    const json = await form({ name: '  ООО   «Дорога» ', inn: ' 7704 123450', phone: '8 (999) 123-45-67' });
    const told = await submit(json);
    expect(told.status).toBe(201);
    expect(bodyOf(told)).toEqual({
      number: expect.stringMatching(/^ЗЛ-2026\/\d{4}$/),
      statusToken: expect.stringMatching(/^[\w-]{43}$/),
      submittedAt: '2026-11-27T09:00:00.000Z',
      answerBy: '2026-12-01',
    });
    const row = await admin
      .selectFrom('applications')
      .selectAll()
      .where('submission_id', '=', json.submissionId)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      ...{ state: 'submitted', set_aside: false, inn: '7704123450', name: 'ООО «Дорога»' },
      ...{ phone: '+79991234567', amount_kopecks: 1_450_000_000n, locale: 'ru', address: '127.0.0.1' },
    });
    const given = await admin
      .selectFrom('consents')
      .select(['legal_document_id', 'given_at', 'address', 'user_id'])
      .where('application_id', '=', row.id)
      .execute();
    expect(given.map((one) => one.legal_document_id).sort()).toEqual(Object.values(json.consents).sort());
    expect(given[0]).toMatchObject({ user_id: null, address: '127.0.0.1', given_at: row.created_at });
    const [mail] = await mailsTo(admin, json.email);
    expect(mail).toMatchObject({ kind: 'application_received', locale: 'ru' });
    expect(mail?.letter.action?.url).toBe(`http://localhost/application#${bodyOf(told).statusToken}`);
    expect(mail?.letter.subject).toBe(`Заявка ${bodyOf(told).number} получена`);
    // The token itself is nowhere in the database.
    expect(JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? `${value}` : value))).not.toContain(
      bodyOf(told).statusToken,
    );
  });

  it('writes English mails to whoever applied in English', async () => {
    const json = await form();
    const english = { 'accept-language': 'en' };
    await ask(over(server.url), opOf('submitApplication'), { json, headers: english });
    const [mail] = await mailsTo(admin, json.email);
    expect([mail?.locale, mail?.letter.heading]).toEqual(['en', 'We have your application']);
  });

  it('says what is wrong at each field, and keeps nothing', async () => {
    const before = await countAll();
    const long = await submit({ clientType: 'legal_entity', inn: '500100732259', phone: '12' });
    expect([long.status, errorsOf(long)]).toEqual([
      400,
      [
        ['/inn', 'inn_length'],
        ['/phone', 'phone'],
      ],
    ]);
    expect(errorsOf(await submit({ clientType: 'person', inn: '7704123450' }))).toEqual([
      ['/inn', 'inn_length'],
    ]);
    expect(errorsOf(await submit({ inn: '7704123451' }))).toEqual([['/inn', 'inn_checksum']]);
    for (const [field, wrong] of [
      ['region', 'Атлантида'],
      ['email', 'не почта'],
      ['name', ' \u00a0 '],
      ['asset', ''],
      ['amount', { amount: '0.00', currency: 'RUB' }],
      ['amount', { amount: '-5.00', currency: 'RUB' }],
      ['clientType', 'state'],
      ['submissionId', '1'],
      ['consents', undefined],
    ] as const) {
      const told = await submit({ [field]: wrong });
      expect([told.status, problemOf(told).code], field).toEqual([400, 'invalid_request']);
    }
    expect(await countAll()).toEqual(before);
  });

  it('asks anew for consents whose document has a newer version, and for each by itself', async () => {
    const old = await consents();
    const json = await form();
    await publish('personal_data', 1000);
    const before = await countAll();
    const told = await submit(json);
    expect([told.status, problemOf(told).code, errorsOf(told)]).toEqual([
      ...[409, 'consent_outdated', [['/consents/personalData', 'consent_outdated']]],
    ]);
    const swapped = { personalData: old.userAgreement, userAgreement: (await consents()).personalData };
    expect(errorsOf(await submit({ ...json, consents: swapped }))).toHaveLength(2);
    expect(await countAll()).toEqual(before);
    expect((await submit({ ...json, consents: await consents() })).status).toBe(201);
  });

  it('makes one application of a form that is sent twice, even at once', async () => {
    const json = await form();
    const before = await countAll();
    const answers = await Promise.all(Array.from({ length: 12 }, () => submit(json)));
    expect(new Set(answers.map(({ status: code, text }) => `${code} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    const once = withOneMore(before);
    expect(await countAll()).toEqual(once);
    // Letters of the UUID may be written large.
    expect((await submit({ ...json, submissionId: json.submissionId.toUpperCase() })).text).toBe(
      answers[0]?.text,
    );
    expect(problemOf(await submit({ ...json, asset: 'Другое' })).code).toBe('submission_id_reused');
    expect(await countAll()).toEqual(once);
  });
});

describe('nobody learns who is known here', () => {
  const shape = ({ status: code, headers, text }: Told) => ({
    code,
    headers: [...headers.keys()].sort(),
    body: Object.fromEntries(
      Object.entries(JSON.parse(text)).map(([key, value]) => [key, `${value}`.length]),
    ),
  });

  it('an e-mail that is a login, of a client or of the staff, is answered like any', async () => {
    const stranger = await submit();
    for (const email of ['owner@severny-put.example', 'MANAGER@lessor.example']) {
      const told = await submit({ email });
      expect(shape(told)).toEqual(shape(stranger));
      expect((await mailsTo(admin, email)).map(({ kind }) => kind)).toEqual(['application_received']);
    }
    const { inn } = await admin
      .selectFrom('companies')
      .select('inn')
      .where('client_type', '=', 'legal_entity')
      .executeTakeFirstOrThrow();
    expect(shape(await submit({ inn }))).toEqual(shape(stranger));
  });

  it('too many of an e-mail or an INN are answered like the first, and set aside; the mailbox is left alone', async () => {
    const stranger = await submit();
    const email = `${randomUUID()}@flood.example`;
    const answers: Told[] = [];
    for (let turn = 0; turn < 6; turn++)
      answers.push(await submit({ email: turn % 2 ? email.toUpperCase() : email }));
    expect(answers.map(shape)).toEqual(answers.map(() => shape(stranger)));
    expect(await setAsideOf('email', email)).toEqual([false, false, false, true, true, true]);
    expect(await mailsTo(admin, email)).toHaveLength(2);
    expect(await mailsTo(admin, email.toUpperCase())).toHaveLength(1);
    // Each has its page all the same.
    const { number, statusToken } = bodyOf(answers.at(-1) ?? stranger);
    expect(bodyOf(await status(statusToken)).number).toBe(number);

    const inn = newInn();
    for (let turn = 0; turn < 4; turn++) answers.push(await submit({ inn }));
    expect(await setAsideOf('inn', inn)).toEqual([false, false, false, true]);
    // Somebody else's INN does not keep the rightful applicant's mail away.
    const rightful = await form({ inn });
    await submit(rightful);
    expect(await mailsTo(admin, rightful.email)).toHaveLength(1);
  });

  it('many at once don’t slip through the bound', async () => {
    const email = `${randomUUID()}@flood.example`;
    await Promise.all(Array.from({ length: 10 }, () => submit({ email })));
    expect((await setAsideOf('email', email)).filter((aside) => !aside)).toHaveLength(3);
    expect(await mailsTo(admin, email)).toHaveLength(3);
  });

  async function setAsideOf(column: 'email' | 'inn', value: string) {
    const rows = await admin
      .selectFrom('applications')
      .select(['set_aside', 'email', 'inn'])
      .orderBy('id')
      .execute();
    return rows
      .filter((row) => row[column].toLowerCase() === value.toLowerCase())
      .map((row) => row.set_aside);
  }
});

test('10,000 attempts of one address get 429, and none of them makes anything', async () => {
  const app = createApp({
    settings: { mode: 'sandbox', publicUrl: 'http://localhost', lessor: sandboxLessor },
    ...{ db, clock, log: createLog('silent'), readiness: { stopping: false } },
    ...{ vault: testVault, files: testFiles },
  });
  const body = JSON.stringify(await form());
  const before = await countAll();
  const counts: Record<number, number> = {};
  for (let turn = 0; turn < 10_000; turn++) {
    const response = await app.request('/v1/applications', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: turn === 0 ? body : JSON.stringify({ ...JSON.parse(body), submissionId: randomUUID(), inn: '1' }),
    });
    counts[response.status] = (counts[response.status] ?? 0) + 1;
    if (response.status === 429) expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect(counts).toEqual({ 201: 1, 400: 19, 429: 9980 });
  expect(await countAll()).toEqual(withOneMore(before));
});

describe('getApplicationStatus', () => {
  it('tells the way of an application to whoever has its token, and no personal data', async () => {
    const { id, number, statusToken } = await made();
    const told = await status(statusToken);
    expect(bodyOf(told)).toEqual({
      ...{ number, state: 'submitted', asset: 'Автокран КС-55713, новый', answerBy: '2026-12-01' },
      ...{ amount: { amount: '14500000.00', currency: 'RUB' }, rejectionReason: null },
      history: [{ state: 'submitted', at: '2026-11-27T09:00:00.000Z' }],
    });
    expect(told.headers.get('cache-control')).toContain('no-store');
    await review(id);
    await act('rejectApplication', id, { reason: ' Старше пяти лет ' });
    expect(bodyOf(await status(statusToken))).toMatchObject({
      ...{ state: 'rejected', rejectionReason: 'Старше пяти лет', answerBy: null },
      history: [{ state: 'submitted' }, { state: 'in_review' }, { state: 'rejected' }],
    });
  });

  test.each(['', 'short', 'a'.repeat(43), "' or true --"])('%j opens nothing', async (token) => {
    const told = await status(token);
    expect([told.status, problemOf(told).code]).toEqual(
      token.length === 43 ? [404, 'application_not_found'] : [400, 'invalid_request'],
    );
  });

  it('opens nothing of the console to clients', async () => {
    const { id } = await made();
    for (const actor of ['owner', 'viewer', 'stranger'] as const) {
      const told = await ask(over(server.url), opOf('getApplication'), {
        as: await server.as(actor),
        path: { applicationId: id },
      });
      expect(problemOf(told).code).toBe('insufficient_scope');
    }
    expect(signIns.keys[0]?.scopes).not.toContain('operator:applications:read');
  });
});
