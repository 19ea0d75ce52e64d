import type { EventObjectType } from '../db/schema.ts';
import type { Money } from '../platform/money.ts';

/** What `payment.*` events tell of the payment. */
export type PaymentData = {
  contractId: string;
  contractNumber: string;
  kind: string;
  number: number;
  count: number;
  dueOn: string;
  total: Money;
  outstanding: Money;
};
/** What the events of an "I have paid" tell: the payment, and what was said of it. */
export type AnnouncementData = PaymentData & { announced: Money; paidOn: string };
/** What `penalty.billed` tells: the payment of the penalty, and which one was overdue and when. */
export type PenaltyData = PaymentData & {
  forPaymentId: string;
  forKind: string;
  forNumber: number;
  forCount: number;
  fromOn: string;
  toOn: string;
};
/** What is told of money that moved to or from a payment by a decision. */
export type MovedData = PaymentData & { amount: Money };
export type ContractData = { contractNumber: string; assetName: string };
export type ScheduleData = ContractData & { version: number; reason: string };
/** A year of the calendar was loaded: how many payments of the contract moved, and the first of them. */
export type DueDatesData = ContractData & {
  year: number;
  payments: number;
  first: { kind: string; number: number; count: number; before: string; after: string };
};
export type ReceiptData = { receiptNumber: string; bookedOn: string; amount: Money; unallocated: Money };
export type InvoiceData = { number: string; payBy: string; total: Money; contractNumbers: string[] };

export type BuyoutQuoteData = ContractData & {
  contractId: string;
  on: string;
  total: Money;
  acceptedBy: string;
};

type Fact<Type extends string, ObjectType extends EventObjectType, Data> = {
  type: Type;
  companyId: string;
  /** Whose contract it is about; null when about the company as a whole. */
  contractId: string | null;
  object: { type: ObjectType; id: string };
  data: Data;
};

/** A fact to append to the log. */
export type NewEvent =
  | Fact<'contract.created' | 'contract.completed' | 'contract.terminated', 'contract', ContractData>
  | Fact<'contract.schedule_changed', 'contract', ScheduleData>
  | Fact<'contract.due_dates_moved', 'contract', DueDatesData>
  | Fact<'buyout_quote.accepted', 'buyout_quote', BuyoutQuoteData>
  | Fact<'payment.due_soon' | 'payment.overdue' | 'payment.paid', 'payment', PaymentData>
  | Fact<'payment.announced' | 'payment.announcement_withdrawn', 'payment', AnnouncementData>
  | Fact<'penalty.billed', 'payment', PenaltyData>
  | Fact<'receipt.posted', 'receipt', ReceiptData>
  | Fact<'invoice.created' | 'invoice.cancelled' | 'invoice.paid', 'invoice', InvoiceData>
  | Fact<'overpayment.set_off', 'payment', MovedData>
  | Fact<'allocation.undone', 'payment', MovedData & { receiptNumber: string; why: string }>;
