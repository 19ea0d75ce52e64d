import type { Db } from '../../db/database.ts';
import { BEYOND_LAST, pageJson } from '../../db/page.ts';
import type { TagHandlers } from '../../http/contract.ts';
import { json } from '../../http/reply.ts';
import type { components } from '../../http/schema.gen.ts';
import { signedInOf } from '../../platform/actor.ts';
import { decodeCursor } from '../../platform/cursor.ts';
import { DomainError } from '../../platform/errors.ts';
import { qrPng } from '../../platform/qr.ts';
import type { Authenticator } from '../../sessions/authenticate.ts';
import { type CredentialsDeps, type IssuedCredentials, issueCredentials } from './issue-credentials.ts';
import { lockLogin } from './lock-login.ts';
import { reissueCredentials } from './reissue-credentials.ts';
import { listIssues } from './store.ts';
import { unlockLogin } from './unlock-login.ts';

type Deps = CredentialsDeps & { db: Db; authenticator: Authenticator };

export const operatorCredentialRoutes = (deps: Deps): TagHandlers<'operator/credentials'> => ({
  listCredentialIssues: async ({ path, query: { cursor, limit } }) => {
    const filters = { companyId: path.operatorCompanyId };
    const after = decodeCursor('listCredentialIssues', filters, cursor, ['instant', 'id']);
    const page = await listIssues(deps.db, filters.companyId, after ?? BEYOND_LAST, limit);
    return json(pageJson('listCredentialIssues', filters, page));
  },

  issueCredentials: async ({ actor, body, path }) => {
    const { contractId = null, ...person } = body;
    const place = { companyId: path.operatorCompanyId, contractId };
    const order = { ...person, ...place, issuedBy: signedInOf(actor).userId };
    const issued = await deps.db.transaction().execute(async (tx) => {
      const told = await issueCredentials(tx, deps, order);
      if (told.way === 'membership' && !told.joined) throw new DomainError('member_already');
      return told;
    });
    return toWire(deps, issued);
  },

  reissueCredentials: async ({ actor, body, path }) => {
    const { identityCheck = null, ...how } = body;
    const person = { companyId: path.operatorCompanyId, userId: path.memberId };
    const order = { ...how, ...person, identityCheck, issuedBy: signedInOf(actor).userId };
    return toWire(deps, await deps.db.transaction().execute((tx) => reissueCredentials(tx, deps, order)));
  },

  lockLogin: async ({ path: { operatorCompanyId, memberId } }) => {
    await deps.db.transaction().execute((tx) => lockLogin(tx, operatorCompanyId, memberId));
    deps.authenticator.forgetUser(memberId);
  },

  unlockLogin: async ({ path: { operatorCompanyId, memberId } }) =>
    deps.db.transaction().execute((tx) => unlockLogin(tx, operatorCompanyId, memberId)),
});

/** Told when it is committed: what the password before had opened is over. */
async function toWire(
  { authenticator, publicUrl }: Deps,
  { joined: _, temporaryUntil, ...issued }: IssuedCredentials,
): Promise<components['schemas']['IssuedCredentials']> {
  authenticator.forgetUser(issued.userId);
  const qr = issued.way === 'print' ? await qrPng(Buffer.from(publicUrl)) : null;
  return {
    ...issued,
    temporaryUntil: temporaryUntil?.toISOString() ?? null,
    address: publicUrl,
    addressQr: qr && `data:image/png;base64,${qr.toString('base64')}`,
  };
}
