import type { Db } from '../../db/database.ts';
import type { TagHandlers } from '../../http/contract.ts';
import { json } from '../../http/reply.ts';
import { signedInOf } from '../../platform/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import { readPublished } from '../../terms/store.ts';
import { publishLegalDocument } from './publish-legal-document.ts';

export const operatorTermsRoutes = (deps: { db: Db; clock: Clock }): TagHandlers<'operator/terms'> => ({
  listLegalDocuments: async () => json(await readPublished(deps.db)),

  publishLegalDocument: async ({ actor, body, tx }) => {
    const said = { ...body, changes: body.changes ?? null };
    const published = { at: deps.clock.now(), by: signedInOf(actor).userId };
    return json(await publishLegalDocument(tx, said, published));
  },
});
