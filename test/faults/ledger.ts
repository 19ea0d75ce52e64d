import { type Kysely, sql } from 'kysely';
import type { Database } from '../../server/src/db/schema.ts';
import { sandboxLessor } from '../../server/src/lessor.ts';
import { encode } from '../support/statements.ts';

/** Everything in the books that contradicts something else; nothing when no work was lost, doubled or left half-done. */
export async function contradictions(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ found: string }>`
    with allocated as (
      select * from allocations where undone_at is null
    ), of_receipts as (
      select receipt_id as id, sum(amount_kopecks) as kopecks from allocated group by 1
    ), of_payments as (
      select payment_id as id, sum(amount_kopecks) as kopecks from allocated group by 1
    ), told as (
      select object_id as id, count(*) as times from events where type = 'receipt.posted' group by 1
    ), posted as (
      select import_id as id, count(*) as receipts from receipts group by 1
    ), claimed as (
      select import_id as id, count(receipt_id) as receipts from bank_statement_import_rows group by 1
    )
    select 'receipt ' || number || ' is not the sum of its allocations' as found
    from receipts left join of_receipts using (id) where allocated_kopecks <> coalesce(kopecks, 0)
    union all
    select 'payment ' || id || ' is not the sum of its allocations'
    from payments left join of_payments using (id) where paid_kopecks <> coalesce(kopecks, 0)
    union all
    select 'receipt ' || number || ' was told ' || coalesce(times, 0) || ' times'
    from receipts left join told using (id)
    where import_id is not null and company_id is not null and coalesce(times, 0) <> 1
    union all
    select 'import ' || id || ' is ' || state || ' with ' || coalesce(posted.receipts, 0) || ' receipts of ' || claimed.receipts
    from bank_statement_imports join claimed using (id) left join posted using (id)
    where coalesce(posted.receipts, 0) <> claimed.receipts or (state = 'previewed' and posted.receipts > 0)
    union all
    select 'the answer of a confirmation is kept, but nothing is confirmed' from idempotency_keys
    where operation_id = 'confirmBankStatementImport' and not exists (
      select from bank_statement_imports where state = 'confirmed' and id = (body::jsonb ->> 'id')::uuid)`.execute(
    db,
  );
  return rows.map(({ found }) => found);
}

/** Contracts that owe, with whom to name as the payer. */
export async function debtors(db: Kysely<Database>) {
  const { rows } = await sql<{ number: string; inn: string; name: string }>`
    select c.number, co.inn, co.name from contracts c join companies co on co.id = c.company_id
    where c.status = 'active' order by c.number`.execute(db);
  return rows;
}

/** A statement of small payments, by turns from each debtor. */
export function statementOf(
  payers: readonly { number: string; inn: string; name: string }[],
  { name, documents, day }: { name: string; documents: number; day: string },
): Blob {
  const { account, bik } = sandboxLessor.bank;
  const [year, month, date] = day.split('-');
  const booked = `${date}.${month}.${year}`;
  const sections = Array.from({ length: documents }, (_, index) => {
    const payer = payers[index % payers.length];
    return [
      'СекцияДокумент=Платежное поручение',
      `Номер=${name}${index}`,
      `Дата=${booked}`,
      `Сумма=${10 + index}.37`,
      'ПлательщикСчет=40702810500000000123',
      `ПлательщикИНН=${payer?.inn}`,
      `Плательщик1=${payer?.name}`,
      `ПолучательСчет=${account}`,
      `ПолучательИНН=${sandboxLessor.inn}`,
      `ПолучательБИК=${bik}`,
      `ДатаПоступило=${booked}`,
      `НазначениеПлатежа=Оплата по договору лизинга № ${payer?.number}`,
      'КонецДокумента',
    ];
  });
  const lines = [
    '1CClientBankExchange',
    'ВерсияФормата=1.03',
    'Кодировка=Windows',
    `ДатаНачала=${booked}`,
    `ДатаКонца=${booked}`,
    `РасчСчет=${account}`,
    ...sections.flat(),
    'КонецФайла',
    '',
  ];
  return new Blob([new Uint8Array(encode(lines.join('\r\n'), 'windows-1251'))]);
}
