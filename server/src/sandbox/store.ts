import { CompiledQuery, type Insertable, sql } from 'kysely';
import type { Db, Tx } from '../db/database.ts';
import type { Database } from '../db/schema.ts';
import type { CivilDate } from '../platform/civil-date.ts';

/** Everything but people and their sessions, so that who is signed in stays so. */
const emptied = [
  'login_changes',
  'files',
  'credential_issues',
  'applications',
  'invitations',
  'consents',
  'legal_documents',
  'release_notes',
  'offices',
  'mails',
  'allocations',
  'invoice_lines',
  'invoices',
  'invoice_numbers',
  'penalty_bills',
  'payment_announcements',
  'calendar_years',
  'calendar_feeds',
  'reconciliations',
  'buyout_quotes',
  'receipts',
  'bank_statement_import_rows',
  'bank_statement_imports',
  'portfolio_import_rows',
  'portfolio_imports',
  'notifications',
  'events',
  'payment_notices',
  'payments',
  'schedule_versions',
  'contracts',
  'integration_keys',
  'memberships',
  'companies',
] as const satisfies (keyof Database)[];

export async function emptySandbox(tx: Tx): Promise<void> {
  for (const table of emptied)
    await tx.executeQuery(CompiledQuery.raw(`delete from ${table} /* all companies */`));
  // Answers about what is no more; that of the reset itself is being made.
  await sql`delete from idempotency_keys where operation_id <> 'resetSandbox'`.execute(tx);
}

/** Inserts rows of one shape in one statement; they travel as JSON, bigint as text. */
export async function insertAll(tx: Tx, table: keyof Database, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first).join(', ');
  const json = JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? `${value}` : value));
  await tx.executeQuery(
    CompiledQuery.raw(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      [json],
    ),
  );
}

/** Applications with the consents that were given with them; numbers go on after theirs. */
export async function insertApplications(tx: Tx, rows: readonly object[]): Promise<void> {
  await insertAll(tx, 'applications', rows);
  await sql`
insert into consents (id, application_id, legal_document_id, given_at, address)
select overlay(overlay(md5(a.id::text || d.id) placing '7' from 13) placing '8' from 17)::uuid, a.id, d.id, a.created_at,
  a.address
from applications a cross join legal_documents d /* all companies */
where not exists (select from legal_documents newer where newer.kind = d.kind and newer.version > d.version)`.execute(
    tx,
  );
  await sql`select setval('application_numbers', ${rows.length}::int)`.execute(tx);
}

/** People are changed in place: a deletion would take their sessions along. */
export async function upsertUsers(tx: Tx, rows: readonly Insertable<Database['users']>[]): Promise<void> {
  await sql`
insert into users (id, email, full_name, password_hash, staff_role, created_at)
select id, email, full_name, password_hash, staff_role, created_at
from jsonb_populate_recordset(null::users, ${JSON.stringify(rows)}::jsonb)
on conflict (id) do update set email = excluded.email, full_name = excluded.full_name,
  password_hash = excluded.password_hash, staff_role = excluded.staff_role, temporary_until = null,
  locked_at = null, lock_reason = null`.execute(tx);
}

/** As if everybody had looked at what is new then. */
export async function saveNotesSeen(tx: Tx, at: Date): Promise<void> {
  await sql`update users set release_notes_seen_at = ${at}`.execute(tx);
}

/** The notifications of the events just made, as the follower of the log would make them; read ones are `readUntil`. */
export async function insertNotifications(tx: Tx, readUntil: Date): Promise<void> {
  await sql`
insert into notifications (id, company_id, user_id, event_id, kind, object_type, object_id, data, occurred_at, read_at)
select overlay(overlay(md5(e.id::text || m.user_id) placing '7' from 13) placing '8' from 17)::uuid, e.company_id,
  m.user_id, e.id, replace(e.type, '.', '_'), e.object_type, e.object_id, e.data, e.occurred_at,
  case when e.occurred_at < ${readUntil} then e.occurred_at + interval '5 hours' end
from events e join memberships m on m.company_id = e.company_id /* all companies */
  and (m.contract_ids is null or e.contract_id = any(m.contract_ids))
where not (e.type = 'receipt.posted' and e.data #>> '{unallocated,amount}' = '0.00')
  and e.type not in ('payment.announced', 'payment.announcement_withdrawn', 'overpayment.set_off')`.execute(
    tx,
  );
}

/** Lets the money of a payment have named an invoice. */
export async function nameInvoice(
  tx: Tx,
  companyId: string,
  paymentId: string,
  invoice: { id: string; purpose: string },
): Promise<void> {
  await sql`
with named as (
  update allocations set invoice_id = ${invoice.id}::uuid, rule = 'purpose_invoice'
  where company_id = ${companyId}::uuid and payment_id = ${paymentId}::uuid
  returning receipt_id
)
update receipts set purpose = ${invoice.purpose}
where company_id = ${companyId}::uuid and id in (select receipt_id from named)`.execute(tx);
}

/** Milliseconds that the sandbox's clock is ahead of the real time. */
export async function readClockOffset(db: Db): Promise<number> {
  const row = await db.selectFrom('sandbox_clock').select('offset_ms').executeTakeFirst();
  return Number(row?.offset_ms ?? 0n);
}

export async function writeClockOffset(db: Db, offsetMs: number): Promise<void> {
  const offset_ms = BigInt(offsetMs);
  await db
    .insertInto('sandbox_clock')
    .values({ offset_ms })
    .onConflict((conflict) => conflict.column('only').doUpdateSet({ offset_ms }))
    .execute();
}

/** The days after `from` up to `to` on which the daily work has something to tell. */
export async function eventfulDays(db: Db, from: CivilDate, to: CivilDate): Promise<CivilDate[]> {
  const { rows } = await sql<{ day: CivilDate }>`
select distinct told.day from payments p join contracts c on c.id = p.contract_id /* all companies */
cross join lateral (values (p.due_on - c.reminder_days), (p.due_on + 1)) as told (day)
where p.paid_kopecks < p.total_kopecks and told.day > ${from}::date and told.day <= ${to}::date
order by told.day`.execute(db);
  return rows.map(({ day }) => day);
}
