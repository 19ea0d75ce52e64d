import type { ApplicationDeps } from '../../applications/submit-application.ts';
import type { Tx } from '../../db/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { issueCredentials } from '../credentials/issue-credentials.ts';
import { holdFor } from './decide.ts';
import { findContractNumber, holdApplicationOf, linkContract, moveApplication } from './store.ts';

export type ConcludeDeps = ApplicationDeps;
export type CredentialsWay = 'mail' | 'print';
type Contract = { companyId: string; contractId: string };

/**
 * Lets a contract go back to an approved application.
 * @throws application_not_found, application_state_conflict, application_of_another_company, application_has_contract.
 */
export async function tieApplication(tx: Tx, applicationId: string, contract: Contract): Promise<void> {
  const { application } = await holdFor(tx, applicationId, 'contract');
  const { companyId, contractId } = application;
  if (companyId !== contract.companyId) throw new DomainError('application_of_another_company');
  if (contractId !== null)
    throw new DomainError('application_has_contract', {
      number: await findContractNumber(tx, { companyId, contractId }),
    });
  await linkContract(tx, applicationId, contract);
}

/**
 * A contract is in force: the application that it goes back to is concluded, and the applicant gets an account by mail,
 * or later in the office.
 * @throws login_of_staff, login_locked.
 */
export async function concludeApplication(
  tx: Tx,
  deps: ConcludeDeps,
  contract: Contract,
  way: CredentialsWay,
  issuedBy: string | null,
): Promise<void> {
  const application = await holdApplicationOf(tx, contract);
  if (application === undefined) return;
  const { contactName: fullName, email, locale } = application;
  // A password on paper is told to whoever prints it: an answer that is kept for repeats must not hold one.
  if (way === 'mail')
    await issueCredentials(tx, deps, { ...contract, email, fullName, locale, way, issuedBy });
  await moveApplication(tx, application.id, { state: 'contracted', contracted_at: deps.clock.now() });
}
