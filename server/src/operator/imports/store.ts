import { type SelectQueryBuilder, sql } from 'kysely';
import { BEYOND_LAST } from '../../db/page.ts';
import type { Database } from '../../db/schema.ts';

type Imports = 'bank_statement_imports' | 'portfolio_imports';
type Rows = 'bank_statement_import_rows' | 'portfolio_import_rows';

/** Imports, the latest first, one more than `limit`. */
export const latestFirst = (after: [createdAt: string, id: string] | null, limit: number) => {
  const [createdAt, id] = after ?? BEYOND_LAST;
  return <Table extends Imports, Row>(imports: SelectQueryBuilder<Database, Table, Row>) =>
    imports
      .where(sql<boolean>`(created_at, id) < (${createdAt}::timestamptz, ${id}::uuid)`)
      .orderBy(sql`created_at`, 'desc')
      .orderBy(sql`id`, 'desc')
      .limit(limit + 1);
};

/** Rows of an import in the order of the file, from the one after `after`. */
export const inFileOrder =
  (importId: string, filter: { outcome: string | undefined; after: number; limit: number }) =>
  <Table extends Rows, Row>(rows: SelectQueryBuilder<Database, Table, Row>) =>
    rows
      .where(sql<boolean>`import_id = ${importId}`)
      .where(sql<boolean>`row_no > ${filter.after}`)
      .$if(filter.outcome !== undefined, (query) => query.where(sql<boolean>`outcome = ${filter.outcome}`))
      .orderBy(sql`row_no`)
      .limit(filter.limit);
