import type { Kysely } from 'kysely';
import { actorName } from '../../account/store.ts';
import { madePlace, pageOf } from '../../db/page.ts';
import type { Database } from '../../db/schema.ts';
import { requireMatch } from '../../http/conditional.ts';
import type { TagHandlers } from '../../http/contract.ts';
import { reply } from '../../http/reply.ts';
import type { Clock } from '../../platform/clock.ts';
import { decodeCursor } from '../../platform/cursor.ts';
import { DomainError } from '../../platform/errors.ts';
import { etagOf } from '../imports/etag.ts';
import { confirmBankStatementImport } from './confirm-bank-statement-import.ts';
import { createBankStatementImport } from './create-bank-statement-import.ts';
import { findImport, type Import, listImports, listRows } from './store.ts';
import { toImportWire, toRowWire } from './wire.ts';

export const bankStatementImportRoutes = (deps: {
  db: Kysely<Database>;
  clock: Clock;
  /** The lessor's. */
  accounts: ReadonlySet<string>;
}): TagHandlers<'operator/bank-statement-imports'> => ({
  createBankStatementImport: async ({ actor, locale, tx, upload }) => {
    const name = await actorName(tx, actor);
    const made = await createBankStatementImport(tx, deps.clock.now(), name, deps.accounts, upload);
    return reply(toImportWire(made, locale), { etag: etagOf(made, locale) });
  },

  confirmBankStatementImport: async ({ ifMatch, locale, path, tx }) => {
    const check = (found: Import) => requireMatch(ifMatch, etagOf(found, locale));
    const made = await confirmBankStatementImport(tx, deps.clock.now(), path.importId, deps.accounts, check);
    return reply(toImportWire(made, locale), { etag: etagOf(made, locale) });
  },

  getBankStatementImport: async ({ locale, path }) => {
    const found = await findImport(deps.db, path.importId);
    if (found === undefined) throw new DomainError('import_not_found');
    return reply(toImportWire(found, locale), { etag: etagOf(found, locale) });
  },

  listBankStatementImports: async ({ locale, query: { cursor, limit } }) => {
    const after = decodeCursor('listBankStatementImports', {}, cursor, ['instant', 'id']);
    const found = await listImports(deps.db, after, limit);
    const item = (made: Import) => toImportWire(made, locale);
    return pageOf('listBankStatementImports', {}, limit, found, { item, key: madePlace });
  },

  listBankStatementImportRows: async ({ locale, path, query: { cursor, limit, outcome } }) => {
    if ((await findImport(deps.db, path.importId)) === undefined) throw new DomainError('import_not_found');
    const filters = { importId: path.importId, outcome };
    const after = Number(decodeCursor('listBankStatementImportRows', filters, cursor, ['digits'])?.[0] ?? 0);
    const rows = await listRows(deps.db, path.importId, { outcome, after, limit: limit + 1 });
    return pageOf('listBankStatementImportRows', filters, limit, rows, {
      item: (row) => toRowWire(row, locale),
      key: ({ rowNo }) => [String(rowNo)],
    });
  },
});
