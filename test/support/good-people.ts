import { randomUUID } from 'node:crypto';
import { createInvitation } from '../../server/src/invitations/create-invitation.ts';
import type { Role } from '../../server/src/platform/actor.ts';
import { newId } from '../../server/src/platform/id.ts';
import { seedId } from '../../server/src/sandbox/random.ts';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import type { Ask } from './ask.ts';
import { callsTo } from './calls.ts';
import { isOperators, type Op } from './contract.ts';
import { testVault } from './mails.ts';
import type { TestServer } from './server.ts';

type Place = { company: string; role?: Role; contracts?: string[] };
type To = { email?: string; company?: string | null; role?: Role; contracts?: string[] | null };

/** What is asked with a body that is made here. */
export type PeopleBody =
  | 'inviteMember'
  | 'updateMember'
  | 'updateMe'
  | 'inviteStaff'
  | 'updateStaff'
  | 'acceptInvitation'
  | 'joinByInvitation';

const name = 'Серова Дарья Олеговна';
/** Strong, and of nobody. */
export const newPassword = 'верблюд-переплыл-Байкал';

/** Makes people and invitations, and says how their operations are asked so that they succeed. */
export function goodPeople({ admin, url }: Pick<TestServer, 'admin' | 'url'>) {
  const company = seedId('company', 'severny-put');
  const freshEmail = () => `${randomUUID()}@people.example`;

  /** Somebody with the demo's password. */
  async function person(places: Place[], more: { staff_role?: 'manager' | 'administrator' } = {}) {
    const [id, email] = [newId(), freshEmail()];
    const { password_hash } = await admin
      .selectFrom('users')
      .select('password_hash')
      .where('email', '=', 'viewer@severny-put.example')
      .executeTakeFirstOrThrow();
    const created_at = new Date();
    const user = {
      id,
      email,
      full_name: name,
      password_hash,
      staff_role: more.staff_role ?? null,
      created_at,
    };
    await admin.insertInto('users').values(user).execute();
    await consent(id);
    for (const { company: company_id, role = 'viewer', contracts = null } of places)
      await admin
        .insertInto('memberships')
        .values({ user_id: id, company_id, role, contract_ids: contracts, created_at })
        .execute();
    return { id, email, as: () => callsTo(url).page(email, signIns.password) };
  }

  /** As if the person had accepted the terms at their first step. */
  async function consent(userId: string) {
    for (const { id: legal_document_id } of await currentDocuments())
      await admin
        .insertInto('consents')
        .values({
          ...{ id: newId(), user_id: userId, application_id: null, legal_document_id },
          ...{ given_at: new Date(), address: '127.0.0.1' },
        })
        .execute();
  }

  /** As a form that agrees to all of them tells it. */
  async function consentsInForce() {
    const of = Object.fromEntries((await currentDocuments()).map(({ kind, id }) => [kind, id]));
    return { personalData: of.personal_data, userAgreement: of.user_agreement };
  }

  const currentDocuments = () =>
    admin
      .selectFrom('legal_documents')
      .distinctOn('kind')
      .select(['id', 'kind'])
      .orderBy('kind')
      .orderBy('version', 'desc')
      .execute();

  /** An open invitation; `company` null is the staff. */
  async function invitation({ email = freshEmail(), role = 'viewer', contracts = null, ...to }: To = {}) {
    const id = to.company === undefined ? company : to.company;
    const made = await admin.transaction().execute((tx) =>
      createInvitation(
        tx,
        { vault: testVault, publicUrl: url },
        {
          ...{ email, name, locale: 'ru', invitedBy: null },
          company: id === null ? null : { id, name: 'ООО', role, contractIds: contracts },
          staffRole: id === null ? 'manager' : null,
        },
      ),
    );
    return { id: made.id, email, token: made.link.split('#')[1] ?? '' };
  }

  async function acceptance(to: To = {}) {
    const consents = to.company === null ? {} : { consents: await consentsInForce() };
    return { token: (await invitation(to)).token, name, password: newPassword, ...consents };
  }

  const ids = {
    memberId: async () => (await person([{ company }])).id,
    invitationId: async (op: Op) => (await invitation({ company: isOperators(op) ? null : company })).id,
    staffMemberId: async () => (await person([], { staff_role: 'manager' })).id,
    async membershipCompanyId() {
      const company_id = seedId('company', 'kovalev');
      await admin
        .insertInto('memberships')
        .values({
          ...{ user_id: seedId('user', 'owner@severny-put.example'), company_id, role: 'viewer' },
          ...{ contract_ids: null, created_at: new Date() },
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return company_id;
    },
  };

  const asks: Record<string, () => Promise<Ask>> & Record<PeopleBody, () => Promise<Ask>> = {
    inviteMember: async () => ({ json: { email: freshEmail(), name, role: 'viewer', contractIds: null } }),
    updateMember: async () => ({ json: { role: 'accountant' } }),
    updateMe: async () => ({ json: { phone: `+7 921 555-${1000 + Math.floor(Math.random() * 9000)}` } }),
    inviteStaff: async () => ({ json: { email: freshEmail(), name, role: 'manager' } }),
    updateStaff: async () => ({ json: { role: 'administrator' } }),
    getInvitation: async () => ({ headers: { 'invitation-token': (await invitation()).token } }),
    acceptInvitation: async () => ({ json: await acceptance() }),
    async joinByInvitation() {
      const to = { email: 'owner@severny-put.example', company: seedId('company', 'kovalev') };
      await admin.deleteFrom('invitations').where('email', '=', to.email).execute();
      return { json: { token: (await invitation(to)).token } };
    },
  };
  return { company, freshEmail, consent, consentsInForce, person, invitation, acceptance, ids, asks };
}
