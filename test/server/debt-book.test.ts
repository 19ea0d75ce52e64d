import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { DebtBook } from '../../server/src/operator/receipts/debt-book.ts';
import { civilDate } from '../../server/src/platform/civil-date.ts';
import { testDatabase } from '../support/database.ts';
import { type Contract, kopecks, ledger } from '../support/ledger.ts';
import { innOf } from '../support/portfolios.ts';

const { admin, db } = await testDatabase();
const made = ledger(admin, '');
const client = async (name: string) => made.contract(await made.company(name));
const [small, other, large] = [await client('Малая'), await client('Другая'), await client('Большая')];
const first = await made.payment(small, '2026-02-01', { number: 1 });
const second = await made.payment(small, '2026-02-02', { number: 2 });
await made.payment(other, '2026-02-01');
const model = await made.payment(large, '2026-02-01', { number: 1 });
// More payments than a book keeps.
await sql`insert into payments select (jsonb_populate_record(p, jsonb_build_object('id', uuid_v7(), 'number', n))).*
  from payments p, generate_series(2, 6000) n where p.id = ${model.id}`.execute(admin);

const pays = (contract: Contract, roubles: string, name = 'Малая') => ({
  amountKopecks: kopecks(roubles),
  bookedOn: civilDate('2026-02-20'),
  purpose: `Оплата по договору лизинга № ${contract.number}`,
  payer: { name, inn: innOf(name), account: '', bank: '' },
});
const shares = async (book: DebtBook, ...receipts: ReturnType<typeof pays>[]) =>
  (await book.plan(receipts)).map(({ settles }) =>
    settles.map(({ paymentId, amountKopecks }) => [paymentId, amountKopecks]),
  );
const pushOut = async (book: DebtBook) => {
  expect(await shares(book, pays(large, '1.00', 'Большая'), pays(other, '1.00', 'Другая'))).toHaveLength(2);
  await book.plan([pays(other, '1.00', 'Другая')]);
};

it('keeps what it settled of debts that it forgot and reads again', async () => {
  await db.transaction().execute(async (tx) => {
    const book = await DebtBook.open(tx, false);
    expect(await shares(book, pays(small, '600.00'))).toEqual([[[first.id, 60_000n]]]);
    await pushOut(book);
    expect(await shares(book, pays(small, '600.00'), pays(small, '1.00'))).toEqual([
      [
        [first.id, 40_000n],
        [second.id, 20_000n],
      ],
      [[second.id, 100n]],
    ]);
  });
});

it('reads what was written, and does not take it off twice', async () => {
  await db.transaction().execute(async (tx) => {
    const book = await DebtBook.open(tx, true);
    await book.plan([pays(small, '600.00')]);
    await sql`update payments set paid_kopecks = 60000 where id = ${first.id} /* all companies */`.execute(
      tx,
    );
    book.written();
    await pushOut(book);
    expect(await shares(book, pays(small, '500.00'))).toEqual([
      [
        [first.id, 40_000n],
        [second.id, 10_000n],
      ],
    ]);
  });
});
