import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import type { Database, PaymentKind } from '../../db/schema.ts';
import type { CivilDate } from '../../platform/civil-date.ts';

export type CompanyName = { companyId: string; inn: string; name: string };
export type ContractName = { contractId: string; number: string; assetName: string; company: CompanyName };

const companiesText = 'select id as "companyId", inn, name from companies /* all companies */';
const contractsText = `
select id as "contractId", number, asset_name as "assetName", company_id as "companyId"
from contracts where status <> 'draft' /* all companies */`;

/** Every lessee, and every contract of the lessor, closed ones too: a purpose may name any. */
export async function listNames(
  db: Kysely<Database>,
): Promise<{ companies: CompanyName[]; contracts: ContractName[] }> {
  type Row = Omit<ContractName, 'company'> & { companyId: string };
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(contractsText));
  // Read last, so that the company of every contract is among them.
  const { rows: companies } = await db.executeQuery<CompanyName>(CompiledQuery.raw(companiesText));
  const byId = new Map(companies.map((company) => [company.companyId, company]));
  const contracts = rows.flatMap(({ companyId, contractId, number, assetName }) => {
    const company = byId.get(companyId);
    return company === undefined ? [] : [{ contractId, number, assetName, company }];
  });
  return { companies, contracts };
}

export type OpenPaymentRow = {
  contract_id: string;
  payment_id: string;
  kind: PaymentKind;
  number: number;
  due_on: CivilDate;
  outstanding: bigint;
};

const openText = (lock: string) => `
select p.contract_id, p.id as payment_id, p.kind, p.number, p.due_on,
  p.total_kopecks - p.paid_kopecks as outstanding
from payments p
where p.contract_id = any($1::uuid[]) and p.paid_kopecks < p.total_kopecks /* all companies */
order by p.id ${lock}`;
const [readText, lockText] = [openText(''), openText('for update')];

/** The unpaid payments of contracts; held until the end of the transaction where it is to post. */
export async function listOpenPayments(
  tx: Kysely<Database>,
  contractIds: readonly string[],
  hold: boolean,
): Promise<OpenPaymentRow[]> {
  return (await tx.executeQuery<OpenPaymentRow>(CompiledQuery.raw(hold ? lockText : readText, [contractIds])))
    .rows;
}

const invoicesText = (which: string, lock: string) => `
select i.id as "invoiceId", i.number, i.sequence, i.issued_on as "issuedOn",
  json_build_object('companyId', co.id, 'inn', co.inn, 'name', co.name) as company,
  (select json_agg(json_build_object('paymentId', l.payment_id, 'contractId', l.contract_id,
      'amountKopecks', (l.total_kopecks - coalesce((
        select sum(a.amount_kopecks) from allocations a
        where a.invoice_id = i.id and a.payment_id = l.payment_id and a.undone_at is null), 0))::text)
    order by l.position)
  from invoice_lines l where l.invoice_id = i.id) as lines
from invoices i join companies co on co.id = i.company_id
where i.cancelled_at is null and ${which} /* all companies */
order by i.id ${lock}`;
const named =
  '(i.number = any($1::text[]) or (i.company_id = any($2::uuid[]) and i.sequence = any($3::int[])))';
const [readInvoicesText, holdInvoicesText] = [invoicesText(named, ''), invoicesText(named, 'for share of i')];
const openInvoicesText = invoicesText(
  `i.company_id = any($1::uuid[]) and exists (
    select from invoice_lines l join payments p on p.id = l.payment_id
    where l.invoice_id = i.id and p.paid_kopecks < p.total_kopecks)`,
  'limit 50',
);

/** An invoice with what of its lines no money that named it has covered. */
export type NamedInvoice = {
  invoiceId: string;
  number: string;
  sequence: number;
  issuedOn: CivilDate;
  company: { companyId: string; inn: string; name: string };
  lines: { paymentId: string; contractId: string; amountKopecks: bigint }[];
};

type InvoiceRow = Omit<NamedInvoice, 'lines'> & {
  lines: { paymentId: string; contractId: string; amountKopecks: string }[];
};

async function readInvoices(
  db: Kysely<Database>,
  text: string,
  parameters: unknown[],
): Promise<NamedInvoice[]> {
  const { rows } = await db.executeQuery<InvoiceRow>(CompiledQuery.raw(text, parameters));
  return rows.map((row) => ({
    ...row,
    lines: row.lines.map((line) => ({ ...line, amountKopecks: BigInt(line.amountKopecks) })),
  }));
}

/** Invoices by their whole numbers, and those of companies by the number within a year; cancelled ones are none. */
export const listNamedInvoices = (
  db: Kysely<Database>,
  by: { numbers: readonly string[]; companyIds: readonly string[]; sequences: readonly number[] },
  hold: boolean,
): Promise<NamedInvoice[]> =>
  readInvoices(db, hold ? holdInvoicesText : readInvoicesText, [by.numbers, by.companyIds, by.sequences]);

const heldInvoiceText = invoicesText('i.id = $1', 'for share of i');

/** An invoice that is not cancelled, so held until the end of the transaction. */
export const holdInvoice = async (
  tx: Transaction<Database>,
  invoiceId: string,
): Promise<NamedInvoice | undefined> => (await readInvoices(tx, heldInvoiceText, [invoiceId]))[0];

/** The oldest invoices of companies that ask for something still unpaid. */
export const listOpenInvoices = (
  db: Kysely<Database>,
  companyIds: readonly string[],
): Promise<NamedInvoice[]> => readInvoices(db, openInvoicesText, [companyIds]);

/**
 * Lets only one posting go on at a time: what it reads of receipts and debts stays so until it ends. Another one waits,
 * however long a large file takes.
 */
export async function holdPosting(tx: Transaction<Database>): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw('set local statement_timeout = 0'));
  await tx.executeQuery(CompiledQuery.raw(`select pg_advisory_xact_lock(hashtext('post receipts'))`));
}
