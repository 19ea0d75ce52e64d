import { CompiledQuery, type Transaction } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { CivilDate } from '../../platform/civil-date.ts';

/** What tells a payer's document from others. */
export type PayerDocument = {
  /** The own account it came to; empty where the bank left it out. */
  account: string;
  payerInn: string;
  number: string;
  amountKopecks: bigint;
  bookedOn: CivilDate;
};
/** `fingerprint` in hex; `occurrence` counts equal documents of one file. */
type FiledDocument = PayerDocument & { fingerprint: string; occurrence: number };

/** The bank books on another day than a person may write down; within so many days no payer repeats a number. */
const DAYS_APART = 5;

/** Whether `r` and the document `d` are one; what either side leaves out is no difference, but for the number. */
const same = `
r.number = d.number and d.number <> '' and r.amount_kopecks = d.amount
  and r.booked_on between d.booked_on - ${DAYS_APART} and d.booked_on + ${DAYS_APART}
  and (d.account = '' or r.account = d.account)
  and (d.inn = '' or r.payer_inn = '' or r.payer_inn = d.inn)`;
const columns = 'account text, inn text, number text, amount bigint, booked_on date';
const toRow = ({ account, payerInn: inn, number, amountKopecks, bookedOn: booked_on }: PayerDocument) => ({
  ...{ account, inn, number, booked_on },
  amount: String(amountKopecks),
});

const postedText = `
select encode(fingerprint, 'hex') as fingerprint from receipts
where fingerprint in (select decode(hex, 'hex') from unnest($1::text[]) as hex) /* all companies */`;

// Those by hand are gathered once: until the first statement is in, Postgres plans for an empty table and would read all
// of it for each document.
const enteredText = `
with r as materialized (
  select * from receipts where origin = 'manual' and import_id is null and number <> '' and number = any($2::text[])
)
select distinct on (r.id) d.fingerprint, r.id from r
join jsonb_to_recordset($1::jsonb) as d(fingerprint text, ${columns}) on ${same}
order by r.id, abs(r.booked_on - d.booked_on), d.fingerprint /* all companies */`;

/**
 * Those documents of a statement that are posted already, by fingerprint, each with the receipt that somebody entered
 * for it by hand, or null where a statement brought it.
 */
export async function findPosted(
  tx: Transaction<Database>,
  documents: readonly FiledDocument[],
): Promise<Map<string, string | null>> {
  type Row = { fingerprint: string; id?: string };
  const read = async (text: string, ...parameters: unknown[]) =>
    (await tx.executeQuery<Row>(CompiledQuery.raw(text, parameters))).rows;
  const brought = await read(
    postedText,
    documents.map(({ fingerprint }) => fingerprint),
  );
  const posted = new Map<string, string | null>(brought.map(({ fingerprint }) => [fingerprint, null]));
  const fresh = documents.filter(
    ({ fingerprint, number, occurrence }) => number !== '' && occurrence === 1 && !posted.has(fingerprint),
  );
  const asked = fresh.map((document) => ({ ...toRow(document), fingerprint: document.fingerprint }));
  const numbers = fresh.map(({ number }) => number);
  for (const { fingerprint, id = null } of await read(enteredText, JSON.stringify(asked), numbers))
    posted.set(fingerprint, id);
  return posted;
}

const tieText = `
update receipts r set fingerprint = decode(d.fingerprint, 'hex'), import_id = $2
from jsonb_to_recordset($1::jsonb) as d(id uuid, fingerprint text)
where r.id = d.id /* all companies */`;

/** Ties receipts that were entered by hand to the documents of a statement: no other document can be theirs again. */
export async function tieToStatement(
  tx: Transaction<Database>,
  importId: string,
  entered: readonly { id: string; fingerprint: string }[],
): Promise<void> {
  if (entered.length > 0)
    await tx.executeQuery(CompiledQuery.raw(tieText, [JSON.stringify(entered), importId]));
}

const twinText = `
select r.number, r.booked_on as "bookedOn" from jsonb_to_record($1::jsonb) as d(${columns})
join receipts r on ${same}
order by abs(r.booked_on - d.booked_on) limit 1 /* all companies */`;

/** The receipt that is the same document of the same payer, whoever brought it. */
export async function findTwin(
  tx: Transaction<Database>,
  document: PayerDocument,
): Promise<{ number: string; bookedOn: CivilDate } | undefined> {
  const asked = JSON.stringify(toRow(document));
  const { rows } = await tx.executeQuery<{ number: string; bookedOn: CivilDate }>(
    CompiledQuery.raw(twinText, [asked]),
  );
  return rows[0];
}
