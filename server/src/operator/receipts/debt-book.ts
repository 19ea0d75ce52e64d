import type { Transaction } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import {
  type FoundContract,
  findContracts,
  indexContracts,
} from '../bank-statement-imports/contract-numbers.ts';
import type { Settlement } from '../bank-statement-imports/import.ts';
import { type AllocationPlan, allocate, type OpenPayment } from './allocation.ts';
import {
  type ContractName,
  listNamedInvoices,
  listNames,
  listOpenPayments,
  type NamedInvoice,
} from './debts-store.ts';
import { InvoiceShelf } from './invoice-shelf.ts';
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

/** What a receipt may pay: the only debts that are looked at to plan it. */
type Ask = {
  incoming: Incoming;
  named: FoundContract<Contract>[];
  contracts: Contract[];
  invoices: NamedInvoice[];
};

/** So many contracts are read at once, unless one receipt alone may pay more of them. */
const CONTRACTS_AT_ONCE = 100;
/** So many payments are kept for the next receipts, of the contracts touched last. */
const PAYMENTS_KEPT = 1_000;

/**
 * What is owed, as receipts settle it one after another: the second receipt of a file meets what the first one left.
 * It reads the debts that receipts may pay as they come. Of most it soon keeps only what was settled, and reads them
 * again where it has to: a large file must not gather the debts of every client in memory.
 */
export class DebtBook {
  readonly #tx: Transaction<Database>;
  readonly #hold: boolean;
  readonly #contracts: Map<string, Contract>;
  readonly #index;
  readonly #companiesByInn = new Map<string, { companyId: string; name: string }[]>();
  readonly #companyNames = new Map<string, string>();
  readonly #contractsOfCompany = new Map<string, Contract[]>();
  /** Those whose payments are here, the ones touched last at the end. */
  readonly #read = new Set<Contract>();
  #payments = 0;
  #invoices = new InvoiceShelf([]);
  /** What was settled and is not written yet, of payments and of lines of invoices. */
  readonly #settled = new Map<string, bigint>();

  private constructor(tx: Transaction<Database>, hold: boolean, contracts: Contract[]) {
    this.#tx = tx;
    this.#hold = hold;
    this.#contracts = new Map(contracts.map((contract) => [contract.contractId, contract]));
    this.#index = indexContracts(contracts);
    for (const contract of contracts) push(this.#contractsOfCompany, contract.company.companyId, contract);
  }

  /** @param hold whether the debts are held until the end of the transaction, for posting. */
  static async open(tx: Transaction<Database>, hold: boolean): Promise<DebtBook> {
    const { companies, contracts } = await listNames(tx);
    const book = new DebtBook(
      tx,
      hold,
      contracts.map((contract) => ({ ...contract, payments: [] })),
    );
    for (const company of companies) {
      push(book.#companiesByInn, company.inn, company);
      book.#companyNames.set(company.companyId, company.name);
    }
    return book;
  }

  /** Plans receipts in their order, each against what those before it left. */
  async plan(batch: readonly Incoming[]): Promise<Planned[]> {
    await this.#readInvoices(batch);
    const plans: Planned[] = [];
    let asks: Ask[] = [];
    let contracts = 0;
    const planAsks = async () => {
      await this.#readDebts(new Set(asks.flatMap((ask) => ask.contracts)));
      for (const ask of asks) plans.push(this.#plan(ask));
      [asks, contracts] = [[], 0];
    };
    for (const incoming of batch) {
      const ask = this.#askOf(incoming);
      if (contracts > 0 && contracts + ask.contracts.length > CONTRACTS_AT_ONCE) await planAsks();
      asks.push(ask);
      contracts += ask.contracts.length;
    }
    await planAsks();
    return plans;
  }

  /** What was planned is written: what is read from now on tells of it. */
  written(): void {
    this.#settled.clear();
  }

  #plan({ incoming, ...touched }: Ask): Planned {
    const { amountKopecks, bookedOn, companyId, payer, purpose } = incoming;
    const plan = allocate({
      receipt: {
        ...{ amountKopecks, bookedOn, purpose },
        payer: companyId === undefined ? payer : { ...payer, account: '' },
      },
      payerCompanyIds: this.#companiesOf(incoming),
      ...touched,
    });
    return {
      ...plan,
      companyName: plan.companyId === null ? null : (this.#companyNames.get(plan.companyId) ?? null),
      settles: plan.allocations.map((allocation) => this.#settle(allocation, touched)),
    };
  }

  #companiesOf({ companyId, payer }: Incoming): string[] {
    if (companyId !== undefined) return [companyId];
    return (this.#companiesByInn.get(payer.inn) ?? []).map((company) => company.companyId);
  }

  #askOf(incoming: Incoming): Ask {
    const named = findContracts(incoming.purpose, this.#index);
    const companyIds = this.#companiesOf(incoming);
    const invoices = this.#invoices.saidIn(incoming.purpose, companyIds);
    const touched = [...companyIds, ...invoices.map(({ company }) => company.companyId)];
    // A purpose that says the contract and no invoice decides by itself, whatever else is owed.
    const isSaid = named.some(
      ({ called, contract }) => called || companyIds.includes(contract.company.companyId),
    );
    const theirs =
      isSaid && invoices.length === 0
        ? []
        : touched.flatMap((companyId) => this.#contractsOfCompany.get(companyId) ?? []);
    const contracts = [...new Set([...theirs, ...named.map(({ contract }) => contract)])];
    return { incoming, named, contracts, invoices };
  }

  async #readInvoices(batch: readonly Incoming[]): Promise<void> {
    const said = batch.map((incoming) => ({
      purpose: incoming.purpose,
      companyIds: this.#companiesOf(incoming),
    }));
    const by = InvoiceShelf.keysOf(said);
    const invoices = by === null ? [] : await listNamedInvoices(this.#tx, by, this.#hold);
    for (const { invoiceId, lines } of invoices)
      for (const line of lines)
        line.amountKopecks -= this.#settled.get(lineKey(invoiceId, line.paymentId)) ?? 0n;
    this.#invoices = new InvoiceShelf(invoices);
  }

  async #readDebts(touched: ReadonlySet<Contract>): Promise<void> {
    const unread = [...touched].filter((contract) => !this.#read.delete(contract));
    this.#forget();
    for (const contract of touched) this.#read.add(contract);
    if (unread.length === 0) return;
    const ids = unread.map(({ contractId }) => contractId);
    for (const row of await listOpenPayments(this.#tx, ids, this.#hold)) {
      this.#contracts.get(row.contract_id)?.payments.push({
        paymentId: row.payment_id,
        kind: row.kind,
        number: row.number,
        dueOn: row.due_on,
        outstandingKopecks: row.outstanding - (this.#settled.get(row.payment_id) ?? 0n),
      });
      this.#payments += 1;
    }
  }

  /** Drops the payments of those contracts that were touched longest ago. */
  #forget(): void {
    for (const contract of this.#read) {
      if (this.#payments <= PAYMENTS_KEPT) return;
      this.#payments -= contract.payments.length;
      contract.payments = [];
      this.#read.delete(contract);
    }
  }

  #settle(
    { paymentId, invoiceId, amountKopecks, rule }: AllocationPlan['allocations'][number],
    { contracts, invoices }: Pick<Ask, 'contracts' | 'invoices'>,
  ): Settlement {
    const settle = (key: string) => this.#settled.set(key, (this.#settled.get(key) ?? 0n) + amountKopecks);
    for (const { number: contractNumber, payments } of contracts) {
      const payment = payments.find((one) => one.paymentId === paymentId);
      if (payment === undefined) continue;
      payment.outstandingKopecks -= amountKopecks;
      settle(paymentId);
      const invoice = invoices.find((one) => one.invoiceId === invoiceId);
      const line = invoice?.lines.find((one) => one.paymentId === paymentId);
      if (invoice !== undefined && line !== undefined) {
        line.amountKopecks -= amountKopecks;
        settle(lineKey(invoice.invoiceId, paymentId));
      }
      const invoiceNumber = invoice?.number ?? null;
      return {
        ...{ paymentId, amountKopecks, rule, invoiceNumber },
        ...{ contractNumber, kind: payment.kind, number: payment.number },
      };
    }
    throw new Error('an allocation goes to a payment that was offered');
  }
}

const lineKey = (invoiceId: string, paymentId: string) => `${invoiceId} ${paymentId}`;

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
