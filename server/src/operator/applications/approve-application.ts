import { tidy } from '../../applications/application.ts';
import { approvedLetter } from '../../applications/letters.ts';
import type { ApplicationDeps } from '../../applications/submit-application.ts';
import type { Tx } from '../../db/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { newId } from '../../platform/id.ts';
import { type CheckedFacts, checkFacts, chooseCompany } from './company-of.ts';
import { holdFor, tellApplicant } from './decide.ts';
import { findCompaniesOf, type HeldApplication, insertCompany, moveApplication } from './store.ts';

/**
 * Approves an application: its company is the one of this INN, or a new one.
 * @throws application_not_found, application_state_conflict, invalid_request.
 */
export async function approveApplication(
  tx: Tx,
  deps: ApplicationDeps,
  by: string,
  id: string,
  said: CheckedFacts,
): Promise<void> {
  const { application, state } = await holdFor(tx, id, 'approve');
  const { errors, facts } = checkFacts(said, application.clientType);
  if (errors.length > 0) throw new DomainError('invalid_request', {}, errors);
  const now = deps.clock.now();
  const company_id = (await known(tx, application, facts)) ?? (await make(tx, application, facts, now));
  await moveApplication(tx, id, { state, decided_by: by, decided_at: now, company_id });
  await tellApplicant(tx, deps, application, 'application_approved', approvedLetter);
}

async function known(tx: Tx, application: HeldApplication, { kpp }: CheckedFacts): Promise<string | null> {
  const companies = await findCompaniesOf(tx, application.inn);
  const chosen = chooseCompany(companies, kpp, application.clientType);
  if (chosen && 'pointer' in chosen) throw new DomainError('invalid_request', {}, [chosen]);
  return chosen?.id ?? null;
}

async function make(tx: Tx, application: HeldApplication, facts: CheckedFacts, at: Date): Promise<string> {
  const { clientType, inn, region } = application;
  const { address, kpp, ogrn } = facts;
  const name = tidy(facts.name ?? application.name);
  const id = newId();
  if (await insertCompany(tx, { id, clientType, name, inn, kpp, ogrn, region, address, at })) return id;
  // An import made it since we looked.
  const found = await known(tx, application, facts);
  if (found === null) throw new Error('a company that is in the way can be found');
  return found;
}
