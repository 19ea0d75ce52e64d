import { CompiledQuery } from 'kysely';
import type { Db, Tx } from '../../db/database.ts';
import { BEYOND_LAST } from '../../db/page.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import type { CompanyScope } from '../../platform/company-scope.ts';
import { exactRevive, exactStringify } from '../../platform/exact-json.ts';
import type { Party } from './facts-store.ts';
import type { Balances, Statement } from './reconciliation.ts';

/** An act without its lines. */
export type Reconciliation = {
  id: string;
  companyId: string;
  from: CivilDate;
  to: CivilDate;
  contractIds: readonly string[] | null;
  balances: Balances;
  lines: number;
  /** The day that it was made. */
  madeOn: CivilDate;
  createdBy: string;
  createdAt: Date;
};
export type Snapshot = { lessor: Party; lessee: Party; lines: number; madeOn: CivilDate } & Statement;
export type ReconciliationAct = Reconciliation & { lessor: Party; lessee: Party; statement: Statement };

export async function insertReconciliation(tx: Tx, act: ReconciliationAct): Promise<void> {
  const { lessor, lessee, lines, madeOn, statement } = act;
  const snapshot: Snapshot = { lessor, lessee, lines, madeOn, ...statement };
  await tx
    .insertInto('reconciliations')
    .values({
      id: act.id,
      company_id: act.companyId,
      from_on: act.from,
      to_on: act.to,
      contract_ids: act.contractIds === null ? null : [...act.contractIds],
      statement: exactStringify(snapshot),
      created_by: act.createdBy,
      created_at: act.createdAt,
    })
    .execute();
}

/** A person of some contracts sees the acts of those alone. */
const seen = '($2::uuid[] is null or contract_ids <@ $2::uuid[])';
const columns = 'id, company_id, from_on, to_on, contract_ids, created_by, created_at';

const listText = `
select ${columns}, statement - 'sections' as statement
from reconciliations
where company_id = $1 and ${seen} and (created_at, id) < ($3::timestamptz, $4::uuid)
order by created_at desc, id desc
limit $5::int`;

/** The latest first. */
export async function listReconciliations(
  db: Db,
  scope: CompanyScope,
  after: [createdAt: string, id: string] | null,
  limit: number,
): Promise<Reconciliation[]> {
  const [createdAt, id] = after ?? BEYOND_LAST;
  const parameters = [scope.companyId, scope.contractIds, createdAt, id, limit];
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(listText, parameters));
  return rows.map((row) => ofRow(row, exactRevive<Omit<Snapshot, 'sections'>>(row.statement)));
}

const findText = `select ${columns}, statement from reconciliations where company_id = $1 and ${seen} and id = $3`;

export async function findReconciliation(
  db: Db,
  scope: CompanyScope,
  id: string,
): Promise<ReconciliationAct | undefined> {
  const parameters = [scope.companyId, scope.contractIds, id];
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(findText, parameters));
  const [row] = rows;
  if (row === undefined) return undefined;
  const { lessor, lessee, lines: _, madeOn: __, ...statement } = exactRevive<Snapshot>(row.statement);
  return { ...ofRow(row, exactRevive<Snapshot>(row.statement)), lessor, lessee, statement };
}

type Row = {
  id: string;
  company_id: string;
  from_on: CivilDate;
  to_on: CivilDate;
  contract_ids: string[] | null;
  statement: unknown;
  created_by: string;
  created_at: Date;
};

function ofRow(row: Row, kept: Omit<Snapshot, 'sections'>): Reconciliation {
  const { openingKopecks, debitKopecks, creditKopecks, closingKopecks, lines, madeOn } = kept;
  return {
    id: row.id,
    companyId: row.company_id,
    from: row.from_on,
    to: row.to_on,
    contractIds: row.contract_ids,
    balances: { openingKopecks, debitKopecks, creditKopecks, closingKopecks },
    lines,
    madeOn,
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}
