import { type CivilDate, compareDates } from '../../platform/civil-date.ts';
import { contractNumberKey, type FoundContract } from '../bank-statement-imports/contract-numbers.ts';
import { type NamedKind, type Purpose, readPurpose } from '../bank-statement-imports/purpose.ts';
import { isTransitPayer, type Payer, plainName } from './payer.ts';

/** Why an operator has to decide. */
export type WaitingReason =
  | 'payer_unknown'
  | 'transit_payer'
  | 'several_contracts'
  | 'contract_ambiguous'
  | 'contract_unknown'
  | 'contract_of_another_payer';

export type AutomaticRule = 'purpose_payment' | 'purpose_contract' | 'only_contract';

export interface OpenPayment {
  readonly paymentId: string;
  readonly kind: NamedKind;
  /** Within the contract and kind. */
  readonly number: number;
  /** The effective due date. */
  readonly dueOn: CivilDate;
  readonly outstandingKopecks: bigint;
}

export interface AllocatableContract {
  readonly contractId: string;
  readonly number: string;
  readonly company: { readonly companyId: string; readonly inn: string; readonly name: string };
  /** Those with something outstanding, in any order. */
  readonly payments: readonly OpenPayment[];
}

export interface AllocationInput {
  readonly receipt: {
    /** What is still to be allocated. */
    readonly amountKopecks: bigint;
    readonly bookedOn: CivilDate;
    readonly purpose: string;
    readonly payer: Payer;
  };
  /** Every company with the payer's INN. */
  readonly payerCompanyIds: readonly string[];
  /** Every contract of those companies, closed ones too, and every one in `named`. */
  readonly contracts: readonly AllocatableContract[];
  /** What `findContracts` found in the purpose among all contracts of the lessor. */
  readonly named: readonly FoundContract<{ readonly contractId: string }>[];
}

export interface Allocation {
  readonly paymentId: string;
  readonly amountKopecks: bigint;
  readonly rule: AutomaticRule;
}

export interface AllocationPlan {
  readonly allocations: readonly Allocation[];
  /** Whose money it is, as far as it is known; also while it waits. */
  readonly companyId: string | null;
  /** Null when nobody has to decide: what is left then is the company's overpayment. */
  readonly waitingReason: WaitingReason | null;
  readonly remainderKopecks: bigint;
}

/**
 * Decides what a receipt pays: the contract that its purpose names, else the only one of the payer's with anything
 * open; in it the payments that the purpose names, then what was due when the money came, oldest first and
 * penalties last, then the single next payment. Never by the amount. A known payer who owes nothing has overpaid;
 * every other doubt waits with its reason.
 */
export function allocate(input: AllocationInput): AllocationPlan {
  const { receipt } = input;
  const purpose = readPurpose(receipt.purpose);
  const chosen = chooseContract(input, purpose);
  if (!('contract' in chosen)) return { ...chosen, allocations: [], remainderKopecks: receipt.amountKopecks };
  const { contract, rule } = chosen;
  const filled = fill(receipt.amountKopecks, queueOf(contract.payments, purpose, receipt.bookedOn, rule));
  return { ...filled, companyId: contract.company.companyId, waitingReason: null };
}

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
      namesCompany(input.receipt.purpose, other.contract) ||
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

/** A third party says for whom it pays, by name or INN. */
function namesCompany(purpose: string, { company }: AllocatableContract): boolean {
  const name = plainName(company.name);
  const words = ` ${plainName(purpose)} `;
  return words.includes(` ${company.inn} `) || (name.length >= 4 && words.includes(` ${name} `));
}

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

const isOpen = ({ outstandingKopecks }: OpenPayment) => outstandingKopecks > 0n;

type Turn = { readonly payment: OpenPayment; readonly rule: AutomaticRule };

/** The order in which the payments of one contract are paid; what is not in it is not prepaid. */
function queueOf(
  payments: readonly OpenPayment[],
  purpose: Purpose,
  bookedOn: CivilDate,
  rule: AutomaticRule,
): Turn[] {
  const sorted = payments.filter(isOpen).sort(oldestFirst);
  const isDue = ({ dueOn }: OpenPayment) => dueOn <= bookedOn;
  const named = namedPayments(sorted, purpose, isDue);
  const others = sorted.filter((payment) => !named.includes(payment));
  const next = named.every(isDue) ? others.filter((payment) => !isDue(payment)).slice(0, 1) : [];
  return [
    ...named.map((payment): Turn => ({ payment, rule: 'purpose_payment' })),
    ...[...others.filter(isDue), ...next].map((payment): Turn => ({ payment, rule })),
  ];
}

/** By number in their kind (lease unless said), or by the kind alone: what is due of it, else the first. */
function namedPayments(
  sorted: readonly OpenPayment[],
  { paymentKind, paymentNumbers }: Purpose,
  isDue: (payment: OpenPayment) => boolean,
): readonly OpenPayment[] {
  const kind = paymentKind ?? 'lease';
  const ofKind = sorted.filter((payment) => payment.kind === kind);
  // «Пени за платёж № 14» names a penalty by the number of another payment.
  if (paymentNumbers.length > 0 && kind !== 'penalty')
    return ofKind.filter(({ number }) => paymentNumbers.includes(number));
  if (paymentKind === null || paymentKind === 'lease') return [];
  const due = ofKind.filter(isDue);
  return due.length > 0 ? due : ofKind.slice(0, 1);
}

const KIND_ORDER: readonly NamedKind[] = ['advance', 'lease', 'fee', 'buyout', 'penalty'];

/** Penalties last (Civil Code, art. 319), then by day; the rest only makes the order one. */
function oldestFirst(a: OpenPayment, b: OpenPayment): number {
  return (
    Number(a.kind === 'penalty') - Number(b.kind === 'penalty') ||
    compareDates(a.dueOn, b.dueOn) ||
    KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) ||
    a.number - b.number ||
    (a.paymentId < b.paymentId ? -1 : 1)
  );
}

function fill(amountKopecks: bigint, queue: readonly Turn[]) {
  let remainderKopecks = amountKopecks;
  const allocations: Allocation[] = [];
  for (const { payment, rule } of queue) {
    if (remainderKopecks <= 0n) break;
    const { paymentId, outstandingKopecks } = payment;
    const amount = outstandingKopecks < remainderKopecks ? outstandingKopecks : remainderKopecks;
    allocations.push({ paymentId, amountKopecks: amount, rule });
    remainderKopecks -= amount;
  }
  return { allocations, remainderKopecks };
}
