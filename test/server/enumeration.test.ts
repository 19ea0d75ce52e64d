import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import type { OperationId } from '../../server/src/http/handlers.ts';
import { hashToken, newToken } from '../../server/src/platform/token.ts';
import { seedId } from '../../server/src/sandbox/random.ts';
import { applicationsOf } from '../support/application-asks.ts';
import { type Ask, ask, over } from '../support/ask.ts';
import { factorsOn } from '../support/factors.ts';
import { company, opOf } from '../support/good-asks.ts';
import { goodPeople } from '../support/good-people.ts';
import { accessReportToken } from '../support/incident-asks.ts';
import { softPasskey } from '../support/passkeys.ts';
import { anotherPassword, resetLink } from '../support/password-asks.ts';
import { newPerson } from '../support/people.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer();
const { admin, url } = server;
const people = goodPeople(server);
const factors = factorsOn(server);
const applications = applicationsOf(server);
const past = new Date(Date.now() - 1);
const nobody = 'nobody@people.example';

type Asks = Record<string, () => Promise<Ask>>;

/** E-mails of whoever has one here, in whatever state. */
const known: Record<string, () => Promise<string>> = {
  'a client': async () => (await newPerson(admin)).email,
  'a client, in capitals': async () => (await newPerson(admin)).email.toUpperCase(),
  'somebody with a temporary password': async () => (await newPerson(admin, { temporary_until: past })).email,
  'somebody locked': async () => (await newPerson(admin, { locked_at: past, lock_reason: 'operator' })).email,
  'somebody who reported a stranger': async () =>
    (await newPerson(admin, { locked_at: past, lock_reason: 'unauthorized_access' })).email,
  'the staff': async () => (await newPerson(admin, { staff_role: 'manager' })).email,
  'staff that went': async () =>
    (await newPerson(admin, { staff_role: 'manager', locked_at: past, lock_reason: 'removed' })).email,
  'somebody with a second factor': async () => (await factors.withTotp(await factors.newPerson())).email,
};
const byEmail = (how: (email: string) => Ask | Promise<Ask>): Asks =>
  Object.fromEntries(Object.entries(known).map(([who, email]) => [who, async () => how(await email())]));

/** An invitation that its link opens no more. */
async function invitation(more: object): Promise<string> {
  const { id, token } = await people.invitation();
  await admin.updateTable('invitations').set(more).where('id', '=', id).execute();
  return token;
}
const deadInvitations = (how: (token: string) => Promise<Ask>): Asks => ({
  'that is over': async () => how(await invitation({ expires_at: past })),
  'that was revoked': async () => how(await invitation({ revoked_at: past })),
  'that was accepted': async () => how(await invitation({ accepted_at: past })),
});
async function deadReset(more: object): Promise<Ask> {
  const token = await resetLink(server, (await newPerson(admin)).id);
  const reset = admin.updateTable('password_resets').set(more);
  await reset.where('token_hash', '=', hashToken(token)).execute();
  return completing(token);
}
async function deadReport(more: object): Promise<Ask> {
  const token = await accessReportToken(server, (await newPerson(admin)).id);
  const report = admin.updateTable('access_reports').set(more);
  await report.where('token_hash', '=', hashToken(token)).execute();
  return { json: { token } };
}
async function byPasskey(registered: boolean): Promise<Ask> {
  const { key } = await factors.withPasskey(await factors.newPerson());
  const { challengeId, options } = await factors.challenge(null, '/v1/passkey-challenges');
  const stranger = softPasskey();
  const response = { ...stranger.get(options), ...(registered ? { id: key.id, rawId: key.id } : {}) };
  return { json: { kind: 'web', passkey: { challengeId, response } } };
}

const signingIn = (email: string, kind = 'web') => ({ json: { email, password: 'wrong password', kind } });
const withCode = (email: string) => ({
  json: { ...signingIn(email).json, code: '123456' },
});
const resetting = (email: string) => ({ json: { email } });
const completing = (token: string) => ({ json: { token, newPassword: anotherPassword } });
const looking = (token: string) => ({ headers: { 'invitation-token': token } });
const accepting = async (token: string) => {
  const { json } = (await people.asks.acceptInvitation?.()) ?? {};
  return { json: { ...Object(json), token } };
};
const lookingAt = (token: string) => ({ headers: { 'application-token': token } });
const cut = (token: string) => token.slice(0, -1) + (token.endsWith('A') ? 'E' : 'A');
const applying = async (email: string) => ({ json: await applications.form({ email }) });
const elsewhere = async () => (await people.person([{ company: seedId('company', 'kovalev') }])).email;
const inviting = async (email: string) => ({
  ...{ as: await server.as('owner'), path: { companyId: company } },
  json: { email, name: 'Серова Дарья', role: 'viewer', contractIds: null },
});

type Case = { what: string; op: OperationId; unknown: () => Promise<Ask>; known: Asks };
const cases: Case[] = [
  {
    ...{ what: 'signing in', op: 'createSession' },
    unknown: async () => signingIn(nobody),
    known: byEmail((email) => signingIn(email)),
  },
  {
    ...{ what: 'signing in to the extension', op: 'createSession' },
    unknown: async () => signingIn(nobody, 'extension'),
    known: byEmail((email) => signingIn(email, 'extension')),
  },
  {
    ...{ what: 'signing in with a code', op: 'createSession' },
    unknown: async () => withCode(nobody),
    known: byEmail(withCode),
  },
  {
    ...{ what: 'signing in by a passkey', op: 'createSession' },
    unknown: () => byPasskey(false),
    known: { 'that is registered, signed by another': () => byPasskey(true) },
  },
  {
    ...{ what: 'asking for a new password', op: 'requestPasswordReset' },
    unknown: async () => resetting(nobody),
    known: byEmail(resetting),
  },
  {
    ...{ what: 'setting a password by a link', op: 'completePasswordReset' },
    unknown: async () => completing(newToken()),
    known: {
      'that is over': () => deadReset({ expires_at: past }),
      'that was used': () => deadReset({ used_at: past }),
    },
  },
  {
    ...{ what: 'reporting a stranger by a link', op: 'reportUnauthorizedAccessByLink' },
    unknown: async () => ({ json: { token: newToken() } }),
    // One that was used is told so: whoever has it closed the account by it, or had the mail.
    known: { 'that is over': () => deadReport({ expires_at: past }) },
  },
  {
    ...{ what: 'looking at an invitation', op: 'getInvitation' },
    unknown: async () => looking(newToken()),
    known: deadInvitations(async (token) => looking(token)),
  },
  {
    ...{ what: 'accepting an invitation', op: 'acceptInvitation' },
    unknown: () => accepting(newToken()),
    known: deadInvitations(accepting),
  },
  {
    ...{ what: 'looking at an application', op: 'getApplicationStatus' },
    unknown: async () => lookingAt(newToken()),
    known: {
      'by all of its secret but the end': async () => lookingAt(cut((await applications.made()).statusToken)),
    },
  },
  {
    ...{ what: 'applying', op: 'submitApplication' },
    unknown: () => applying(nobody),
    known: byEmail(applying),
  },
  {
    ...{ what: 'inviting a colleague', op: 'inviteMember' },
    unknown: () => inviting(nobody),
    known: { 'who is in another company': async () => inviting(await elsewhere()) },
  },
];

/** What is told of an asking, but for what is another one each time or was asked itself. */
async function shown(op: OperationId, how: Ask) {
  const { status, headers, text } = await ask(over(url), opOf(op), how);
  const own = ['requestId', 'number', 'statusToken', 'id', 'email', 'createdAt', 'expiresAt', 'submittedAt'];
  const body = JSON.stringify(text && JSON.parse(text), (name, value) => (own.includes(name) ? '' : value));
  return { status, names: [...headers.keys()].sort(), body };
}

beforeEach(() => sql`delete from sign_in_throttles`.execute(admin));

const each = cases.flatMap(({ what, known: who, ...one }) =>
  Object.entries(who).map(([of, how]) => [what, of, { ...one, how }] as const),
);
test.each(each)('%s tells the same of %s and of nobody', async (_, __, { op, unknown, how }) => {
  const told = await shown(op, await how());
  expect(told.status).not.toBe(400);
  expect(told).toEqual(await shown(op, await unknown()));
});
