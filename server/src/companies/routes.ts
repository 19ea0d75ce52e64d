import type { Kysely } from 'kysely';
import { pageJson } from '../db/page.ts';
import type { Database } from '../db/schema.ts';
import type { TagHandlers } from '../http/contract.ts';
import { json } from '../http/reply.ts';
import type { Inviting } from '../invitations/create-invitation.ts';
import { actorId } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { decodeCursor } from '../platform/cursor.ts';
import { DomainError } from '../platform/errors.ts';
import type { Authenticator } from '../sessions/authenticate.ts';
import { memberRoutes } from './members/routes.ts';
import { getCompanySecurity } from './security-store.ts';
import { findCompany, listMyCompanies } from './store.ts';
import { updateCompanySecurity } from './update-company-security.ts';

type Deps = { db: Kysely<Database>; clock: Clock; authenticator: Authenticator } & Inviting;

export const companyRoutes = (deps: Deps): TagHandlers<'companies'> => ({
  ...memberRoutes(deps),

  getCompanySecurity: ({ company }) => getCompanySecurity(deps.db, company.companyId),

  updateCompanySecurity: ({ body, company }) =>
    updateCompanySecurity(deps, company.companyId, body.secondFactorRequired),

  listMyCompanies: async ({ actor, query }) => {
    const filters = { actor: actorId(actor) };
    const [after = null] = decodeCursor('listMyCompanies', filters, query.cursor, ['id']) ?? [];
    const today = deps.clock.today();
    const page = await listMyCompanies(deps.db, actor, today, after, query.limit);
    return json(pageJson('listMyCompanies', filters, page, { asOf: today }));
  },

  getCompany: async ({ company }) => {
    const found = await findCompany(deps.db, company.companyId);
    if (found === undefined) throw new DomainError('company_not_found');
    return json(found);
  },
});
