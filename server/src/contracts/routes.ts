import type { Kysely } from 'kysely';
import { pageJson } from '../db/page.ts';
import type { Database } from '../db/schema.ts';
import type { TagHandlers } from '../http/contract.ts';
import { json } from '../http/reply.ts';
import type { Lessor } from '../lessor.ts';
import type { Clock } from '../platform/clock.ts';
import { decodeCursor } from '../platform/cursor.ts';
import { DomainError } from '../platform/errors.ts';
import { buyoutRoutes } from './buyouts/routes.ts';
import { previewScheduleChange } from './preview-schedule-change.ts';
import { listVersions } from './schedule-store.ts';
import { compareVersions, versionsToCompare } from './schedule-versions.ts';
import { toChange, toChangePreviewWire, toDifferenceWire, toTerms, toVersionWire } from './schedule-wire.ts';
import { findContract, listContracts } from './store.ts';

export const contractRoutes = (deps: {
  db: Kysely<Database>;
  clock: Clock;
  lessor: Lessor;
}): TagHandlers<'contracts'> => ({
  ...buyoutRoutes(deps),

  listContracts: async ({ company, query }) => {
    const { limit, cursor, status, externalId } = query;
    const filters = { companyId: company.companyId, status, externalId };
    const today = deps.clock.today();
    const after = decodeCursor('listContracts', filters, cursor, ['digits', 'text', 'id']);
    const page = await listContracts(deps.db, company, today, { status, externalId, after, limit });
    return json(pageJson('listContracts', filters, page, { asOf: today }));
  },

  getContract: async ({ company, path }) => {
    const contract = await findContract(deps.db, company, deps.clock.today(), path.contractId);
    if (contract === undefined) throw new DomainError('contract_not_found');
    return json(contract);
  },

  listScheduleVersions: async ({ company, path }) => {
    const versions = await listVersions(deps.db, company, path.contractId);
    if (versions.length === 0) throw new DomainError('contract_not_found');
    // Terms are a union, which the writer of answers would try form by form.
    return json(JSON.stringify({ items: versions.map(toVersionWire) }));
  },

  compareScheduleVersions: async ({ company, path, query }) => {
    const versions = await listVersions(deps.db, company, path.contractId);
    const { from, to } = versionsToCompare(versions, query.from, query.to);
    const difference = toDifferenceWire(compareVersions(from.lines, to.lines), from.lines, to.lines);
    return json(JSON.stringify({ from: toVersionWire(from), to: toVersionWire(to), difference }));
  },

  previewScheduleChange: async ({ body, company, path: { contractId } }) => {
    const asOf = deps.clock.today();
    const termsOf = (kept: unknown) => toTerms(kept as Parameters<typeof toTerms>[0]);
    const asked = { contractId, change: toChange(body), termsOf };
    return toChangePreviewWire(await previewScheduleChange(deps.db, company, asOf, asked), asOf);
  },
});
