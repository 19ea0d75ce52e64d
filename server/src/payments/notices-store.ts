import { CompiledQuery, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { CivilDate } from '../platform/civil-date.ts';

/** The data of a `payment.*` event; `p` is the payment, `c` its contract. */
export const paymentData = `json_build_object('contractId', c.id, 'contractNumber', c.number, 'kind', p.kind,
  'number', p.number, 'count', p.count, 'dueOn', p.due_on, 'total', money_wire(p.total_kopecks),
  'outstanding', money_wire(p.total_kopecks - p.paid_kopecks))`;

const noticeText = (kind: 'due_soon' | 'overdue', when: string) => `
with noticed as (
  insert into payment_notices (payment_id, kind, due_on)
  select p.id, '${kind}', p.due_on
  from payments p join contracts c on c.id = p.contract_id /* all companies */
  where p.paid_kopecks < p.total_kopecks and c.status = 'active' and ${when}
    and not exists (
      select from payment_notices told where told.payment_id = p.id and told.kind = '${kind}' and told.due_on = p.due_on)
  on conflict do nothing
  returning payment_id
), told as (
  insert into events (id, type, company_id, contract_id, object_type, object_id, data, occurred_at)
  select uuid_v7(), 'payment.${kind}', p.company_id, p.contract_id, 'payment', p.id, ${paymentData}, $2
  from noticed join payments p on p.id = noticed.payment_id join contracts c on c.id = p.contract_id
  order by p.due_on, p.id
  returning 1
)
select count(*)::int as told from told`;

const overdueText = noticeText('overdue', 'p.due_on < $1::date');
const dueSoonText = noticeText('due_soon', 'p.due_on between $1::date and $1::date + c.reminder_days');

async function announce(db: Kysely<Database>, text: string, today: CivilDate, now: Date): Promise<number> {
  const { rows } = await db.executeQuery<{ told: number }>(CompiledQuery.raw(text, [today, now]));
  return rows[0]?.told ?? 0;
}

/** Tells, once for each payment and due date, of what is not covered after its effective due date. */
export const announceOverdue = (db: Kysely<Database>, today: CivilDate, now: Date) =>
  announce(db, overdueText, today, now);

/** Tells, once for each payment and due date, of what came within its contract's reminder window. */
export const announceDueSoon = (db: Kysely<Database>, today: CivilDate, now: Date) =>
  announce(db, dueSoonText, today, now);
