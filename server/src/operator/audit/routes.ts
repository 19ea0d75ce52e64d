import type { Kysely } from 'kysely';
import { pageJson } from '../../db/page.ts';
import type { Database } from '../../db/schema.ts';
import type { TagHandlers } from '../../http/contract.ts';
import { json } from '../../http/reply.ts';
import { verifyAudit } from '../../platform/audit/verify-audit.ts';
import { decodeCursor } from '../../platform/cursor.ts';
import type { Vault } from '../../platform/vault.ts';
import { listEntries } from './store.ts';
import { linkOf, toVerificationWire } from './wire.ts';

export const operatorAuditRoutes = (deps: {
  db: Kysely<Database>;
  vault: Vault;
  timeZone: string;
}): TagHandlers<'operator/audit'> => ({
  listAuditEntries: async ({ query: { limit, cursor, ...filters } }) => {
    const after = decodeCursor('listAuditEntries', filters, cursor, ['instant', 'id']);
    const page = await listEntries(deps.db, deps.timeZone, filters, after, limit);
    return json(pageJson('listAuditEntries', filters, page));
  },

  verifyAudit: async ({ query }) =>
    toVerificationWire(await verifyAudit(deps.db, deps.vault, { expected: linkOf(query.expect) })),
});
