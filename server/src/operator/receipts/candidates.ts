import { readPurpose } from '../bank-statement-imports/purpose.ts';
import type { AllocatableContract, AllocatableInvoice, OpenPayment } from './allocation-types.ts';
import { namesCompany } from './payer.ts';
import { fill, oldestFirst, queueOf } from './payment-queue.ts';

export type CandidateReason =
  | 'invoice_named'
  | 'payment_named'
  | 'contract_named'
  | 'payer'
  | 'company_named'
  | 'found';

export interface CandidateContract extends AllocatableContract {
  readonly assetName: string;
}

export interface CandidatePayment {
  readonly payment: OpenPayment;
  readonly contractNumber: string;
  readonly suggestedKopecks: bigint;
}

export interface Candidate {
  readonly reason: CandidateReason;
  readonly strong: boolean;
  readonly company: AllocatableContract['company'];
  readonly contract: CandidateContract | null;
  readonly invoice: AllocatableInvoice | null;
  readonly payments: readonly CandidatePayment[];
  readonly suggestedKopecks: bigint;
}

/** `takesAll`: nothing of the receipt is left over. */
type Draft = Omit<Candidate, 'strong'> & { readonly takesAll: boolean };

export interface CandidateInput {
  readonly receipt: {
    readonly unallocatedKopecks: bigint;
    readonly bookedOn: AllocatableInvoice['issuedOn'];
    readonly purpose: string;
  };
  /** Clients that the payer is, without those who pay through a bank. */
  readonly payerCompanyIds: readonly string[];
  readonly contracts: readonly CandidateContract[];
  readonly invoices: readonly AllocatableInvoice[];
  /** Those whose payments the invoices ask for. */
  readonly invoiceContracts: readonly CandidateContract[];
  /** By id: what the purpose names, and what was looked for. */
  readonly namedContracts: ReadonlySet<string>;
  readonly namedInvoices: ReadonlySet<string>;
  readonly searched: boolean;
}

const ORDER: readonly CandidateReason[] = [
  'invoice_named',
  'payment_named',
  'contract_named',
  'payer',
  'company_named',
  'found',
];
const PAYMENTS_SHOWN = 24;
const CANDIDATES_SHOWN = 30;

/** What a receipt may pay, the likeliest first: a help for an operator, never a decision. */
export function candidatesOf(input: CandidateInput): Candidate[] {
  const found = [
    ...input.contracts.flatMap((contract) => ofContract(contract, input) ?? []),
    ...input.invoices.flatMap((invoice) => ofInvoice(invoice, input) ?? []),
  ].sort((a, b) => ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason) || byAge(a, b));
  const strong = input.searched ? undefined : strongest(found);
  return found.slice(0, CANDIDATES_SHOWN).map((one) => {
    const { takesAll: _, ...candidate } = one;
    return { ...candidate, strong: one === strong };
  });
}

/** The only one that is named; where nothing is, the only one that takes the money to the kopeck. */
function strongest(found: readonly Draft[]): Draft | undefined {
  const named = found.filter(({ reason }) => ORDER.indexOf(reason) < ORDER.indexOf('payer'));
  const [first] = named;
  if (first?.reason === 'invoice_named' && named[1]?.reason !== 'invoice_named') return first;
  if (named.length > 0) return named.length === 1 ? first : undefined;
  const fitting = found.filter(fitsExactly);
  return fitting.length === 1 ? fitting[0] : undefined;
}

const fitsExactly = ({ payments, reason, takesAll }: Draft) =>
  reason === 'payer' &&
  takesAll &&
  payments.every(
    ({ payment, suggestedKopecks }) =>
      suggestedKopecks === 0n || suggestedKopecks === payment.outstandingKopecks,
  );

function ofContract(contract: CandidateContract, input: CandidateInput): Draft | null {
  const { receipt, namedContracts, payerCompanyIds, searched } = input;
  const purpose = readPurpose(receipt.purpose);
  const named = namedContracts.has(contract.contractId);
  const queue = queueOf(contract.payments, purpose, receipt.bookedOn, 'purpose_contract');
  if (queue.length === 0) return null;
  const { allocations, remainderKopecks } = fill(receipt.unallocatedKopecks, queue);
  const first = queue.map(({ payment }) => payment);
  const later = contract.payments.filter((one) => one.outstandingKopecks > 0n && !first.includes(one));
  const ordered = [...first, ...later.sort(oldestFirst)].slice(0, PAYMENTS_SHOWN);
  const suggested = new Map(allocations.map((one) => [one.paymentId, one.amountKopecks]));
  const payments = ordered.map((payment) => ({
    payment,
    contractNumber: contract.number,
    suggestedKopecks: suggested.get(payment.paymentId) ?? 0n,
  }));
  const reason = () => {
    if (named) return queue[0]?.rule === 'purpose_payment' ? 'payment_named' : 'contract_named';
    if (searched) return 'found';
    if (payerCompanyIds.includes(contract.company.companyId)) return 'payer';
    return namesCompany(receipt.purpose, contract.company) ? 'company_named' : 'payer';
  };
  return {
    ...{ reason: reason(), company: contract.company, contract, invoice: null, payments },
    takesAll: remainderKopecks === 0n,
    suggestedKopecks: receipt.unallocatedKopecks - remainderKopecks,
  };
}

function ofInvoice(invoice: AllocatableInvoice, input: CandidateInput): Draft | null {
  const { invoiceContracts, namedInvoices, receipt, searched } = input;
  let left = receipt.unallocatedKopecks;
  const owners = new Set<CandidateContract>();
  const payments = invoice.lines.flatMap(({ paymentId, amountKopecks }): CandidatePayment[] => {
    const owner = invoiceContracts.find((contract) =>
      contract.payments.some((one) => one.paymentId === paymentId),
    );
    const payment = owner?.payments.find((one) => one.paymentId === paymentId);
    if (!owner || !payment || amountKopecks <= 0n || payment.outstandingKopecks <= 0n) return [];
    owners.add(owner);
    const most = amountKopecks < payment.outstandingKopecks ? amountKopecks : payment.outstandingKopecks;
    const suggestedKopecks = most < left ? most : left;
    left -= suggestedKopecks;
    return [{ payment, contractNumber: owner.number, suggestedKopecks }];
  });
  if (payments.length === 0) return null;
  const [contract = null] = owners.size === 1 ? owners : [];
  return {
    reason: namedInvoices.has(invoice.invoiceId) ? 'invoice_named' : searched ? 'found' : 'payer',
    ...{ takesAll: left === 0n, company: invoice.company, contract, invoice },
    payments: payments.slice(0, PAYMENTS_SHOWN),
    suggestedKopecks: receipt.unallocatedKopecks - left,
  };
}

const byAge = (a: Draft, b: Draft) => {
  const [first, second] = [a.payments[0]?.payment, b.payments[0]?.payment];
  return first === undefined || second === undefined ? 0 : oldestFirst(first, second);
};
