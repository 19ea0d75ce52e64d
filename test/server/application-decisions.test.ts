import { describe, expect, it, test } from 'vitest';
import { applicationsOf, newInn } from '../support/application-asks.ts';
import { ask, over, problemOf } from '../support/ask.ts';
import type { Told } from '../support/contract.ts';
import { opOf, terms } from '../support/good-asks.ts';
import { mailsTo } from '../support/mails.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer({ at: '2026-11-27T09:00:00Z' });
const { admin } = server;
const { act, approve, approved, form, made, reject, review, status } = applicationsOf(server);
const manager = await server.as('manager');
const send = over(server.url);

const bodyOf = ({ text }: Told) => JSON.parse(text);
const errorsOf = (told: Told) => (problemOf(told).errors ?? []).map(({ pointer, code }) => [pointer, code]);
const stateOf = async (token: string) => bodyOf(await status(token)).state;
const companiesOf = (inn: string) =>
  admin.selectFrom('companies').selectAll().where('inn', '=', inn).execute();
const kindsTo = async (email: string) => (await mailsTo(admin, email)).map(({ kind }) => kind);
const contract = (more: object) =>
  ask(send, opOf('createOperatorContract'), {
    as: manager,
    json: {
      number: crypto.randomUUID(),
      signedOn: '2026-11-27',
      asset: { name: 'Автокран' },
      terms,
      ...more,
    },
  });
const activate = (contractId: string, json: object = {}) =>
  ask(send, opOf('activateOperatorContract'), { as: manager, path: { contractId }, json });

describe('an operator', () => {
  it('takes into review, approves, and the applicant is told each time', async () => {
    const json = await form();
    const { id, statusToken } = await made(json);
    const taken = bodyOf(await review(id));
    expect(taken.application).toMatchObject({
      id,
      state: 'in_review',
      name: json.name,
      answerBy: '2026-12-01',
    });
    expect(taken).toMatchObject({
      ...{ email: json.email, phone: '+74950001122', company: null, contract: null, sameInn: [] },
      history: [
        { state: 'submitted', by: null },
        { state: 'in_review', by: 'Павлова Ирина Дмитриевна' },
      ],
    });
    expect(taken.consents.map(({ kind }: { kind: string }) => kind)).toEqual([
      'personal_data',
      'user_agreement',
    ]);
    const done = bodyOf(await approve(id, { kpp: '770401001', name: 'ООО «Новая дорога – Юг»' }));
    expect(done).toMatchObject({
      application: { state: 'approved', name: json.name },
      company: { name: 'ООО «Новая дорога – Юг»', inn: json.inn, kpp: '770401001' },
    });
    expect(await companiesOf(json.inn)).toMatchObject([{ region: 'Москва', client_type: 'legal_entity' }]);
    expect(await stateOf(statusToken)).toBe('approved');
    expect(await kindsTo(json.email)).toEqual([
      ...['application_received', 'application_in_review', 'application_approved'],
    ]);
  });

  it('rejects with a reason that the applicant reads', async () => {
    const json = await form();
    const { id, statusToken } = await made(json);
    await review(id);
    expect(bodyOf(await reject(id, 'Нет отчётности'))).toMatchObject({ rejectionReason: 'Нет отчётности' });
    expect(await stateOf(statusToken)).toBe('rejected');
    const [, , mail] = await mailsTo(admin, json.email);
    expect(mail?.letter.body).toContain('Нет отчётности');
    expect(mail?.letter.action?.url).toBe(`http://localhost/application#${statusToken}`);
    expect(await companiesOf(json.inn)).toEqual([]);
  });

  it('can do in each state only what it allows, and is told the state', async () => {
    const { id } = await made();
    for (const told of [await approve(id), await reject(id)])
      expect([problemOf(told).code, problemOf(told).detail]).toEqual([
        'application_state_conflict',
        expect.stringContaining('submitted'),
      ]);
    await review(id);
    expect(problemOf(await review(id)).code).toBe('application_state_conflict');
    await reject(id);
    for (const told of [await review(id), await approve(id), await reject(id)])
      expect(problemOf(told).detail).toContain('rejected');
  });

  it('of two at once one decides', async () => {
    const { id } = await made();
    await review(id);
    const answers = await Promise.all([approve(id), reject(id), approve(id), reject(id)]);
    expect(answers.map((told) => told.status).sort()).toEqual([200, 409, 409, 409]);
  });
});

describe('the company of an approved application', () => {
  const reviewed = async (more: object = {}) => {
    const { id } = await made(more);
    await review(id);
    return id;
  };

  it('is the one that has the INN already, as it is', async () => {
    const inn = newInn();
    const first = bodyOf(await approve(await reviewed({ inn }))).company;
    expect(bodyOf(await act('getApplication', await reviewed({ inn }))).sameInn).toEqual([first]);
    const again = bodyOf(await approve(await reviewed({ inn }), { name: 'Другое имя' })).company;
    expect(again).toEqual(first);
    const branch = bodyOf(await approve(await reviewed({ inn }), { kpp: '780101001' })).company;
    expect(branch.id).not.toBe(first.id);
    // Now the INN alone does not tell which.
    const id = await reviewed({ inn });
    expect(errorsOf(await approve(id, {}))).toEqual([['/kpp', 'required']]);
    expect(bodyOf(await approve(id, { kpp: '770401001' })).company).toEqual(first);
  });

  test.each([
    ['legal_entity', {}, ['/kpp', 'required']],
    ['legal_entity', { kpp: '1' }, ['/kpp', 'kpp']],
    ['legal_entity', { kpp: '770401001', ogrn: '1027700132196' }, ['/ogrn', 'ogrn']],
    ['legal_entity', { kpp: '770401001', ogrn: '1027700132195' }, null],
    ['sole_proprietor', { kpp: '770401001' }, ['/kpp', 'kpp_not_expected']],
    ['sole_proprietor', { ogrn: '1027700132195' }, ['/ogrn', 'ogrn']],
    ['sole_proprietor', { ogrn: '304500116000157' }, null],
    ['person', { ogrn: '304500116000157' }, ['/ogrn', 'ogrn']],
    ['person', {}, null],
  ])('of a %s by %j: %j', async (clientType, json, error) => {
    const inn = clientType === 'legal_entity' ? newInn() : '500100732259';
    const told = await approve(await reviewed({ clientType, inn }), json);
    if (error) expect(errorsOf(told)).toEqual([error]);
    else expect(bodyOf(told).company.inn).toBe(inn);
  });
});

describe('the contract of an application', () => {
  it('in force makes it contracted and gives the applicant an account', async () => {
    const json = await form();
    const { id, companyId, statusToken } = await approved(json);
    const { id: contractId } = bodyOf(await contract({ companyId, applicationId: id }));
    expect(await stateOf(statusToken)).toBe('contracted');
    expect(await kindsTo(json.email)).toContain('credentials_issued');
    expect(bodyOf(await act('getApplication', id)).contract).toMatchObject({
      id: contractId,
      status: 'active',
    });
    expect(await ownersOf(companyId)).toEqual([json.email]);
  });

  it('as a draft is told, and concludes when it is activated', async () => {
    const json = await form();
    const { id, companyId, statusToken } = await approved(json);
    const { id: contractId } = bodyOf(await contract({ companyId, applicationId: id, draft: true }));
    expect(bodyOf(await act('getApplication', id)).contract).toMatchObject({
      id: contractId,
      status: 'draft',
    });
    expect([await stateOf(statusToken), await ownersOf(companyId)]).toEqual(['approved', []]);
    expect(problemOf(await contract({ companyId, applicationId: id })).code).toBe('application_has_contract');
    expect((await activate(contractId)).status).toBe(200);
    expect([await stateOf(statusToken), await ownersOf(companyId)]).toEqual(['contracted', [json.email]]);
  });

  it('with credentials for the office gives none by itself', async () => {
    const json = await form();
    const { id, companyId, statusToken } = await approved(json);
    await contract({ companyId, applicationId: id, credentials: 'print' });
    expect([await stateOf(statusToken), await ownersOf(companyId)]).toEqual(['contracted', []]);
    expect(await kindsTo(json.email)).not.toContain('credentials_issued');
    expect(bodyOf(await act('getApplication', id)).credentialsIssued).toBe(false);
  });

  it('adds a company to somebody who has a login, with no second one', async () => {
    const email = 'owner@severny-put.example';
    const { id, companyId } = await approved({ email });
    await contract({ companyId, applicationId: id });
    expect(await ownersOf(companyId)).toEqual([email]);
    expect(await kindsTo(email)).toContain('membership_added');
    expect(await kindsTo(email)).not.toContain('credentials_issued');
  });

  it('is not made where the company or the state is another, and nothing of it stays', async () => {
    const one = await approved();
    const other = await approved();
    const { id: waiting } = await made();
    const number = 'НЕТ-1';
    for (const [applicationId, companyId, code] of [
      [one.id, other.companyId, 'application_of_another_company'],
      [waiting, one.companyId, 'application_state_conflict'],
      [crypto.randomUUID(), one.companyId, 'application_not_found'],
    ])
      expect(problemOf(await contract({ companyId, applicationId, number })).code).toBe(code);
    expect(await admin.selectFrom('contracts').select('id').where('number', '=', number).execute()).toEqual(
      [],
    );
  });

  it('of an application with the e-mail of the staff is not concluded by mail', async () => {
    const { id, companyId, statusToken } = await approved({ email: 'manager@lessor.example' });
    const { id: contractId } = bodyOf(await contract({ companyId, applicationId: id, draft: true }));
    expect(problemOf(await activate(contractId)).code).toBe('login_of_staff');
    expect(await stateOf(statusToken)).toBe('approved');
    expect((await activate(contractId, { credentials: 'print' })).status).toBe(200);
  });

  async function ownersOf(companyId: string): Promise<string[]> {
    const rows = await admin
      .selectFrom('memberships')
      .innerJoin('users', 'users.id', 'memberships.user_id')
      .select('users.email')
      .where('company_id', '=', companyId)
      .where('role', '=', 'owner')
      .execute();
    return rows.map(({ email }) => email);
  }
});

describe('the queue', () => {
  type Listed = { items: { id: string; answerBy: string; state: string }[]; counts: { setAside: number } };
  const list = async (state: string): Promise<Listed> =>
    bodyOf(await ask(send, opOf('listApplications'), { as: manager, query: `state=${state}&limit=200` }));

  it('has the oldest promise first, counts each state, and leaves out what was set aside', async () => {
    const before = await list('waiting');
    const inn = newInn();
    const ids = [];
    for (let turn = 0; turn < 4; turn++) ids.push((await made({ inn })).id);
    const after = await list('waiting');
    expect(after.items.length).toBe(before.items.length + 3);
    const promises = after.items.map(({ answerBy }) => answerBy);
    expect(promises).toEqual(promises.toSorted());
    const aside = (await list('set_aside')).items.map(({ id }) => id);
    expect([aside.includes(ids[2] ?? ''), aside[0]]).toEqual([false, ids[3]]);
    expect(after.counts.setAside).toBe(before.counts.setAside + 1);
    await review(ids[3] ?? '');
    expect((await list('in_review')).items.map(({ id }) => id)).not.toContain(ids[3]);
    expect((await list('rejected')).items.every(({ state }) => state === 'rejected')).toBe(true);
  });
});
