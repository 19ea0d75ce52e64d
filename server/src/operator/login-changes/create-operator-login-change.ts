import { type Letterbox, requestLoginChange } from '../../account/login-changes/request-login-change.ts';
import type { Tx } from '../../db/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { findPersonOf, hasCompany } from './store.ts';

type Asked = {
  companyId: string;
  login: string;
  newLogin: string;
  representative: string;
  byAttorney: boolean;
  identityNote: string;
};

/**
 * For a person whose mailbox is lost, by an operator who made sure who they are.
 * @throws company_not_found, login_change_person_unknown, and what `requestLoginChange` throws
 */
export async function createOperatorLoginChange(
  tx: Tx,
  box: Letterbox,
  now: Date,
  operatorId: string,
  { login, ...asked }: Asked,
): Promise<string> {
  if (!(await hasCompany(tx, asked.companyId))) throw new DomainError('company_not_found');
  const userId = await findPersonOf(tx, asked.companyId, login);
  if (!userId) throw new DomainError('login_change_person_unknown');
  return requestLoginChange(tx, box, now, { ...asked, userId, sessionId: null, createdBy: operatorId });
}
