import { type SaidInvoice, saidInvoices } from '../bank-statement-imports/purpose.ts';
import type { AllocatableInvoice, AllocationInput, WaitingReason } from './allocation-types.ts';
import { isTransitPayer, namesCompany } from './payer.ts';

export type InvoiceChoice =
  | { readonly companyId: string; readonly invoices: readonly AllocatableInvoice[] }
  | { readonly companyId: string | null; readonly waitingReason: WaitingReason };

const WHOLE = /^\d{4}-\d+$/;

/** `2026-118` and `118`, as a purpose may write the number of an invoice; null when it is none of the lessor's. */
export function invoiceKey(number: string): { whole: string } | { sequence: number } | null {
  if (WHOLE.test(number)) return { whole: number };
  return /^\d{1,7}$/.test(number) ? { sequence: Number(number) } : null;
}

/**
 * The invoices that a purpose names, all of one company; null when it names none. A whole number (`2026-118`) is
 * enough; a bare one («118») only among the open ones of a known payer, where just one fits, its day too where it is
 * said. An invoice of somebody else waits, unless the purpose also names whose it is.
 */
export function chooseInvoices(input: AllocationInput): InvoiceChoice | null {
  const { payer, purpose } = input.receipt;
  const transit = isTransitPayer(payer);
  const payerIds = transit ? [] : [...new Set(input.payerCompanyIds)];
  const isPayers = ({ company }: AllocatableInvoice) => payerIds.includes(company.companyId);
  const named = saidInvoices(purpose).flatMap((said) => meant(said, input, isPayers));
  const [first] = named;
  if (first === undefined) return null;
  const { companyId } = first.company;
  const ofOne = named.every(({ company }) => company.companyId === companyId);
  if (ofOne && (isPayers(first) || namesCompany(purpose, first.company)))
    return { companyId, invoices: named };
  const [own = null] = payerIds;
  const waitingReason = transit
    ? 'transit_payer'
    : own === null
      ? 'payer_unknown'
      : 'invoice_of_another_payer';
  return { companyId: payerIds.length === 1 ? own : null, waitingReason };
}

function meant(
  { number, date }: SaidInvoice,
  { invoices, contracts }: AllocationInput,
  isPayers: (invoice: AllocatableInvoice) => boolean,
): AllocatableInvoice[] {
  const key = invoiceKey(number);
  if (key === null) return [];
  if ('whole' in key) return invoices.filter((invoice) => invoice.number === key.whole);
  const owed = new Set(
    contracts.flatMap(({ payments }) =>
      payments.filter((one) => one.outstandingKopecks > 0n).map(({ paymentId }) => paymentId),
    ),
  );
  const fitting = invoices.filter(
    (invoice) =>
      invoice.sequence === key.sequence &&
      isPayers(invoice) &&
      (date === null || invoice.issuedOn === date) &&
      invoice.lines.some(({ paymentId, amountKopecks }) => amountKopecks > 0n && owed.has(paymentId)),
  );
  return fitting.length === 1 ? fitting : [];
}
