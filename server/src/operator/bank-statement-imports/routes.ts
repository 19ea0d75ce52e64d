import type { Kysely } from 'kysely';
import { actorName } from '../../account/store.ts';
import type { Database } from '../../db/schema.ts';
import { requireMatch } from '../../http/conditional.ts';
import type { TagHandlers } from '../../http/contract.ts';
import { reply } from '../../http/reply.ts';
import type { Clock } from '../../platform/clock.ts';
import { decodeCursor, encodeCursor } from '../../platform/cursor.ts';
import { DomainError } from '../../platform/errors.ts';
import type { Locale } from '../../platform/locale.ts';
import { confirmBankStatementImport } from './confirm-bank-statement-import.ts';
import { createBankStatementImport } from './create-bank-statement-import.ts';
import { findImport, type Import, listImports, listRows } from './store.ts';
import { toImportWire, toRowWire } from './wire.ts';

/** A preview never changes and is confirmed once; its words are of a language. */
const etagOf = ({ id, state }: Import, locale: Locale) => `"${id}-${state}-${locale}"`;

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
    const last = found.length > limit ? found[limit - 1] : undefined;
    const key = last && [last.createdAt.toISOString(), last.id];
    return {
      items: found.slice(0, limit).map((made) => toImportWire(made, locale)),
      nextCursor: key ? encodeCursor('listBankStatementImports', {}, key) : null,
    };
  },

  listBankStatementImportRows: async ({ locale, path, query: { cursor, limit, outcome } }) => {
    if ((await findImport(deps.db, path.importId)) === undefined) throw new DomainError('import_not_found');
    const filters = { importId: path.importId, outcome };
    const after = Number(decodeCursor('listBankStatementImportRows', filters, cursor, ['digits'])?.[0] ?? 0);
    const rows = await listRows(deps.db, path.importId, { outcome, after, limit: limit + 1 });
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map((row) => toRowWire(row, locale)),
      nextCursor: last ? encodeCursor('listBankStatementImportRows', filters, [String(last.rowNo)]) : null,
    };
  },
});
