import { insertMembership } from '../../companies/members/store.ts';
import type { Tx } from '../../db/database.ts';
import type { Lessor } from '../../lessor.ts';
import { DomainError } from '../../platform/errors.ts';
import { newId } from '../../platform/id.ts';
import type { Locale } from '../../platform/locale.ts';
import { enqueueMail } from '../../platform/mail/outbox-store.ts';
import type { Vault } from '../../platform/vault.ts';
import { hashPassword } from '../../sessions/passwords.ts';
import { credentialsLetter, membershipLetter } from './letters.ts';
import { findPlace, holdLoginByEmail, insertIssue, saveTemporaryPassword } from './store.ts';
import { newTemporaryPassword, temporaryUntil } from './temporary-password.ts';

export type CredentialsDeps = { vault: Vault; publicUrl: string; lessor: Lessor };

export type IssueOrder = {
  companyId: string;
  /** The contract that the person gets the cabinet for; null: none in particular. */
  contractId: string | null;
  email: string;
  fullName: string;
  /** Of the letters to the person, and of their cabinet, until they choose another. */
  locale: Locale;
  way: 'mail' | 'print';
  /** The operator; null: an integration of the lessor. */
  issuedBy: string | null;
};

export type IssuedCredentials = {
  userId: string;
  login: string;
  fullName: string;
  /** `membership`: the person had a login with a password of their own, which stays. */
  way: 'mail' | 'print' | 'membership';
  /** false: the person was in the company before. */
  joined: boolean;
  /** Of the way `print` alone; it is told nowhere else and can't be told again. */
  temporaryPassword: string | null;
  /** Until when the temporary password signs in; null for `membership`. */
  temporaryUntil: Date | null;
};

/**
 * Gives a person the cabinet of a company, as its owner: a login with a temporary password, by mail or for a printed
 * sheet. Somebody who has a login with a password of their own gets a membership and a letter. One whose password is
 * still a temporary one gets a new one, and the one before dies.
 *
 * An answer with a password must not be stored: an operation that prints it is not `x-idempotency: key`.
 * @throws company_not_found, contract_not_found, login_of_staff, login_locked
 */
export async function issueCredentials(
  tx: Tx,
  deps: CredentialsDeps,
  order: IssueOrder,
): Promise<IssuedCredentials> {
  const { companyId, contractId, issuedBy, way } = order;
  const now = new Date();
  const place = await findPlace(tx, companyId, contractId);
  if (place === undefined) throw new DomainError('company_not_found');
  if (contractId !== null && place.contractNumber === null) throw new DomainError('contract_not_found');

  const password = newTemporaryPassword();
  const password_hash = await hashPassword(password);
  const { login, isNew } = await holdLoginByEmail(tx, {
    ...{ id: newId(), email: order.email, full_name: order.fullName, password_hash },
    ...{ locale: order.locale, created_at: now },
  });
  if (login.staff_role !== null) throw new DomainError('login_of_staff');
  if (login.locked_at !== null) throw new DomainError('login_locked');

  const owner = { userId: login.id, companyId, role: 'owner', contractIds: null } as const;
  const joined = await insertMembership(tx, owner, now);
  const temporary = isNew || login.temporary_until !== null;
  const until = temporary ? temporaryUntil(now) : null;
  if (until)
    await saveTemporaryPassword(tx, login.id, {
      ...{ password_hash, temporary_until: until, password_changed_at: now },
    });
  const done = temporary ? way : 'membership';
  await insertIssue(tx, {
    ...{ id: newId(), company_id: companyId, contract_id: contractId, user_id: login.id },
    ...{ way: done, issued_by: issuedBy, issued_at: now },
  });

  const { publicUrl, lessor, vault } = deps;
  const facts = { lessor, publicUrl, login: login.email, ...place };
  const letter = { to: login.email, locale: login.locale };
  if (done === 'membership')
    await enqueueMail(tx, vault, {
      ...{ kind: 'membership_added', ...letter, letter: membershipLetter(login.locale, facts) },
    });
  else if (done === 'mail' && until)
    await enqueueMail(tx, vault, {
      ...{ kind: 'credentials_issued', ...letter },
      letter: credentialsLetter(login.locale, { ...facts, temporaryPassword: password, until }),
    });
  return {
    ...{ userId: login.id, login: login.email, fullName: login.full_name, way: done, joined },
    temporaryPassword: done === 'print' ? password : null,
    temporaryUntil: until,
  };
}
