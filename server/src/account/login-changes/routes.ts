import type { Kysely } from 'kysely';
import { pageJson } from '../../db/page.ts';
import type { Database } from '../../db/schema.ts';
import type { AuditNote } from '../../http/audit.ts';
import type { Call, TagHandlers } from '../../http/contract.ts';
import { download, json, reply } from '../../http/reply.ts';
import type { Lessor } from '../../lessor.ts';
import { type Actor, userOf } from '../../platform/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import { decodeCursor } from '../../platform/cursor.ts';
import { DomainError } from '../../platform/errors.ts';
import type { FileStore } from '../../platform/files/file-store.ts';
import type { Vault } from '../../platform/vault.ts';
import type { Authenticator } from '../../sessions/authenticate.ts';
import { openAttachment } from './attachment-store.ts';
import { cancelLoginChange } from './cancel-login-change.ts';
import { confirmLoginChange } from './confirm-login-change.ts';
import { downloadLoginChangeForm } from './download-login-change-form.ts';
import { requestLoginChange } from './request-login-change.ts';
import { revertLoginChange } from './revert-login-change.ts';
import { getOwnChange, type HeldChange, holdOwnChange, listOwnChanges } from './store.ts';
import { readScan, uploadLoginChangeAttachment } from './upload-login-change-attachment.ts';

export type LoginChangeDeps = {
  db: Kysely<Database>;
  clock: Clock;
  lessor: Lessor;
  vault: Vault;
  publicUrl: string;
  files: FileStore;
  authenticator: Authenticator;
};

type Operations =
  | 'listLoginChanges'
  | 'requestLoginChange'
  | 'downloadLoginChangeForm'
  | 'getLoginChange'
  | 'cancelLoginChange'
  | 'uploadLoginChangeAttachment'
  | 'downloadLoginChangeAttachment'
  | 'confirmLoginChange'
  | 'revertLoginChange';

export const loginChangeRoutes = (deps: LoginChangeDeps): Pick<TagHandlers<'account'>, Operations> => ({
  listLoginChanges: async ({ actor, query }) => {
    const filters = { userId: userOf(actor) };
    const after = decodeCursor('listLoginChanges', filters, query.cursor, ['instant', 'id']);
    const page = await listOwnChanges(deps.db, filters.userId, after, query.limit);
    return json(pageJson('listLoginChanges', filters, page));
  },

  requestLoginChange: async (call) => {
    const id = await requestLoginChange(call.tx, deps, deps.clock.now(), askedBy(call));
    return json(await getOwnChange(call.tx, userOf(call.actor), id));
  },

  downloadLoginChangeForm: async ({ actor, body: { companyId, ...asked } }) => {
    const whose = { userId: userOf(actor), companyId: ownCompany(actor, companyId) };
    const file = await downloadLoginChangeForm(deps.db, deps.lessor, deps.clock.now(), {
      ...whose,
      ...asked,
    });
    return download({ ...file, contentType: 'application/pdf' });
  },

  getLoginChange: async ({ actor, path }) =>
    json(await getOwnChange(deps.db, userOf(actor), path.loginChangeId)),

  cancelLoginChange: async ({ actor, path, tx }) => {
    await cancelLoginChange(tx, deps.clock.now(), userOf(actor), path.loginChangeId);
    return json(await getOwnChange(tx, userOf(actor), path.loginChangeId));
  },

  uploadLoginChangeAttachment: async ({ actor, path, upload: file }) => {
    const userId = userOf(actor);
    const attached = { attachment: path.attachment, file, scan: await readScan(file), userId };
    return deps.db.transaction().execute(async (tx) => {
      const change = await holdOwnChange(tx, userId, path.loginChangeId);
      await uploadLoginChangeAttachment(tx, deps.files, deps.clock.now(), change, attached);
      return json(await getOwnChange(tx, userId, change.id));
    });
  },

  downloadLoginChangeAttachment: async ({ actor, path }) => {
    const owner = { id: path.loginChangeId, userId: userOf(actor) };
    return download(await openAttachment(deps.db, deps.files, owner, path.attachment));
  },

  confirmLoginChange: async ({ body }) => {
    const { change, formAttached } = await deps.db
      .transaction()
      .execute((tx) => confirmLoginChange(tx, deps.clock.now(), body.token))
      .catch(tellPhones(deps.lessor));
    return reply({ newLogin: change.newLogin, formAttached }, { audit: byItsPerson(change) });
  },

  revertLoginChange: async ({ body, ip }) => {
    const from = { now: deps.clock.now(), address: ip };
    const { change, outcome } = await deps.db
      .transaction()
      .execute((tx) => revertLoginChange(tx, deps, from, body.token))
      .catch(tellPhones(deps.lessor));
    deps.authenticator.forgetUser(change.userId);
    return reply({ outcome, login: change.oldLogin }, { audit: byItsPerson(change) });
  },
});

/** The link of a mail is the person's. */
const byItsPerson = ({ id, companyId, userId }: HeldChange): AuditNote => ({
  ...{ actor: { kind: 'user', id: userId }, companyId, objectId: id },
});

/** A company of the person's own. @throws company_not_found */
function ownCompany(actor: Actor, companyId: string): string {
  const own = actor.kind === 'user' && actor.memberships.some((one) => one.companyId === companyId);
  if (!own) throw new DomainError('company_not_found');
  return companyId;
}

function askedBy({ actor, body }: Call<'requestLoginChange'>) {
  const userId = userOf(actor);
  const sessionId = actor.kind === 'user' ? actor.sessionId : null;
  const companyId = ownCompany(actor, body.companyId);
  return { ...body, companyId, userId, sessionId, createdBy: userId, identityNote: null };
}

/** Whoever comes too late is told whom to call. */
const tellPhones = (lessor: Lessor) => (error: unknown) => {
  if (error instanceof DomainError && error.code === 'login_change_link_expired')
    throw new DomainError(error.code, { phones: lessor.phones.join(', ') });
  throw error;
};
