import type { Kysely } from 'kysely';
import { actorName } from '../../account/store.ts';
import { madePlace, pageOf } from '../../db/page.ts';
import type { Database } from '../../db/schema.ts';
import type { TagHandlers } from '../../http/contract.ts';
import { download } from '../../http/reply.ts';
import type { Lessor } from '../../lessor.ts';
import type { Clock } from '../../platform/clock.ts';
import type { CompanyScope } from '../../platform/company-scope.ts';
import { decodeCursor } from '../../platform/cursor.ts';
import { DomainError } from '../../platform/errors.ts';
import { fromWire } from '../../platform/money.ts';
import { printedDay } from '../../platform/words-ru.ts';
import { makeActPdf } from './act-pdf.ts';
import { makeActXlsx } from './act-xlsx.ts';
import { createReconciliation } from './create-reconciliation.ts';
import { matchReconciliation } from './match-reconciliation.ts';
import { findReconciliation, listReconciliations, type ReconciliationAct } from './store.ts';
import { linesOf, periodOf, toActWire, toMatchWire, toReconciliationWire } from './wire.ts';

type Deps = { db: Kysely<Database>; clock: Clock; lessor: Lessor };
type Operations =
  | 'listReconciliations'
  | 'createReconciliation'
  | 'getReconciliation'
  | 'downloadReconciliation'
  | 'matchReconciliation';

export const reconciliationRoutes = (deps: Deps): Pick<TagHandlers<'payments'>, Operations> => ({
  listReconciliations: async ({ company, query: { cursor, limit } }) => {
    const filters = { companyId: company.companyId };
    const after = decodeCursor('listReconciliations', filters, cursor, ['instant', 'id']);
    const found = await listReconciliations(deps.db, company, after, limit + 1);
    const as = { item: toReconciliationWire, key: madePlace };
    return pageOf('listReconciliations', filters, limit, found, as);
  },

  createReconciliation: async ({ actor, body, company, tx }) => {
    const createdBy = await actorName(tx, actor);
    return toActWire(await createReconciliation(tx, deps, company, createdBy, periodOf(body)));
  },

  getReconciliation: async ({ company, path }) =>
    toActWire(await theAct(deps, company, path.reconciliationId)),

  downloadReconciliation: async ({ company, path, query }) =>
    download(await forms[query.format](await theAct(deps, company, path.reconciliationId))),

  matchReconciliation: async ({ body, company }) => {
    const today = deps.clock.today();
    const openingKopecks = body.openingBalance && fromWire(body.openingBalance);
    const sent = { openingKopecks, lines: linesOf(body.lines) };
    const match = await matchReconciliation(deps.db, company, today, periodOf(body), sent);
    return toMatchWire(match, { from: body.from, to: body.to, asOf: today });
  },
});

async function theAct({ db }: Deps, scope: CompanyScope, id: string): Promise<ReconciliationAct> {
  const act = await findReconciliation(db, scope, id);
  if (act === undefined) throw new DomainError('reconciliation_not_found');
  return act;
}

const nameOf = ({ from, to }: ReconciliationAct) => `Акт сверки ${printedDay(from)}–${printedDay(to)}`;
const forms = {
  pdf: async (act: ReconciliationAct) => ({
    content: await makeActPdf(act),
    contentType: 'application/pdf',
    fileName: `${nameOf(act)}.pdf`,
  }),
  xlsx: async (act: ReconciliationAct) => ({
    content: await makeActXlsx(act),
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `${nameOf(act)}.xlsx`,
  }),
  json: async (act: ReconciliationAct) => ({
    content: Buffer.from(JSON.stringify(toActWire(act), null, 2)),
    contentType: 'application/json',
    fileName: `${nameOf(act)}.json`,
  }),
};
