import type { CivilDate } from '../../platform/civil-date.ts';
import type { FoundContract } from '../bank-statement-imports/contract-numbers.ts';
import type { NamedKind } from '../bank-statement-imports/purpose.ts';
import type { Payer } from './payer.ts';

/** Why an operator has to decide. */
export type WaitingReason =
  | 'payer_unknown'
  | 'transit_payer'
  | 'several_contracts'
  | 'contract_ambiguous'
  | 'contract_unknown'
  | 'contract_of_another_payer'
  | 'invoice_of_another_payer';

export type AutomaticRule = 'purpose_invoice' | 'purpose_payment' | 'purpose_contract' | 'only_contract';

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

export interface AllocatableInvoice {
  readonly invoiceId: string;
  /** `2026-118`: the year and the number in it. */
  readonly number: string;
  readonly sequence: number;
  readonly issuedOn: CivilDate;
  readonly company: { readonly companyId: string; readonly inn: string; readonly name: string };
  /** In their order, each with what no money that named the invoice has covered yet. */
  readonly lines: readonly { readonly paymentId: string; readonly amountKopecks: bigint }[];
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
  /** Those that are not cancelled and that the purpose may name. */
  readonly invoices: readonly AllocatableInvoice[];
}

export interface Allocation {
  readonly paymentId: string;
  /** The invoice that named it. */
  readonly invoiceId: string | null;
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
