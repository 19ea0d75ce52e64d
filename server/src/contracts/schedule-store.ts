import { CompiledQuery, type Kysely } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { Database } from '../db/schema.ts';
import type { CivilDate } from '../platform/civil-date.ts';
import type { CompanyScope } from '../platform/company-scope.ts';
import { exactRevive, exactStringify } from '../platform/exact-json.ts';
import { newId } from '../platform/id.ts';
import type { CurrentPayment, PaymentsChange, ScheduleLine } from './schedule.ts';

/** A version as it is kept; lines made from terms know their parts. */
export type KeptLine = ScheduleLine & {
  grossKopecks?: bigint;
  setOffKopecks?: bigint;
  principalKopecks?: bigint | null;
  interestKopecks?: bigint | null;
};
export type KeptVersion = {
  version: number;
  reason: string;
  effectiveOn: CivilDate;
  createdAt: Date;
  byRequest: boolean;
  current: boolean;
  terms: unknown;
  lines: KeptLine[];
};

const versionColumns = `v.version, v.reason, v.effective_on as "effectiveOn", v.created_at as "createdAt",
  v.by_request as "byRequest", v.version = c.schedule_version as current, v.terms, v.lines`;

const ownText = `
select ${versionColumns}
from schedule_versions v join contracts c on c.id = v.contract_id
where v.company_id = $1 and ($2::uuid[] is null or c.id = any($2::uuid[])) and c.status <> 'draft' and c.id = $3
order by v.version desc`;

/** The versions of a contract of the company, the latest first; none where there is no such contract. */
export async function listVersions(
  db: Kysely<Database>,
  scope: CompanyScope,
  contractId: string,
): Promise<KeptVersion[]> {
  const parameters = [scope.companyId, scope.contractIds, contractId];
  const { rows } = await db.executeQuery<KeptVersion>(CompiledQuery.raw(ownText, parameters));
  return rows.map((row) => ({ ...row, lines: exactRevive<KeptLine[]>(row.lines) }));
}

const currentText = `
select ${versionColumns}
from schedule_versions v join contracts c on c.id = v.contract_id and c.schedule_version = v.version
where v.company_id = $1 and c.id = $2`;

/** The version in force. */
export async function findCurrentVersion(
  db: Kysely<Database>,
  companyId: string,
  contractId: string,
): Promise<KeptVersion> {
  const { rows } = await db.executeQuery<KeptVersion>(
    CompiledQuery.raw(currentText, [companyId, contractId]),
  );
  const [row] = rows;
  if (!row) throw new Error('every contract has a current version');
  return { ...row, lines: exactRevive<KeptLine[]>(row.lines) };
}

const paymentsText = `
select id, kind, number, count, nominal_due_on as "nominalDueOn", due_on as "dueOn",
  due_provisional as "dueProvisional", net_kopecks as "netKopecks", vat_rate_percent as "vatRatePercent",
  vat_kopecks as "vatKopecks", total_kopecks as "totalKopecks", paid_kopecks as "paidKopecks"
from payments where company_id = $1 and contract_id = $2
order by due_on, number`;

/** The payments of a contract as they now stand. */
export async function listCurrentPayments(
  db: Kysely<Database>,
  companyId: string,
  contractId: string,
): Promise<CurrentPayment[]> {
  const { rows } = await db.executeQuery<CurrentPayment>(
    CompiledQuery.raw(paymentsText, [companyId, contractId]),
  );
  return rows;
}

export async function addScheduleVersion(
  tx: Tx,
  now: Date,
  added: {
    companyId: string;
    contractId: string;
    version: number;
    reason: string;
    effectiveOn: CivilDate;
    lines: readonly ScheduleLine[];
    /** What its new lines were computed from, as it was told. */
    terms?: unknown;
    byRequest?: boolean;
    createdBy?: string;
  },
): Promise<void> {
  await tx
    .insertInto('schedule_versions')
    .values({
      contract_id: added.contractId,
      company_id: added.companyId,
      version: added.version,
      reason: added.reason,
      effective_on: added.effectiveOn,
      lines: exactStringify(added.lines),
      terms: added.terms === undefined ? null : JSON.stringify(added.terms),
      by_request: added.byRequest ?? false,
      created_by: added.createdBy ?? null,
      created_at: now,
    })
    .execute();
}

const lineColumns = `id uuid, kind text, number int, count int, "nominalDueOn" date, "dueOn" date,
  "dueProvisional" boolean, "netKopecks" bigint, "vatRatePercent" int, "vatKopecks" bigint, "totalKopecks" bigint`;

const insertText = `
insert into payments (id, company_id, contract_id, kind, number, count, nominal_due_on, due_on, due_provisional,
  net_kopecks, vat_rate_percent, vat_kopecks, total_kopecks)
select id, $1::uuid, $2::uuid, kind, number, count, "nominalDueOn", "dueOn", "dueProvisional", "netKopecks",
  "vatRatePercent", "vatKopecks", "totalKopecks"
from jsonb_to_recordset($3::jsonb) as line(${lineColumns})`;

const updateText = `
update payments p set count = line.count, nominal_due_on = line."nominalDueOn", due_on = line."dueOn",
  due_provisional = line."dueProvisional", net_kopecks = line."netKopecks", vat_rate_percent = line."vatRatePercent",
  vat_kopecks = line."vatKopecks", total_kopecks = line."totalKopecks",
  paid_on = case when p.paid_kopecks >= line."totalKopecks" then p.paid_on end
from jsonb_to_recordset($3::jsonb) as line(${lineColumns})
where p.company_id = $1 and p.contract_id = $2 and p.id = line.id`;

/** What an allocation that was undone pointed at goes with it; one in force keeps its payment (the plan refuses). */
const removeTexts = [
  `delete from allocations where company_id = $1 and payment_id = any($3::uuid[]) and undone_at is not null
   and exists (select from contracts where company_id = $1 and id = $2)`,
  'delete from payments where company_id = $1 and contract_id = $2 and id = any($3::uuid[])',
];

/** Brings a contract's payments to a new version of its schedule. */
export async function changePayments(
  tx: Tx,
  companyId: string,
  contractId: string,
  change: Omit<PaymentsChange, 'problems'>,
): Promise<void> {
  const run = (text: string, value: unknown) =>
    tx.executeQuery(CompiledQuery.raw(text, [companyId, contractId, value]));
  if (change.remove.length > 0) for (const text of removeTexts) await run(text, change.remove);
  if (change.update.length > 0)
    await run(updateText, exactStringify(change.update.map(({ id, line }) => ({ ...line, id }))));
  if (change.insert.length > 0)
    await run(insertText, exactStringify(change.insert.map((line) => ({ ...line, id: newId() }))));
}
