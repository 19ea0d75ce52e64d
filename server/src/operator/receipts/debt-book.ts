import type { Transaction } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import { findContracts, indexContracts } from '../bank-statement-imports/contract-numbers.ts';
import type { Settlement } from '../bank-statement-imports/import.ts';
import { type AllocatableContract, type AllocationPlan, allocate, type OpenPayment } from './allocation.ts';
import { type ContractName, listCompanyNames, listContractNames, listOpenPayments } from './debts-store.ts';
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
    const touched = batch.map((document) => this.#touchedBy(document));
    await this.#readDebts(touched.flatMap(({ contracts }) => contracts));
    return batch.map((document, index) => {
      const plan = allocate({
        receipt: {
          amountKopecks: document.amountKopecks,
          bookedOn: document.bookedOn,
          purpose: document.purpose,
          payer: document.payer,
        },
        payerCompanyIds: (this.#companiesByInn.get(document.payer.inn) ?? []).map(
          ({ companyId }) => companyId,
        ),
        contracts: touched[index]?.contracts ?? [],
        named: touched[index]?.named ?? [],
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

  #touchedBy(document: Incoming) {
    const named = findContracts(document.purpose, this.#index);
    const own = (this.#companiesByInn.get(document.payer.inn) ?? []).flatMap(
      ({ companyId }) => this.#contractsOfCompany.get(companyId) ?? [],
    );
    return { named, contracts: [...new Set([...own, ...named.map(({ contract }) => contract)])] };
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
      return { ...allocation, contractNumber, kind: payment.kind, number: payment.number };
    }
    throw new Error('an allocation goes to a payment that was offered');
  }
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
