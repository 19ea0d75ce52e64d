import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { DomainError } from '../../platform/errors.ts';
import {
  contractNumberKey,
  findContracts,
  indexContracts,
} from '../bank-statement-imports/contract-numbers.ts';
import { saidInvoices } from '../bank-statement-imports/purpose.ts';
import { type Candidate, type CandidateContract, candidatesOf } from './candidates.ts';
import {
  type CompanyName,
  type ContractName,
  listNamedInvoices,
  listNames,
  listOpenInvoices,
  listOpenPayments,
} from './debts-store.ts';
import { findOpenReceipt, type OpenReceipt } from './held-store.ts';
import { invoiceKey } from './named-invoices.ts';
import { isTransitPayer, namesIn, plainName } from './payer.ts';

type Names = { contracts: readonly ContractName[]; companies: readonly CompanyName[] };

export type Candidates = {
  items: Candidate[];
  companies: (CompanyName & { isPayer: boolean })[];
  unallocatedKopecks: bigint;
  isPayer: (companyId: string) => boolean;
};

const CONTRACTS_READ = 100;
const COMPANIES_SHOWN = 20;

/**
 * What a receipt may pay: of whom the purpose or the payer tells, or of what was looked for.
 * @throws receipt_not_found.
 */
export async function listReceiptCandidates(
  db: Kysely<Database>,
  receiptId: string,
  query: string | undefined,
): Promise<Candidates> {
  const receipt = await findOpenReceipt(db, receiptId);
  if (receipt === undefined) throw new DomainError('receipt_not_found');
  const names = await listNames(db);
  const payerCompanyIds = isTransitPayer(receipt.payer)
    ? []
    : receipt.payerCompanies.map(({ companyId }) => companyId);
  const { contracts, companies } = names;
  const likely = query === undefined ? likelyOf(receipt, payerCompanyIds, names) : foundBy(query, names);
  const invoices = await invoicesOf(db, receipt, likely.companyIds, query === undefined);
  const wanted = new Set([
    ...invoices.all.flatMap(({ lines }) => lines.map(({ contractId }) => contractId)),
    ...likely.contractIds,
  ]);
  const read = await readContracts(db, contracts, [...wanted].slice(0, CONTRACTS_READ));
  const items = candidatesOf({
    receipt: {
      unallocatedKopecks: receipt.amountKopecks - receipt.allocatedKopecks,
      bookedOn: receipt.bookedOn,
      purpose: receipt.purpose,
    },
    payerCompanyIds,
    contracts: read.filter(({ contractId }) => likely.contractIds.has(contractId)),
    invoiceContracts: read,
    invoices: invoices.all,
    namedContracts: likely.named,
    namedInvoices: invoices.named,
    searched: query !== undefined,
  });
  const whose =
    payerCompanyIds.length > 0 || receipt.waits || receipt.company === null
      ? payerCompanyIds
      : [receipt.company.companyId];
  const isPayer = (companyId: string) => whose.length === 0 || whose.includes(companyId);
  const shown = new Set([...likely.companyIds, ...items.map(({ company }) => company.companyId)]);
  return {
    items,
    companies: companies
      .filter(({ companyId }) => shown.has(companyId))
      .slice(0, COMPANIES_SHOWN)
      .map((company) => ({ ...company, isPayer: isPayer(company.companyId) })),
    unallocatedKopecks: receipt.amountKopecks - receipt.allocatedKopecks,
    isPayer,
  };
}

type Likely = { contractIds: Set<string>; companyIds: Set<string>; named: Set<string> };

/** Contracts and companies that the purpose names, and those of the payer. */
function likelyOf(receipt: OpenReceipt, payerCompanyIds: readonly string[], names: Names): Likely {
  const { company, purpose } = receipt;
  const found = findContracts(purpose, indexContracts(names.contracts));
  const named = new Set(found.map(({ contract }) => contract.contractId));
  const companyIds = new Set([
    ...payerCompanyIds,
    ...(company === null ? [] : [company.companyId]),
    ...names.companies.filter(namesIn(purpose)).map(({ companyId }) => companyId),
  ]);
  const contractIds = new Set(named);
  for (const contract of names.contracts)
    if (companyIds.has(contract.company.companyId)) contractIds.add(contract.contractId);
  for (const { contract } of found) companyIds.add(contract.company.companyId);
  return { contractIds, companyIds, named };
}

/** By a part of a contract's number, or of the name or the INN of a company. */
function foundBy(query: string, names: Names): Likely {
  const [key, name, digits] = [contractNumberKey(query), plainName(query), query.replace(/\s/g, '')];
  const companyIds = new Set(
    names.companies
      .filter(
        (company) =>
          (name !== '' && plainName(company.name).includes(name)) ||
          (/^\d{4,}$/.test(digits) && company.inn.startsWith(digits)),
      )
      .slice(0, COMPANIES_SHOWN)
      .map(({ companyId }) => companyId),
  );
  const contracts = names.contracts.filter(
    ({ company, number }) =>
      companyIds.has(company.companyId) || (key !== '' && contractNumberKey(number).includes(key)),
  );
  return {
    contractIds: new Set(contracts.map(({ contractId }) => contractId)),
    companyIds,
    named: new Set(),
  };
}

async function invoicesOf(
  db: Kysely<Database>,
  { purpose }: OpenReceipt,
  companyIds: ReadonlySet<string>,
  byPurpose: boolean,
) {
  const keys = byPurpose ? saidInvoices(purpose).map(({ number }) => invoiceKey(number)) : [];
  const by = {
    numbers: keys.flatMap((key) => (key !== null && 'whole' in key ? [key.whole] : [])),
    sequences: keys.flatMap((key) => (key !== null && 'sequence' in key ? [key.sequence] : [])),
    companyIds: [...companyIds],
  };
  const named = await listNamedInvoices(db, by, false);
  const open = await listOpenInvoices(db, by.companyIds);
  const all = new Map([...named, ...open].map((invoice) => [invoice.invoiceId, invoice]));
  return { all: [...all.values()], named: new Set(named.map(({ invoiceId }) => invoiceId)) };
}

async function readContracts(
  db: Kysely<Database>,
  names: readonly ContractName[],
  ids: readonly string[],
): Promise<CandidateContract[]> {
  const rows = await listOpenPayments(db, ids, false);
  const byId = new Map(names.map((contract) => [contract.contractId, contract]));
  return ids.flatMap((id) => {
    const contract = byId.get(id);
    if (contract === undefined) return [];
    const payments = rows
      .filter((row) => row.contract_id === id)
      .map((row) => ({
        paymentId: row.payment_id,
        kind: row.kind,
        number: row.number,
        dueOn: row.due_on,
        outstandingKopecks: row.outstanding,
      }));
    return [{ ...contract, payments }];
  });
}
