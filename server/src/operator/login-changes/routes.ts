import { openAttachment } from '../../account/login-changes/attachment-store.ts';
import { downloadLoginChangeForm } from '../../account/login-changes/download-login-change-form.ts';
import type { LoginChangeDeps } from '../../account/login-changes/routes.ts';
import { holdChange } from '../../account/login-changes/store.ts';
import {
  readScan,
  uploadLoginChangeAttachment,
} from '../../account/login-changes/upload-login-change-attachment.ts';
import type { TagHandlers } from '../../http/contract.ts';
import { download } from '../../http/reply.ts';
import type { Actor } from '../../platform/actor.ts';
import { decodeCursor } from '../../platform/cursor.ts';
import { DomainError } from '../../platform/errors.ts';
import { approveLoginChange } from './approve-login-change.ts';
import { createOperatorLoginChange } from './create-operator-login-change.ts';
import { rejectLoginChange } from './reject-login-change.ts';
import { countWaiting, getAnyChange, listAnyChanges } from './store.ts';

export const operatorLoginChangeRoutes = (deps: LoginChangeDeps): TagHandlers<'operator/login-changes'> => ({
  listOperatorLoginChanges: async ({ query: { state, cursor, limit } }) => {
    const after = decodeCursor('listOperatorLoginChanges', { state }, cursor, ['instant', 'id']);
    const asked = { state, after, limit, now: deps.clock.now() };
    const [page, waiting] = await Promise.all([listAnyChanges(deps.db, asked), countWaiting(deps.db)]);
    return { ...page, waiting };
  },

  createOperatorLoginChange: async ({ actor, body, tx }) => {
    const now = deps.clock.now();
    const id = await createOperatorLoginChange(tx, deps, now, operatorOf(actor), body);
    return getAnyChange(tx, id, now);
  },

  getOperatorLoginChange: ({ path }) => getAnyChange(deps.db, path.loginChangeId, deps.clock.now()),

  downloadOperatorLoginChangeForm: async ({ path }) => {
    const now = deps.clock.now();
    const { company, person, ...change } = await getAnyChange(deps.db, path.loginChangeId, now);
    const { oldLogin, newLogin, representative, byAttorney } = change;
    const whose = { companyId: company.id, userId: person.id, oldLogin };
    const asked = { ...whose, newLogin, representative, byAttorney };
    const file = await downloadLoginChangeForm(deps.db, deps.lessor, now, asked);
    return download({ ...file, contentType: 'application/pdf' });
  },

  uploadOperatorLoginChangeAttachment: async ({ actor, path, upload: file }) => {
    const now = deps.clock.now();
    const scan = await readScan(file);
    const attached = { attachment: path.attachment, file, scan, userId: operatorOf(actor) };
    return deps.db.transaction().execute(async (tx) => {
      const change = await holdChange(tx, 'id', path.loginChangeId);
      if (!change) throw new DomainError('login_change_not_found');
      await uploadLoginChangeAttachment(tx, deps.files, now, change, attached);
      return getAnyChange(tx, change.id, now);
    });
  },

  downloadOperatorLoginChangeAttachment: async ({ path }) =>
    download(await openAttachment(deps.db, deps.files, { id: path.loginChangeId }, path.attachment)),

  approveLoginChange: async ({ actor, path, tx }) => {
    const now = deps.clock.now();
    const userId = await approveLoginChange(tx, deps, now, operatorOf(actor), path.loginChangeId);
    deps.authenticator.forgetUser(userId);
    return getAnyChange(tx, path.loginChangeId, now);
  },

  rejectLoginChange: async ({ actor, body, path, tx }) => {
    const now = deps.clock.now();
    const said = { id: path.loginChangeId, reason: body.reason };
    await rejectLoginChange(tx, deps, now, operatorOf(actor), said);
    return getAnyChange(tx, path.loginChangeId, now);
  },
});

/** The contract lets people alone decide here. */
function operatorOf(actor: Actor): string {
  if (actor.kind !== 'operator') throw new Error('this belongs to operators');
  return actor.userId;
}
