import type { Tx } from '../../db/database.ts';
import type { NewEvent } from '../../events/event.ts';
import { appendEvents } from '../../events/store.ts';
import { holdCalendarAlone } from '../../platform/calendar-store.ts';
import { holdPosting } from '../receipts/debts-store.ts';
import type { Fault, ToldYear } from './calendar-year.ts';
import { acceptYear, dateBy, type YearChange } from './preview-calendar-year.ts';
import { findMoves, type MovedContract, movePayments, saveYear } from './store.ts';

/**
 * Loads a year, or corrects one that was loaded, and dates the payments by it: all of them or none. A contract whose
 * payments move gets one event; the same year again changes nothing and tells nothing.
 * @throws calendar_year_shipped, calendar_invalid.
 */
export async function loadCalendarYear(
  tx: Tx,
  at: Date,
  loadedBy: string,
  told: ToldYear | Fault[],
): Promise<YearChange> {
  const year = acceptYear(told);
  // Whoever posts money goes by due dates.
  await holdPosting(tx);
  await holdCalendarAlone(tx);
  const { given, replaced } = await dateBy(tx, year);
  const moves = await findMoves(tx, given);
  await saveYear(tx, { ...year, loadedBy, loadedAt: at });
  const contracts = await movePayments(tx, given);
  await appendEvents(
    tx,
    at,
    contracts.map((contract) => toEvent(contract, year.year)),
  );
  return { year, replaced, moves };
}

function toEvent(moved: MovedContract, year: number): NewEvent {
  const { companyId, contractId, contractNumber, assetName, payments, first } = moved;
  return {
    type: 'contract.due_dates_moved',
    companyId,
    contractId,
    object: { type: 'contract', id: contractId },
    data: { contractNumber, assetName, year, payments, first },
  };
}
