import { newId } from '../../server/src/platform/id.ts';
import { seedId } from '../../server/src/sandbox/random.ts';
import { type Ask, ask, over } from './ask.ts';
import type { Op, Told } from './contract.ts';
import { goodAsks } from './good-asks.ts';
import { goodPeople } from './good-people.ts';
import type { TestServer } from './server.ts';

type Asking = (op: Op, more?: Ask) => Promise<Told>;

/** How the problems of people and invitations are come to; see `produceProblems`. */
export function producePeopleProblems(server: TestServer, asking: Asking) {
  const { admin, url } = server;
  const good = goodAsks(server);
  const people = goodPeople(server);
  const { company } = people;
  const owner = seedId('user', 'owner@severny-put.example');
  const at = async (op: Op, ids: Record<string, string>, more: Ask = {}) => {
    const { path } = await good(op);
    return asking(op, { path: { ...path, ...ids }, ...more });
  };
  const changed = async (op: Op, change: object) =>
    asking(op, { json: { ...Object((await good(op)).json), ...change } });

  return {
    member_not_found: (op: Op) => at(op, { memberId: seedId('nobody') }),
    staff_member_not_found: (op: Op) => at(op, { staffMemberId: seedId('nobody') }),
    invitation_not_found: (op: Op) => {
      if (op.id === 'getInvitation') return asking(op, { headers: { 'invitation-token': 'unknown' } });
      if (op.path.includes('{invitationId}')) return at(op, { invitationId: seedId('nobody') });
      return changed(op, { token: 'unknown' });
    },
    async member_beyond_reach(op: Op) {
      const contracts = [seedId('contract', 'severny-put-1')];
      const narrowed = await people.person([{ company, role: 'owner', contracts }]);
      const told = await asking(op, { as: await narrowed.as() });
      await admin.deleteFrom('memberships').where('user_id', '=', narrowed.id).execute();
      return told;
    },
    last_owner: (op: Op) => {
      if (op.id === 'leaveCompany') return at(op, { membershipCompanyId: company });
      return at(op, { memberId: owner }, op.id === 'updateMember' ? { json: { role: 'viewer' } } : {});
    },
    already_member: (op: Op) => changed(op, { email: 'VIEWER@severny-put.example' }),
    async already_invited(op: Op) {
      const how = await good(op);
      await ask(over(url), op, how);
      return asking(op, { json: how.json });
    },
    async too_many_invitations(op: Op) {
      const rows = Array.from({ length: 50 }, () => ({
        ...{ id: newId(), token_hash: Buffer.from(newId()), company_id: company, email: people.freshEmail() },
        ...{ full_name: 'Иванов', role: 'viewer' as const, contract_ids: null, staff_role: null },
        ...{ invited_by: owner, created_at: new Date(), expires_at: new Date() },
      }));
      await admin.insertInto('invitations').values(rows).execute();
      const told = await asking(op);
      await admin.deleteFrom('invitations').where('company_id', '=', company).execute();
      return told;
    },
    invitation_email_unfit: (op: Op) => changed(op, { email: 'manager@lessor.example' }),
    invitation_needs_sign_in: async (op: Op) => {
      const { email } = await people.person([]);
      return asking(op, { json: await people.acceptance({ email }) });
    },
    invitation_of_another: async (op: Op) =>
      asking(op, { json: { token: (await people.invitation()).token } }),
    staff_self_change: (op: Op) => at(op, { staffMemberId: seedId('user', 'administrator@lessor.example') }),
    staff_email_taken: (op: Op) => changed(op, { email: 'manager@lessor.example' }),
  };
}
