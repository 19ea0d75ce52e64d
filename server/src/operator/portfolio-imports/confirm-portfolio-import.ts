import type { Transaction } from 'kysely';
import { addScheduleVersion, changePayments } from '../../contracts/schedule-store.ts';
import type { Database } from '../../db/schema.ts';
import type { NewEvent } from '../../events/event.ts';
import { appendEvents } from '../../events/store.ts';
import { holdCalendar } from '../../platform/calendar-store.ts';
import type { Clock } from '../../platform/clock.ts';
import { DomainError } from '../../platform/errors.ts';
import { newId } from '../../platform/id.ts';
import { holdPosting } from '../receipts/debts-store.ts';
import { replanWaitingReceipts } from '../receipts/replan-waiting-receipts.ts';
import { findExisting } from './existing-store.ts';
import { type ContractPlan, countPlans, keysOf, planContract, refuseTwins, type Work } from './plan.ts';
import { confirmImport, type Import, type KeptRow, keepRows, listRows, lockImport } from './store.ts';
import { findScheduleVersion, saveCompany, saveContract } from './work-store.ts';

type Done = { companyId: string; contractId: string; events: NewEvent[] };

/**
 * Does what a portfolio says, each contract as things stand now: all of it or nothing.
 * @param check looks at the import before anything is done, and throws when it is not the one that was meant.
 * @throws import_not_found, import_already_confirmed.
 */
export async function confirmPortfolioImport(
  tx: Transaction<Database>,
  clock: Clock,
  importId: string,
  check: (found: Import) => void,
): Promise<Import> {
  await holdPosting(tx);
  const found = await lockImport(tx, importId);
  if (found === undefined) throw new DomainError('import_not_found');
  check(found);
  if (found.state === 'confirmed') throw new DomainError('import_already_confirmed');

  const calendar = await holdCalendar(tx);
  const kept = await listRows(tx, importId, { outcome: undefined, after: 0, limit: found.counts.contracts });
  const entries = kept.map(({ entry }) => entry);
  const existing = await findExisting(tx, keysOf(entries));
  const companies = [...existing.companies];
  const told = refuseTwins(entries, existing);
  const plans: ContractPlan[] = [];
  const rows: KeptRow[] = [];
  const events: NewEvent[] = [];
  for (const [index, row] of kept.entries()) {
    const plan = planContract(
      told[index] ?? row.entry,
      { companies, contracts: existing.contracts },
      calendar,
    );
    const done = plan.work && (await carryOut(tx, clock, plan.work));
    if (done && plan.work) {
      events.push(...done.events);
      // The next contract of this company finds it.
      const known = companies.findIndex(({ id }) => id === done.companyId);
      companies.splice(known < 0 ? companies.length : known, 1, {
        ...plan.work.company.terms,
        id: done.companyId,
      });
    }
    plans.push(plan);
    rows.push({ ...row, outcome: plan.outcome, plan, contractId: done?.contractId ?? plan.contractId });
  }
  await appendEvents(tx, clock.now(), events);
  await replanWaitingReceipts(tx, clock.now());
  await keepRows(tx, importId, rows);
  const confirmed: Import = {
    ...found,
    state: 'confirmed',
    confirmedAt: clock.now(),
    counts: countPlans(entries, plans),
  };
  await confirmImport(tx, confirmed);
  return confirmed;
}

async function carryOut(tx: Transaction<Database>, clock: Clock, work: Work): Promise<Done> {
  const now = clock.now();
  const companyId = work.company.id ?? newId();
  const contractId = work.contract.id ?? newId();
  const { terms } = work.contract;
  const isNew = work.contract.id === null;
  const before = isNew ? 0 : await findScheduleVersion(tx, companyId, contractId);
  const version = work.schedule ? before + 1 : before;
  const reason = work.schedule?.reason ?? (isNew ? 'initial' : 'import');

  await saveCompany(tx, now, companyId, work.company.terms);
  await saveContract(tx, now, { id: contractId, companyId, version, terms });
  if (work.schedule) {
    const effectiveOn = isNew ? terms.signedOn : clock.today();
    const { lines, payments } = work.schedule;
    await addScheduleVersion(tx, now, { companyId, contractId, version, reason, effectiveOn, lines });
    await changePayments(tx, companyId, contractId, payments);
  }

  const object = { type: 'contract', id: contractId } as const;
  const data = { contractNumber: terms.number, assetName: terms.assetName };
  const events: NewEvent[] = [];
  if (work.contract.begins) events.push({ type: 'contract.created', companyId, contractId, object, data });
  else if (work.schedule)
    events.push({
      type: 'contract.schedule_changed',
      companyId,
      contractId,
      object,
      data: { ...data, version, reason },
    });
  return { companyId, contractId, events };
}
