import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import type { Database, PaymentKind } from '../../db/schema.ts';
import type { CivilDate } from '../../platform/civil-date.ts';

export type ContractName = {
  contractId: string;
  number: string;
  company: { companyId: string; inn: string; name: string };
};

const contractsText = `
select c.id as "contractId", c.number,
  json_build_object('companyId', co.id, 'inn', co.inn, 'name', co.name) as company
from contracts c join companies co on co.id = c.company_id /* all companies */
where c.status <> 'draft'`;

/** Every contract of the lessor with its company, closed ones too: a purpose may name any. */
export async function listContractNames(db: Kysely<Database>): Promise<ContractName[]> {
  return (await db.executeQuery<ContractName>(CompiledQuery.raw(contractsText))).rows;
}

/** Every lessee by its INN. */
export async function listCompanyNames(
  db: Kysely<Database>,
): Promise<{ companyId: string; inn: string; name: string }[]> {
  const text = 'select id as "companyId", inn, name from companies /* all companies */';
  return (await db.executeQuery<{ companyId: string; inn: string; name: string }>(CompiledQuery.raw(text)))
    .rows;
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
  tx: Transaction<Database>,
  contractIds: readonly string[],
  hold: boolean,
): Promise<OpenPaymentRow[]> {
  return (await tx.executeQuery<OpenPaymentRow>(CompiledQuery.raw(hold ? lockText : readText, [contractIds])))
    .rows;
}

/**
 * Lets only one posting go on at a time: what it reads of receipts and debts stays so until it ends. Another one waits,
 * however long a large file takes.
 */
export async function holdPosting(tx: Transaction<Database>): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw('set local statement_timeout = 0'));
  await tx.executeQuery(CompiledQuery.raw(`select pg_advisory_xact_lock(hashtext('post receipts'))`));
}
