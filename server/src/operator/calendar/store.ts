import { CompiledQuery } from 'kysely';
import type { Db, Tx } from '../../db/database.ts';
import type { PaymentKind } from '../../db/schema.ts';
import type { Transfer } from '../../platform/calendar-data.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import type { CalendarYear } from './calendar-year.ts';
import type { GivenDueDate } from './due-dates.ts';

/** A year that an administrator loaded. */
export type LoadedYear = CalendarYear & { loadedBy: string; loadedAt: Date };

export async function listLoadedYears(db: Db): Promise<LoadedYear[]> {
  const rows = await db
    .selectFrom('calendar_years')
    .select(['year', 'transfers', 'loaded_by', 'loaded_at'])
    .orderBy('year')
    .execute();
  return rows.map(({ year, transfers, loaded_by, loaded_at }) => ({
    year,
    transfers: transfers as readonly Transfer[],
    loadedBy: loaded_by,
    loadedAt: loaded_at,
  }));
}

const provisionalText = `
select extract(year from nominal_due_on)::int as year, count(*)::int as payments
from payments where due_provisional /* all companies */
group by 1 order by 1`;

/** How many payments wait for a calendar, by the year of their nominal date. */
export async function countProvisional(db: Db): Promise<ReadonlyMap<number, number>> {
  const { rows } = await db.executeQuery<{ year: number; payments: number }>(
    CompiledQuery.raw(provisionalText),
  );
  return new Map(rows.map(({ year, payments }) => [year, payments]));
}

const saveText = `
insert into calendar_years as kept (year, transfers, loaded_by, loaded_at)
values ($1, $2::jsonb, $3, $4)
on conflict (year) do update set revision = kept.revision + 1, transfers = excluded.transfers,
  loaded_by = excluded.loaded_by, loaded_at = excluded.loaded_at
where kept.transfers <> excluded.transfers`;

/** Keeps a year. The same one again stays as it was. */
export async function saveYear(tx: Tx, { year, transfers, loadedBy, loadedAt }: LoadedYear): Promise<void> {
  const values = [year, JSON.stringify(transfers), loadedBy, loadedAt];
  await tx.executeQuery(CompiledQuery.raw(saveText, values));
}

export type MovedPayment = {
  companyName: string;
  contractId: string;
  contractNumber: string;
  kind: PaymentKind;
  number: number;
  count: number;
  nominalDueOn: CivilDate;
  before: CivilDate;
  after: CivilDate;
};

/** What the calendar changes: payments that move, their contracts, and those whose date is certain now. */
export type Moves = {
  payments: number;
  contracts: number;
  certain: number;
  examples: MovedPayment[];
};

/**
 * The payments whose due date the calendar changes: open ones, and those paid before their date was certain. Money that
 * came for a date that was certain keeps it.
 */
const changedText = `
with given as (
  select * from jsonb_to_recordset($1::jsonb)
    as given("nominalDueOn" date, rule text, "dueOn" date, "dueProvisional" boolean)
), changed as (
  select p.id, p.company_id, p.contract_id, p.kind, p.number, p.count, p.nominal_due_on, p.due_on as before,
    given."dueOn" as after, given."dueOn" <> p.due_on as moves, p.due_provisional as was_provisional,
    given."dueProvisional" as provisional, c.number as contract_number, c.asset_name, c.status
  from payments p join contracts c on c.id = p.contract_id /* all companies */
  join given on given."nominalDueOn" = p.nominal_due_on and given.rule = c.due_date_rule
  where (p.paid_kopecks < p.total_kopecks or p.due_provisional)
    and (p.due_on <> given."dueOn" or p.due_provisional <> given."dueProvisional")
)`;

const movesText = `
select json_build_object(
  'payments', count(*) filter (where moves),
  'contracts', count(distinct contract_id) filter (where moves),
  'certain', count(*) filter (where was_provisional and not provisional),
  'examples', coalesce((
    select json_agg(example) from (
      select co.name as "companyName", m.contract_id as "contractId", m.contract_number as "contractNumber", m.kind,
        m.number, m.count, m.nominal_due_on as "nominalDueOn", m.before, m.after
      from changed m join companies co on co.id = m.company_id
      where m.moves
      order by m.nominal_due_on, m.contract_number, m.number limit 10) example), '[]')) as moves
from changed`;

/** What would change if payments were dated so. */
export async function findMoves(db: Db, given: readonly GivenDueDate[]): Promise<Moves> {
  const { rows } = await db.executeQuery<{ moves: Moves }>(
    CompiledQuery.raw(`${changedText} ${movesText}`, [JSON.stringify(given)]),
  );
  return rows[0]?.moves ?? { payments: 0, contracts: 0, certain: 0, examples: [] };
}

/** A contract some of whose payments moved, with the first of them. */
export type MovedContract = {
  companyId: string;
  contractId: string;
  contractNumber: string;
  assetName: string;
  payments: number;
  first: { kind: PaymentKind; number: number; count: number; before: CivilDate; after: CivilDate };
};

const moveText = `${changedText}, moved as (
  update payments p set due_on = changed.after, due_provisional = changed.provisional
  from changed where p.id = changed.id
)
select company_id as "companyId", contract_id as "contractId", contract_number as "contractNumber",
  asset_name as "assetName", count(*)::int as payments,
  (json_agg(json_build_object('kind', kind, 'number', number, 'count', count, 'before', before, 'after', after)
    order by nominal_due_on, number) -> 0) as first
from changed where moves and status = 'active'
group by 1, 2, 3, 4 order by 3`;

/** Dates payments so; answers the active contracts that have moved ones. */
export async function movePayments(tx: Tx, given: readonly GivenDueDate[]): Promise<MovedContract[]> {
  const { rows } = await tx.executeQuery<MovedContract>(CompiledQuery.raw(moveText, [JSON.stringify(given)]));
  return rows;
}
