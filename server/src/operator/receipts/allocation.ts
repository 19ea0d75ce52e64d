import { contractNumberKey } from '../bank-statement-imports/contract-numbers.ts';
import { type Purpose, readPurpose } from '../bank-statement-imports/purpose.ts';
import type {
  AllocatableContract,
  AllocatableInvoice,
  Allocation,
  AllocationInput,
  AllocationPlan,
  AutomaticRule,
  WaitingReason,
} from './allocation-types.ts';
import { chooseInvoices } from './named-invoices.ts';
import { isTransitPayer, namesCompany } from './payer.ts';
import { fill, isOpen, queueOf } from './payment-queue.ts';

export type * from './allocation-types.ts';

/**
 * Decides what a receipt pays: the invoices that its purpose names, line by line; then the contract that it names, else
 * the only one of the payer's with anything open; in it the payments that the purpose names, then what was due when the money came, oldest first and
 * penalties last, then the single next payment. Never by the amount. A known payer who owes nothing has overpaid;
 * every other doubt waits with its reason.
 */
export function allocate(input: AllocationInput): AllocationPlan {
  const { receipt } = input;
  const purpose = readPurpose(receipt.purpose);
  const invoiced = chooseInvoices(input);
  if (invoiced !== null && 'waitingReason' in invoiced)
    return { ...invoiced, allocations: [], remainderKopecks: receipt.amountKopecks };
  if (invoiced !== null) return payInvoices(input, purpose, invoiced);
  const chosen = chooseContract(input, purpose);
  if (!('contract' in chosen)) return { ...chosen, allocations: [], remainderKopecks: receipt.amountKopecks };
  const { contract, rule } = chosen;
  const filled = fill(receipt.amountKopecks, queueOf(contract.payments, purpose, receipt.bookedOn, rule));
  return { ...filled, companyId: contract.company.companyId, waitingReason: null };
}

/** What the invoices leave goes on by the next rules of their company; where those doubt, it is an overpayment. */
function payInvoices(
  input: AllocationInput,
  purpose: Purpose,
  { companyId, invoices }: { companyId: string; invoices: readonly AllocatableInvoice[] },
): AllocationPlan {
  const contracts = input.contracts.filter(({ company }) => company.companyId === companyId);
  const left = new Map(
    contracts.flatMap(({ payments }) => payments.map((one) => [one.paymentId, one.outstandingKopecks])),
  );
  const allocations: Allocation[] = [];
  let remainderKopecks = input.receipt.amountKopecks;
  for (const { invoiceId, lines } of invoices) {
    for (const { paymentId, amountKopecks } of lines) {
      const amount = least(amountKopecks, left.get(paymentId) ?? 0n, remainderKopecks);
      if (amount <= 0n) continue;
      allocations.push({ paymentId, invoiceId, amountKopecks: amount, rule: 'purpose_invoice' });
      left.set(paymentId, (left.get(paymentId) ?? 0n) - amount);
      remainderKopecks -= amount;
    }
  }
  const decided = { companyId, waitingReason: null };
  const after = contracts.map((contract) => ({
    ...contract,
    payments: contract.payments.map((payment) => ({
      ...payment,
      outstandingKopecks: left.get(payment.paymentId) ?? 0n,
    })),
  }));
  const payer = { ...input.receipt.payer, account: '' };
  const next = chooseContract(
    { ...input, receipt: { ...input.receipt, payer }, payerCompanyIds: [companyId], contracts: after },
    purpose,
  );
  if (remainderKopecks === 0n || !('contract' in next)) return { ...decided, allocations, remainderKopecks };
  const queue = queueOf(next.contract.payments, purpose, input.receipt.bookedOn, next.rule);
  const filled = fill(remainderKopecks, queue);
  return { ...decided, ...filled, allocations: [...allocations, ...filled.allocations] };
}

const least = (...amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => (b < a ? b : a));

type Chosen =
  | { readonly contract: AllocatableContract; readonly rule: AutomaticRule }
  | { readonly companyId: string | null; readonly waitingReason: WaitingReason | null };

function chooseContract(input: AllocationInput, purpose: Purpose): Chosen {
  const { payer } = input.receipt;
  const transit = isTransitPayer(payer);
  const payerCompanyIds = transit ? [] : [...new Set(input.payerCompanyIds)];
  const companyId = payerCompanyIds.length === 1 ? (payerCompanyIds[0] ?? null) : null;
  const wait = (waitingReason: WaitingReason): Chosen => ({ waitingReason, companyId });
  const byId = new Map(input.contracts.map((contract) => [contract.contractId, contract]));
  const isOwn = ({ company }: AllocatableContract) => payerCompanyIds.includes(company.companyId);

  const own: AllocatableContract[] = [];
  const others: { contract: AllocatableContract; distinctive: boolean }[] = [];
  for (const { contract: found, called, distinctive } of input.named) {
    const contract = byId.get(found.contractId);
    if (contract && isOwn(contract)) own.push(contract);
    // A number that happens to be another's contract is nothing until the purpose calls it a contract.
    else if (contract && called) others.push({ contract, distinctive });
  }
  const [mine] = own;
  const [other] = others;
  if (mine && own.length === 1 && others.every(({ contract }) => isWrittenAlike(contract, mine)))
    return { contract: mine, rule: 'purpose_contract' };
  if (own.length + others.length > 1) return wait('contract_ambiguous');
  if (other) {
    const meant =
      namesCompany(input.receipt.purpose, other.contract.company) ||
      (payerCompanyIds.length === 0 && other.distinctive);
    if (meant) return { contract: other.contract, rule: 'purpose_contract' };
    return wait(transit ? 'transit_payer' : 'contract_of_another_payer');
  }

  if (transit) return wait('transit_payer');
  if (payerCompanyIds.length === 0) return wait('payer_unknown');
  const contracts = input.contracts.filter(isOwn);
  const said = purpose.contract;
  if (said !== null && !contracts.some(({ number }) => abbreviates(said, number)))
    return wait('contract_unknown');
  const open = contracts.filter(({ payments }) => payments.some(isOpen));
  if (open.length > 1) return wait('several_contracts');
  if (open[0]) return { contract: open[0], rule: 'only_contract' };
  return companyId === null ? wait('contract_ambiguous') : { companyId, waitingReason: null };
}

const isWrittenAlike = (a: AllocatableContract, b: AllocatableContract) =>
  contractNumberKey(a.number) === contractNumberKey(b.number);

/** «15/24» of ДЛ-15/24: the number begins or ends with it. */
function abbreviates(said: string, number: string): boolean {
  const [part, whole] = [contractNumberKey(said), contractNumberKey(number)];
  if (part.replace(/[^\p{L}\d]/gu, '').length < 3) return false;
  const rest = whole.startsWith(part)
    ? whole.slice(part.length)
    : whole.endsWith(part)
      ? whole.slice(0, -part.length)
      : null;
  return rest !== null && (rest === '' || /^[^\p{L}\d]|[^\p{L}\d]$/u.test(rest));
}
