import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Kysely } from 'kysely';
import { actorName } from '../../account/store.ts';
import { madePlace, pageOf } from '../../db/page.ts';
import type { Database } from '../../db/schema.ts';
import { requireMatch } from '../../http/conditional.ts';
import type { Call, TagHandlers } from '../../http/contract.ts';
import { download, reply } from '../../http/reply.ts';
import type { Clock } from '../../platform/clock.ts';
import { decodeCursor } from '../../platform/cursor.ts';
import { DomainError } from '../../platform/errors.ts';
import { etagOf } from '../imports/etag.ts';
import { confirmPortfolioImport } from './confirm-portfolio-import.ts';
import { createPortfolioImport, type PortfolioSource } from './create-portfolio-import.ts';
import { parsePortfolio } from './parse-portfolio.ts';
import { readFile } from './read-file.ts';
import { readJson } from './read-json.ts';
import { findImport, type Import, listImports, listRows } from './store.ts';
import { makeCsvTemplate, makeXlsxTemplate } from './template.ts';
import { toImportWire, toRowWire } from './wire.ts';

export const portfolioImportRoutes = (deps: {
  db: Kysely<Database>;
  clock: Clock;
}): TagHandlers<'operator/portfolio-imports'> => ({
  downloadPortfolioTemplate: async ({ query: { format } }) =>
    download(
      format === 'csv'
        ? { content: makeCsvTemplate(), contentType: 'text/csv; charset=utf-8', fileName: 'портфель.csv' }
        : {
            content: await makeXlsxTemplate(),
            contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
            fileName: 'портфель.xlsx',
          },
    ),

  createPortfolioImport: async (call) => {
    const source = await readSource(call);
    const createdBy = await actorName(call.tx, call.actor);
    const made = await createPortfolioImport(call.tx, deps.clock.now(), createdBy, source);
    return reply(toImportWire(made, call.locale), { etag: etagOf(made, call.locale) });
  },

  confirmPortfolioImport: async ({ ifMatch, locale, path, tx }) => {
    const check = (found: Import) => requireMatch(ifMatch, etagOf(found, locale));
    const made = await confirmPortfolioImport(tx, deps.clock, path.importId, check);
    return reply(toImportWire(made, locale), { etag: etagOf(made, locale) });
  },

  getPortfolioImport: async ({ locale, path }) => {
    const found = await findImport(deps.db, path.importId);
    if (found === undefined) throw new DomainError('import_not_found');
    return reply(toImportWire(found, locale), { etag: etagOf(found, locale) });
  },

  listPortfolioImports: async ({ locale, query: { cursor, limit } }) => {
    const after = decodeCursor('listPortfolioImports', {}, cursor, ['instant', 'id']);
    const found = await listImports(deps.db, after, limit);
    const item = (made: Import) => toImportWire(made, locale);
    return pageOf('listPortfolioImports', {}, limit, found, { item, key: madePlace });
  },

  listPortfolioImportRows: async ({ locale, path, query: { cursor, limit, outcome } }) => {
    if ((await findImport(deps.db, path.importId)) === undefined) throw new DomainError('import_not_found');
    const filters = { importId: path.importId, outcome };
    const after = Number(decodeCursor('listPortfolioImportRows', filters, cursor, ['digits'])?.[0] ?? 0);
    const rows = await listRows(deps.db, path.importId, { outcome, after, limit: limit + 1 });
    return pageOf('listPortfolioImportRows', filters, limit, rows, {
      item: (row) => toRowWire(row, locale),
      key: ({ rowNo }) => [String(rowNo)],
    });
  },
});

/** A workbook is a ZIP, read from its end, so that a portfolio is read whole; its size is limited by the contract. */
async function readSource(call: Call<'createPortfolioImport'>): Promise<PortfolioSource> {
  if (call.content === 'json') {
    const sha256 = createHash('sha256').update(JSON.stringify(call.body)).digest();
    return { format: 'json', fileName: null, sha256, portfolio: parsePortfolio(readJson(call.body)) };
  }
  const { fileName, sha256, stream } = call.upload;
  const { format, tables } = await readFile(await buffer(stream));
  return { format, fileName, sha256: Buffer.from(sha256, 'hex'), portfolio: parsePortfolio(tables) };
}
