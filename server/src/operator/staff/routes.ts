import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { TagHandlers } from '../../http/contract.ts';
import { json } from '../../http/reply.ts';
import type { Inviting } from '../../invitations/create-invitation.ts';
import { signedInOf } from '../../platform/actor.ts';
import { DomainError } from '../../platform/errors.ts';
import type { Authenticator } from '../../sessions/authenticate.ts';
import { inviteStaff } from './invite-staff.ts';
import { removeStaff } from './remove-staff.ts';
import { resendStaffInvitation } from './resend-staff-invitation.ts';
import { revokeStaffInvitation } from './revoke-staff-invitation.ts';
import { findStaff, findStaffInvitation, listStaff } from './store.ts';
import { updateStaff } from './update-staff.ts';

export const operatorStaffRoutes = (
  deps: { db: Kysely<Database>; authenticator: Authenticator } & Inviting,
): TagHandlers<'operator/staff'> => ({
  listStaff: async ({ actor }) => json(await listStaff(deps.db, signedInOf(actor).userId)),

  inviteStaff: async ({ actor, body, locale, tx }) => {
    const asked = { ...body, name: body.name.trim(), locale };
    const { id } = await inviteStaff(tx, deps, signedInOf(actor), asked);
    return json(await findStaffInvitation(tx, id));
  },

  updateStaff: async ({ actor, body, path: { staffMemberId: id } }) => {
    const { userId } = signedInOf(actor);
    await deps.db.transaction().execute((tx) => updateStaff(tx, userId, id, body.role));
    deps.authenticator.forgetUser(id);
    const member = await findStaff(deps.db, userId, id);
    if (member === undefined) throw new DomainError('staff_member_not_found');
    return json(member);
  },

  removeStaff: async ({ actor, path: { staffMemberId: id } }) => {
    await deps.db.transaction().execute((tx) => removeStaff(tx, signedInOf(actor).userId, id));
    deps.authenticator.forgetUser(id);
  },

  resendStaffInvitation: async ({ actor, locale, path, tx }) => {
    const by = { userId: signedInOf(actor).userId, locale };
    await resendStaffInvitation(tx, deps, by, path.invitationId);
    return json(await findStaffInvitation(tx, path.invitationId));
  },

  revokeStaffInvitation: async ({ actor, path }) => {
    const { userId } = signedInOf(actor);
    await deps.db.transaction().execute((tx) => revokeStaffInvitation(tx, userId, path.invitationId));
  },
});
