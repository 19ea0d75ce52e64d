import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import type { Payer } from './payer.ts';

export type NamedCompany = { companyId: string; name: string };

/** A receipt as an operator decides about it. */
export type OpenReceipt = {
  id: string;
  amountKopecks: bigint;
  allocatedKopecks: bigint;
  bookedOn: CivilDate;
  purpose: string;
  payer: Payer;
  /** Whose money it is, as far as it is known. */
  company: NamedCompany | null;
  waits: boolean;
  /** Clients with the payer's INN. */
  payerCompanies: NamedCompany[];
};

const receiptText = (lock: string) => `
select r.id, r.amount_kopecks as "amountKopecks", r.allocated_kopecks as "allocatedKopecks", r.booked_on as "bookedOn",
  r.purpose, r.waiting_reason is not null as waits,
  json_build_object('name', r.payer_name, 'inn', r.payer_inn, 'account', r.payer_account, 'bank', '') as payer,
  (select json_build_object('companyId', co.id, 'name', co.name) from companies co where co.id = r.company_id) as company,
  coalesce((
    select json_agg(json_build_object('companyId', co.id, 'name', co.name) order by co.id)
    from companies co where co.inn = r.payer_inn), '[]') as "payerCompanies"
from receipts r where r.id = $1 /* all companies */ ${lock}`;
const [readText, holdText] = [receiptText(''), receiptText('for update of r')];

export async function findOpenReceipt(db: Kysely<Database>, id: string): Promise<OpenReceipt | undefined> {
  return (await db.executeQuery<OpenReceipt>(CompiledQuery.raw(readText, [id]))).rows[0];
}

/** The receipt, held until the end of the transaction. */
export async function holdReceipt(tx: Transaction<Database>, id: string): Promise<OpenReceipt | undefined> {
  return (await tx.executeQuery<OpenReceipt>(CompiledQuery.raw(holdText, [id]))).rows[0];
}

export type PayablePayment = { paymentId: string; company: NamedCompany; outstandingKopecks: bigint };

const paymentsText = `
select p.id as "paymentId", json_build_object('companyId', co.id, 'name', co.name) as company,
  p.total_kopecks - p.paid_kopecks as "outstandingKopecks"
from payments p join companies co on co.id = p.company_id
where p.id = any($1::uuid[]) /* all companies */
order by p.id
for update of p`;

/** Payments by their ids, held until the end of the transaction. */
export async function holdPayments(
  tx: Transaction<Database>,
  ids: readonly string[],
): Promise<PayablePayment[]> {
  return (await tx.executeQuery<PayablePayment>(CompiledQuery.raw(paymentsText, [ids]))).rows;
}

export async function findCompanyName(db: Kysely<Database>, id: string): Promise<NamedCompany | undefined> {
  const text = 'select id as "companyId", name from companies where id = $1 /* all companies */';
  return (await db.executeQuery<NamedCompany>(CompiledQuery.raw(text, [id]))).rows[0];
}
