import { CompiledQuery, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { components } from '../http/schema.gen.ts';
import type { DueDateRule } from '../platform/calendar.ts';
import type { CivilDate } from '../platform/civil-date.ts';
import type { CompanyScope } from '../platform/company-scope.ts';
import { exactRevive } from '../platform/exact-json.ts';
import { announcementState } from './announcements-store.ts';
import type { VersionedLine } from './explanation.ts';
import { penaltyBillColumns } from './penalties-store.ts';
import { paymentColumns } from './store.ts';

type Schemas = components['schemas'];

export type PaymentFacts = Pick<
  Schemas['PaymentExplanation'],
  'payment' | 'allocations' | 'announcements' | 'penaltyBills' | 'penaltyOf'
> & { contractId: string; rule: DueDateRule; currentVersion: number; versions: unknown };

const bills = (which: string) => `
    select row_to_json(bill) from (
      select ${penaltyBillColumns}
      from penalty_bills b join payments p on p.id = b.payment_id left join payments f on f.id = b.for_payment_id
      where b.company_id = $2 and ${which}
      order by b.from_on) bill`;

// Inside, `p` is a bill's payment: the one that is asked about is named by its parameter.
const factsText = `
select p.contract_id as "contractId", c.due_date_rule as rule, c.schedule_version as "currentVersion",
  (select row_to_json(wire) from (select ${paymentColumns}) wire) as payment,
  coalesce((
    select json_agg(json_build_object('version', v.version, 'reason', v.reason, 'effectiveOn', v.effective_on,
      'nominalDueOn', line->>'nominalDueOn', 'totalKopecks', line->>'totalKopecks',
      'vatRatePercent', (line->>'vatRatePercent')::int) order by v.version desc)
    from schedule_versions v cross join lateral jsonb_array_elements(v.lines) line
    where v.company_id = p.company_id and v.contract_id = c.id and line->>'kind' = p.kind
      and (line->>'number')::int = p.number), '[]') as versions,
  coalesce((
    select json_agg(json_build_object('id', a.id, 'amount', money_wire(a.amount_kopecks), 'receiptId', r.id,
      'receiptNumber', r.number, 'documentDate', r.document_date, 'bookedOn', r.booked_on,
      'payerName', r.payer_name, 'rule', a.rule) order by r.booked_on, a.id)
    from allocations a join receipts r on r.id = a.receipt_id
    where a.payment_id = p.id and a.undone_at is null), '[]') as allocations,
  coalesce((
    select json_agg(json_build_object('id', an.id, 'state', ${announcementState},
      'amount', money_wire(an.amount_kopecks), 'paidOn', an.paid_on, 'orderNumber', an.order_number, 'note', an.note,
      'announcedAt', instant_wire(an.created_at), 'withdrawnAt', instant_wire(an.withdrawn_at))
      order by an.created_at desc, an.id desc)
    from payment_announcements an where an.company_id = p.company_id and an.payment_id = p.id), '[]') as announcements,
  array(${bills('b.for_payment_id = $4')}) as "penaltyBills",
  (${bills('b.payment_id = $4')}) as "penaltyOf"
from payments p join contracts c on c.id = p.contract_id
where p.company_id = $2 and ($3::uuid[] is null or p.contract_id = any($3::uuid[])) and p.id = $4`;

/** What the store knows of a payment; undefined when the company has none such. */
export async function findPaymentFacts(
  db: Kysely<Database>,
  scope: CompanyScope,
  today: CivilDate,
  paymentId: string,
): Promise<(Omit<PaymentFacts, 'versions'> & { versions: VersionedLine[] }) | undefined> {
  const parameters = [today, scope.companyId, scope.contractIds, paymentId];
  const { rows } = await db.executeQuery<PaymentFacts>(CompiledQuery.raw(factsText, parameters));
  const [facts] = rows;
  return facts && { ...facts, versions: exactRevive(facts.versions) };
}
