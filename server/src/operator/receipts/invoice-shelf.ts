import { saidInvoices } from '../bank-statement-imports/purpose.ts';
import type { NamedInvoice } from './debts-store.ts';
import { invoiceKey } from './named-invoices.ts';

/** Invoices by what a purpose may call them: the whole number, or the number within a year for a known payer. */
export class InvoiceShelf {
  readonly #byNumber = new Map<string, NamedInvoice>();
  readonly #bySequence = new Map<string, NamedInvoice[]>();

  constructor(invoices: readonly NamedInvoice[]) {
    for (const invoice of invoices) {
      this.#byNumber.set(invoice.number, invoice);
      const key = sequenceKey(invoice.company.companyId, invoice.sequence);
      this.#bySequence.set(key, [...(this.#bySequence.get(key) ?? []), invoice]);
    }
  }

  /** Those that the purpose of a payer who is one of the companies may name. */
  saidIn(purpose: string, companyIds: readonly string[]): NamedInvoice[] {
    if (this.#byNumber.size === 0) return [];
    const found = keysIn(purpose).flatMap((key) => {
      if ('whole' in key) return this.#byNumber.get(key.whole) ?? [];
      return companyIds.flatMap((id) => this.#bySequence.get(sequenceKey(id, key.sequence)) ?? []);
    });
    return [...new Set(found)];
  }

  /** What is to be looked for to find all that purposes may name; null when they name nothing. */
  static keysOf(said: Iterable<{ purpose: string; companyIds: readonly string[] }>) {
    const numbers = new Set<string>();
    const sequences = new Set<number>();
    const companies = new Set<string>();
    for (const { purpose, companyIds } of said) {
      for (const key of keysIn(purpose)) {
        if ('whole' in key) numbers.add(key.whole);
        else {
          sequences.add(key.sequence);
          for (const companyId of companyIds) companies.add(companyId);
        }
      }
    }
    if (numbers.size === 0 && companies.size === 0) return null;
    return { numbers: [...numbers], companyIds: [...companies], sequences: [...sequences] };
  }
}

const keysIn = (purpose: string) => saidInvoices(purpose).flatMap(({ number }) => invoiceKey(number) ?? []);
const sequenceKey = (companyId: string, sequence: number) => `${companyId} ${sequence}`;
