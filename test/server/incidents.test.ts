import { describe, expect, it } from 'vitest';
import {
  type ReportDeps,
  reportUnauthorizedAccess,
} from '../../server/src/account/access-reports/report-unauthorized-access.ts';
import { sandboxLessor } from '../../server/src/lessor.ts';
import { type As, callsTo, type Session } from '../support/calls.ts';
import { accessReportToken } from '../support/incident-asks.ts';
import { insertLoginChange, insertPerson } from '../support/login-changes.ts';
import { mailsTo, testVault } from '../support/mails.ts';
import { newPage, newPerson } from '../support/people.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer();
const { admin, db, url } = server;
const { call, signIn } = callsTo(url);
const manager = await server.as('manager');
const hour = 3_600_000;

type Incident = {
  id: string;
  number: string;
  state: string;
  person: { id: string; locked: boolean };
  endedSessions: { kind: string }[];
  [instant: `${string}At`]: string | null;
};
type Page = { items: Incident[]; open: number };
const byLink = (token: string) => call(null, 'POST', '/v1/unauthorized-access-reports', { body: { token } });
const incidentsOf = async (userId: string) =>
  (await call<Page>(manager, 'GET', '/v1/operator/incidents?state=all&limit=200')).body.items.filter(
    ({ person }) => person.id === userId,
  );
const step = (id: string, what: string, body?: object) =>
  call<Incident>(manager, 'POST', `/v1/operator/incidents/${id}/${what}`, body === undefined ? {} : { body });

describe('a report', () => {
  it('ends all sessions, locks the login, kills links, and tells the person and the staff', async () => {
    const { id, email, password, as } = await newPage(server);
    const extension: As = { bearer: (await signIn(email, password, 'extension')).body.token ?? '' };
    await call(null, 'POST', '/v1/password-resets', { body: { email } });
    const answer = await call(as, 'POST', '/v1/me/unauthorized-access-reports', {
      body: { comment: 'Не я' },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.getSetCookie().join()).toContain('Max-Age=0');
    for (const who of [as, extension])
      expect((await call<Session>(who, 'GET', '/v1/sessions/current')).status).toBe(401);
    const again = await signIn(email, password, 'web');
    expect(again.body).toMatchObject({ code: 'sign_in_locked' });
    expect((await signIn(email, 'wrong', 'web')).body).toMatchObject({ code: 'invalid_credentials' });

    const [incident] = await incidentsOf(id);
    expect(incident).toMatchObject({ state: 'open', comment: 'Не я', person: { locked: true } });
    expect(incident?.endedSessions.map(({ kind }) => kind).sort()).toEqual(['extension', 'web']);
    const hoursAfter = (at: string | null | undefined) =>
      (Date.parse(String(at)) - Date.parse(String(incident?.reportedAt))) / hour;
    expect([hoursAfter(incident?.noticeDueAt), hoursAfter(incident?.inquiryDueAt)]).toEqual([24, 72]);
    expect((await mailsTo(admin, email)).map(({ kind }) => kind)).toContain('access_locked');
    for (const address of ['administrator@lessor.example', 'manager@lessor.example']) {
      const told = (await mailsTo(admin, address)).map(({ letter }) => letter.subject);
      expect(told.filter((subject) => subject.includes(String(incident?.number)))).toHaveLength(1);
    }
  });

  it('of the last who could handle it is said by the log', async () => {
    const { id: userId } = await newPerson(admin, { staff_role: 'administrator' });
    const staff = () => admin.updateTable('users').where('staff_role', 'is not', null);
    const logged: [object, string][] = [];
    const log = { error: (facts: object, text: string) => logged.push([facts, text]) };
    const mailing = { vault: testVault, publicUrl: url, lessor: sandboxLessor };
    const report = () =>
      reportUnauthorizedAccess({ db, mailing, log } as unknown as ReportDeps, {
        ...{ userId, comment: null, address: '127.0.0.1' },
      });
    await report();
    expect(logged).toEqual([]);
    await admin.deleteFrom('incidents').where('user_id', '=', userId).execute();
    const others = await staff()
      .set({ locked_at: new Date(), lock_reason: 'operator' })
      .where('locked_at', 'is', null)
      .returning('id')
      .execute();
    await report();
    await staff()
      .set({ locked_at: null, lock_reason: null })
      .where(
        'id',
        'in',
        others.map(({ id }) => id),
      )
      .execute();
    expect(logged).toMatchObject([[{ incident: expect.stringMatching(/^ИБ-/) }, expect.any(String)]]);
  });

  it('by a mail’s link works once, and an open incident gets no second', async () => {
    const { id } = await newPerson(admin);
    const [one, two] = [await accessReportToken(server, id), await accessReportToken(server, id)];
    const answers = await Promise.all([byLink(one), byLink(one), byLink(two)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 204, 409]);
    expect(await incidentsOf(id)).toHaveLength(1);
    expect((await byLink(one)).body).toMatchObject({ code: 'access_report_repeated' });
  });

  it('takes back what others asked for in their name, but not what an operator began at their call', async () => {
    for (const [more, state] of [
      [{}, 'cancelled'],
      [{ lost_mailbox: true, identity_note: 'Паспорт' }, 'waiting_approval'],
    ] as const) {
      const person = await insertPerson(admin);
      const { id } = await insertLoginChange(admin, person, more);
      await byLink(await accessReportToken(server, person.id));
      const left = admin.selectFrom('login_changes').select('state').where('id', '=', id);
      expect(await left.executeTakeFirstOrThrow()).toEqual({ state });
    }
  });

  it('by a link that is too old changes nothing', async () => {
    const { id, email, password } = await newPerson(admin);
    const token = await accessReportToken(server, id);
    await admin
      .updateTable('access_reports')
      .set({ expires_at: new Date(Date.now() - 1) })
      .where('user_id', '=', id)
      .execute();
    expect((await byLink(token)).status).toBe(409);
    expect((await signIn(email, password, 'web')).status).toBe(201);
    expect(await incidentsOf(id)).toEqual([]);
  });
});

describe('an incident', () => {
  it('is told of, looked into and closed in this order; the login stays locked until it gets another password', async () => {
    const { id: userId, email, password } = await newPerson(admin);
    await byLink(await accessReportToken(server, userId));
    const id = String((await incidentsOf(userId))[0]?.id);
    expect((await step(id, 'closing')).body).toMatchObject({ code: 'incident_incomplete' });
    const noticed = await step(id, 'notice');
    expect((await step(id, 'notice')).body.noticedAt).toBe(noticed.body.noticedAt);
    await step(id, 'inquiry', { finding: 'Сначала так' });
    expect((await step(id, 'inquiry', { finding: 'Пароль подобран' })).body).toMatchObject({
      finding: 'Пароль подобран',
    });
    const closed = await step(id, 'closing');
    expect(closed.body).toMatchObject({ state: 'closed', person: { locked: true } });
    expect((await step(id, 'inquiry', { finding: 'Иначе' })).body).toMatchObject({ code: 'incident_closed' });
    expect((await signIn(email, password, 'web')).body).toMatchObject({ code: 'sign_in_locked' });
  });

  it('shows the sign-ins before it', async () => {
    const { id: userId } = await newPage(server);
    await byLink(await accessReportToken(server, userId));
    const id = String((await incidentsOf(userId))[0]?.id);
    const { body } = await call<{ signIns: object[] }>(manager, 'GET', `/v1/operator/incidents/${id}`);
    expect(body.signIns).toMatchObject([{ method: 'password', outcome: 'succeeded' }]);
  });
});
