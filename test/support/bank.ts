import type { Kysely } from 'kysely';
import type { Database } from '../../server/src/db/schema.ts';
import { formatKopecks } from '../../server/src/platform/money.ts';
import { importsOf } from './imports.ts';
import { type Contract, ledger } from './ledger.ts';
import { innOf } from './portfolios.ts';
import type { TestServer } from './server.ts';
import { document, encode, file, header, OWN } from './statements.ts';

/** A client with contracts, and the statements that its money comes in. */
export async function bank({ admin, url }: TestServer) {
  const make = ledger(admin, url);
  const imports = importsOf('BankStatement', url, await make.operator());
  let count = 0;

  /** A company whose contracts owe the sums, the oldest first, from the day on, month by month. */
  async function client(...contracts: string[][]) {
    const name = `ООО «Вклад-${++count}»`;
    const inn = innOf(name);
    const company = await make.company(name, inn);
    const made: Contract[] = [];
    for (const sums of contracts) {
      const contract = await make.contract(company);
      made.push(contract);
      for (const [index, total] of sums.entries())
        await make.payment(contract, `2026-0${index + 1}-17`, { total, number: index + 1 });
    }
    /** A document of its money; `sum` in roubles. */
    const pays = (sum: string, purpose: string, fields: Record<string, string> = {}) =>
      document({
        ...{
          Номер: String(++count),
          Сумма: sum,
          НазначениеПлатежа: purpose,
          ПлательщикИНН: inn,
          Плательщик1: name,
        },
        ...{ ДатаПоступило: '20.02.2026', Дата: '20.02.2026', ...fields },
      });
    return { name, inn, company, contracts: made, pays };
  }

  const statement = (...documents: string[][]) =>
    encode(file(header(OWN), ...documents).join('\r\n'), 'windows-1251');

  return { make, imports, client, statement };
}

/** What came of a company's payments: `1: 400.00 of 1000.00`. */
export async function paidOf(admin: Kysely<Database>, contract: Contract): Promise<string[]> {
  const rows = await admin
    .selectFrom('payments')
    .select(['kind', 'number', 'paid_kopecks', 'total_kopecks'])
    .where('contract_id', '=', contract.id)
    .orderBy('kind')
    .orderBy('number')
    .execute();
  return rows.map(
    ({ kind, number, paid_kopecks, total_kopecks }) =>
      `${kind} ${number}: ${formatKopecks(paid_kopecks)} of ${formatKopecks(total_kopecks)}`,
  );
}

/** Throws where a kopeck of a receipt or a payment is not in an allocation, or there are more of them. */
export async function balanceBooks(admin: Kysely<Database>): Promise<void> {
  const sums = new Map<string, bigint>();
  const add = (id: string, amount: bigint) => sums.set(id, (sums.get(id) ?? 0n) + amount);
  for (const { receipt_id, payment_id, amount_kopecks } of await admin
    .selectFrom('allocations')
    .selectAll()
    .where('undone_at', 'is', null)
    .execute()) {
    add(receipt_id, amount_kopecks);
    add(payment_id, amount_kopecks);
  }
  const check = (what: string, id: string, told: bigint, limit: bigint) => {
    const sum = sums.get(id) ?? 0n;
    if (sum !== told || sum > limit)
      throw new Error(`${what} ${id}: ${told} told of ${limit}, ${sum} allocated`);
  };
  for (const one of await admin.selectFrom('receipts').selectAll().execute())
    check('receipt', one.id, one.allocated_kopecks, one.amount_kopecks);
  for (const one of await admin.selectFrom('payments').selectAll().execute())
    check('payment', one.id, one.paid_kopecks, one.total_kopecks);
}
