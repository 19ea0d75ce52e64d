import { CompiledQuery, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { CivilDate } from '../platform/civil-date.ts';
import type { CompanyScope } from '../platform/company-scope.ts';

/**
 * What came in for the announcement `an` of the payment `p`: money posted after it was made, since it was at most what
 * was outstanding then; booked before the day it names by the few days that clients and banks differ by.
 */
export const announcementReceived = `(
      select coalesce(sum(a.amount_kopecks), 0) from allocations a join receipts r on r.id = a.receipt_id
      where a.payment_id = p.id and a.undone_at is null and a.created_at >= an.created_at
        and r.booked_on >= an.paid_on - 3)`;

/** The state of the announcement `an` of the payment `p`. */
export const announcementState = `case when p.paid_kopecks >= p.total_kopecks
      or ${announcementReceived} >= an.amount_kopecks then 'received' else 'awaiting' end`;

/** The latest announcement of the payment `p`, for its wire form. */
export const latestAnnouncement = `(
    select json_build_object('id', an.id, 'state', ${announcementState}, 'amount', money_wire(an.amount_kopecks),
      'paidOn', an.paid_on)
    from payment_announcements an
    where an.company_id = p.company_id and an.payment_id = p.id and an.withdrawn_at is null
    order by an.created_at desc, an.id desc limit 1)`;

/** An announcement `an` of the payment `p` in its wire form. */
export const announcementColumns = `
  an.id, an.payment_id as "paymentId", ${announcementState} as state, money_wire(an.amount_kopecks) as amount,
  an.paid_on as "paidOn", an.order_number as "orderNumber", an.note, instant_wire(an.created_at) as "announcedAt"`;

/** A payment that somebody announces, held until the end of the transaction. */
export type HeldPayment = {
  id: string;
  contractId: string;
  contractNumber: string;
  kind: string;
  number: number;
  count: number;
  dueOn: CivilDate;
  totalKopecks: bigint;
  outstandingKopecks: bigint;
};

const holdText = `
select p.id, p.contract_id as "contractId", c.number as "contractNumber", p.kind, p.number, p.count, p.due_on as "dueOn",
  p.total_kopecks as "totalKopecks", p.total_kopecks - p.paid_kopecks as "outstandingKopecks"
from payments p join contracts c on c.id = p.contract_id
where p.company_id = $1 and ($2::uuid[] is null or p.contract_id = any($2::uuid[])) and p.id = $3
for update of p`;

/** One announcement of a payment at a time; undefined when the company has no such payment. */
export async function holdPayment(
  tx: Transaction<Database>,
  scope: CompanyScope,
  paymentId: string,
): Promise<HeldPayment | undefined> {
  const parameters = [scope.companyId, scope.contractIds, paymentId];
  return (await tx.executeQuery<HeldPayment>(CompiledQuery.raw(holdText, parameters))).rows[0];
}

const awaitingText = `
select an.amount_kopecks as "amountKopecks"
from payment_announcements an join payments p on p.id = an.payment_id and p.company_id = an.company_id
where an.company_id = $1 and an.payment_id = $2 and an.withdrawn_at is null and ${announcementState} = 'awaiting'
limit 1`;

/** The amount of a payment's announcement whose money has not come in; null when there is none. */
export async function findAwaiting(
  tx: Transaction<Database>,
  companyId: string,
  paymentId: string,
): Promise<bigint | null> {
  const { rows } = await tx.executeQuery<{ amountKopecks: bigint }>(
    CompiledQuery.raw(awaitingText, [companyId, paymentId]),
  );
  return rows[0]?.amountKopecks ?? null;
}

export type NewAnnouncement = {
  id: string;
  companyId: string;
  paymentId: string;
  amountKopecks: bigint;
  paidOn: CivilDate;
  orderNumber: string | null;
  note: string | null;
  createdBy: string;
};

const getText = `
select row_to_json(announcement)::text as announcement, announcement.state from (
  select ${announcementColumns}
  from payment_announcements an join payments p on p.id = an.payment_id and p.company_id = an.company_id
  where an.company_id = $1 and an.payment_id = $2 and an.id = $3
) announcement`;

/** Keeps an announcement. @returns it as JSON text. */
export async function addAnnouncement(
  tx: Transaction<Database>,
  at: Date,
  made: NewAnnouncement,
): Promise<string> {
  const { id, companyId, paymentId } = made;
  await tx
    .insertInto('payment_announcements')
    .values({
      id,
      company_id: companyId,
      payment_id: paymentId,
      amount_kopecks: made.amountKopecks,
      paid_on: made.paidOn,
      order_number: made.orderNumber,
      note: made.note,
      created_by: made.createdBy,
      created_at: at,
      withdrawn_at: null,
    })
    .execute();
  const { rows } = await tx.executeQuery<{ announcement: string }>(
    CompiledQuery.raw(getText, [companyId, paymentId, id]),
  );
  return rows[0]?.announcement ?? '';
}

const withdrawableText = `
select ${announcementState} as state, an.amount_kopecks as "amountKopecks", an.paid_on as "paidOn",
  an.withdrawn_at is not null as withdrawn
from payment_announcements an join payments p on p.id = an.payment_id and p.company_id = an.company_id
where an.company_id = $1 and an.payment_id = $2 and an.id = $3`;

export type Withdrawable = {
  state: 'awaiting' | 'received';
  amountKopecks: bigint;
  paidOn: CivilDate;
  withdrawn: boolean;
};

export async function findAnnouncement(
  tx: Transaction<Database>,
  companyId: string,
  paymentId: string,
  id: string,
): Promise<Withdrawable | undefined> {
  const { rows } = await tx.executeQuery<Withdrawable>(
    CompiledQuery.raw(withdrawableText, [companyId, paymentId, id]),
  );
  return rows[0];
}

export async function withdrawAnnouncement(
  tx: Transaction<Database>,
  companyId: string,
  id: string,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('payment_announcements')
    .set({ withdrawn_at: at })
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .execute();
}
