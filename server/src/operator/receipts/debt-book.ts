import type { Transaction } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import { findContracts, indexContracts } from '../bank-statement-imports/contract-numbers.ts';
import type { Settlement } from '../bank-statement-imports/import.ts';
import { saidInvoices } from '../bank-statement-imports/purpose.ts';
import { type AllocatableContract, type AllocationPlan, allocate, type OpenPayment } from './allocation.ts';
import {
  type ContractName,
  listCompanyNames,
  listContractNames,
  listNamedInvoices,
  listOpenPayments,
  type NamedInvoice,
} from './debts-store.ts';
import { invoiceKey } from './named-invoices.ts';
import type { Payer } from './payer.ts';

type Debt = OpenPayment & { outstandingKopecks: bigint };
type Contract = ContractName & { payments: Debt[] };
export type Planned = AllocationPlan & { companyName: string | null; settles: Settlement[] };

/** What is to be known of a receipt to plan it. */
export type Incoming = {
  amountKopecks: bigint;
  bookedOn: CivilDate;
  purpose: string;
  payer: Payer;
  /** Whose money it is, where somebody said so: then the payer tells nothing. */
  companyId?: string;
};

/**
 * What is owed, as receipts settle it one after another: the second receipt of a file meets what the first one left.
 * It reads the debts that a batch may touch, once each.
 */
export class DebtBook {
  readonly #tx: Transaction<Database>;
  readonly #hold: boolean;
  readonly #contracts: Map<string, Contract>;
  readonly #index;
  readonly #companiesByInn = new Map<string, { companyId: string; name: string }[]>();
  readonly #companyNames = new Map<string, string>();
  readonly #contractsOfCompany = new Map<string, Contract[]>();
  readonly #read = new Set<string>();
  readonly #invoices = new Map<string, NamedInvoice>();

  private constructor(tx: Transaction<Database>, hold: boolean, contracts: Contract[]) {
    this.#tx = tx;
    this.#hold = hold;
    this.#contracts = new Map(contracts.map((contract) => [contract.contractId, contract]));
    this.#index = indexContracts(contracts);
    for (const contract of contracts) push(this.#contractsOfCompany, contract.company.companyId, contract);
  }

  /** @param hold whether the debts are held until the end of the transaction, for posting. */
  static async open(tx: Transaction<Database>, hold: boolean): Promise<DebtBook> {
    const contracts = await listContractNames(tx);
    const book = new DebtBook(
      tx,
      hold,
      contracts.map((contract) => ({ ...contract, payments: [] })),
    );
    for (const { inn, ...company } of await listCompanyNames(tx)) {
      push(book.#companiesByInn, inn, company);
      book.#companyNames.set(company.companyId, company.name);
    }
    return book;
  }

  /** Plans receipts in their order, each against what those before it left. */
  async plan(batch: readonly Incoming[]): Promise<Planned[]> {
    await this.#readInvoices(batch);
    const touched = batch.map((document) => this.#touchedBy(document));
    await this.#readDebts(touched.flatMap(({ contracts }) => contracts));
    return batch.map((document, index) => {
      const plan = allocate({
        receipt: {
          amountKopecks: document.amountKopecks,
          bookedOn: document.bookedOn,
          purpose: document.purpose,
          payer: document.companyId === undefined ? document.payer : { ...document.payer, account: '' },
        },
        payerCompanyIds: this.#companiesOf(document),
        contracts: touched[index]?.contracts ?? [],
        named: touched[index]?.named ?? [],
        invoices: touched[index]?.invoices ?? [],
      });
      return {
        ...plan,
        companyName: plan.companyId === null ? null : (this.#companyNames.get(plan.companyId) ?? null),
        settles: plan.allocations.map((allocation) =>
          this.#settle(allocation, touched[index]?.contracts ?? []),
        ),
      };
    });
  }

  #companiesOf({ companyId, payer }: Incoming): string[] {
    if (companyId !== undefined) return [companyId];
    return (this.#companiesByInn.get(payer.inn) ?? []).map((company) => company.companyId);
  }

  #touchedBy(document: Incoming) {
    const named = findContracts(document.purpose, this.#index);
    const companyIds = this.#companiesOf(document);
    const invoices = this.#invoicesOf(document, companyIds);
    const touched = [...companyIds, ...invoices.map(({ company }) => company.companyId)];
    const theirs = touched.flatMap((companyId) => this.#contractsOfCompany.get(companyId) ?? []);
    const contracts = [...new Set([...theirs, ...named.map(({ contract }) => contract)])];
    return { named, contracts, invoices };
  }

  #invoicesOf({ purpose }: Incoming, companyIds: readonly string[]): NamedInvoice[] {
    if (this.#invoices.size === 0) return [];
    const keys = saidInvoices(purpose).map(({ number }) => invoiceKey(number));
    return [...this.#invoices.values()].filter((invoice) =>
      keys.some((key) => {
        if (key === null) return false;
        if ('whole' in key) return key.whole === invoice.number;
        return key.sequence === invoice.sequence && companyIds.includes(invoice.company.companyId);
      }),
    );
  }

  async #readInvoices(batch: readonly Incoming[]): Promise<void> {
    const numbers = new Set<string>();
    const sequences = new Set<number>();
    const companyIds = new Set<string>();
    for (const document of batch) {
      for (const { number } of saidInvoices(document.purpose)) {
        const key = invoiceKey(number);
        if (key === null) continue;
        if ('whole' in key) numbers.add(key.whole);
        else {
          sequences.add(key.sequence);
          for (const companyId of this.#companiesOf(document)) companyIds.add(companyId);
        }
      }
    }
    if (numbers.size === 0 && companyIds.size === 0) return;
    const by = { numbers: [...numbers], companyIds: [...companyIds], sequences: [...sequences] };
    for (const invoice of await listNamedInvoices(this.#tx, by, this.#hold))
      if (!this.#invoices.has(invoice.invoiceId)) this.#invoices.set(invoice.invoiceId, invoice);
  }

  async #readDebts(contracts: readonly AllocatableContract[]): Promise<void> {
    const unread = [...new Set(contracts.map(({ contractId }) => contractId))].filter(
      (id) => !this.#read.has(id),
    );
    if (unread.length === 0) return;
    for (const row of await listOpenPayments(this.#tx, unread, this.#hold)) {
      this.#contracts.get(row.contract_id)?.payments.push({
        paymentId: row.payment_id,
        kind: row.kind,
        number: row.number,
        dueOn: row.due_on,
        outstandingKopecks: row.outstanding,
      });
    }
    for (const id of unread) this.#read.add(id);
  }

  #settle(allocation: AllocationPlan['allocations'][number], contracts: readonly Contract[]): Settlement {
    for (const { number: contractNumber, payments } of contracts) {
      const payment = payments.find(({ paymentId }) => paymentId === allocation.paymentId);
      if (payment === undefined) continue;
      payment.outstandingKopecks -= allocation.amountKopecks;
      const { paymentId, amountKopecks, rule } = allocation;
      const invoice = this.#invoices.get(allocation.invoiceId ?? '');
      const line = invoice?.lines.find((one) => one.paymentId === paymentId);
      if (line !== undefined) line.amountKopecks -= amountKopecks;
      const invoiceNumber = invoice?.number ?? null;
      return {
        ...{ paymentId, amountKopecks, rule, invoiceNumber },
        ...{ contractNumber, kind: payment.kind, number: payment.number },
      };
    }
    throw new Error('an allocation goes to a payment that was offered');
  }
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
