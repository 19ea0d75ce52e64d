import type { Tx } from '../../db/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { newId } from '../../platform/id.ts';
import { enqueueMail } from '../../platform/mail/outbox-store.ts';
import { hashPassword } from '../../sessions/passwords.ts';
import type { CredentialsDeps, IssuedCredentials } from './issue-credentials.ts';
import { renewedInOfficeLetter, renewedLetter } from './letters.ts';
import { deleteFactors, holdMember, insertIssue, openLogin, saveTemporaryPassword } from './store.ts';
import { newTemporaryPassword, temporaryUntil } from './temporary-password.ts';

export type ReissueOrder = {
  companyId: string;
  userId: string;
  way: 'mail' | 'print';
  identityCheck: string | null;
  resetFactors: boolean;
  issuedBy: string;
};

/**
 * Replaces a person's password by a temporary one; whatever the one before had opened ends.
 * @throws member_not_found, login_locked, identity_check_required when the person has a password of their own.
 */
export async function reissueCredentials(
  tx: Tx,
  deps: CredentialsDeps,
  order: ReissueOrder,
): Promise<IssuedCredentials> {
  const { companyId, userId, way, identityCheck, issuedBy } = order;
  const login = await holdMember(tx, companyId, userId);
  if (login === undefined) throw new DomainError('member_not_found');
  // Whoever got in may have left a passkey of theirs.
  const invaded = login.lock_reason === 'unauthorized_access';
  if (login.locked_at !== null && !invaded) throw new DomainError('login_locked');
  if (login.temporary_until === null && identityCheck === null)
    throw new DomainError('identity_check_required');

  const now = new Date();
  const until = temporaryUntil(now);
  const password = newTemporaryPassword();
  const password_hash = await hashPassword(password);
  await saveTemporaryPassword(tx, userId, {
    ...{ password_hash, temporary_until: until, password_changed_at: now },
  });
  if (invaded) await openLogin(tx, userId);
  if (invaded || order.resetFactors) await deleteFactors(tx, userId);
  await insertIssue(tx, {
    ...{ id: newId(), company_id: companyId, contract_id: null, user_id: userId, way },
    ...{ identity_check: identityCheck, issued_by: issuedBy, issued_at: now },
  });

  const { publicUrl, lessor, vault } = deps;
  const facts = { lessor, publicUrl, login: login.email };
  await enqueueMail(tx, vault, {
    ...{ kind: 'credentials_reissued', to: login.email, locale: login.locale },
    letter:
      way === 'mail'
        ? renewedLetter(login.locale, { ...facts, temporaryPassword: password, until })
        : renewedInOfficeLetter(login.locale, facts),
  });
  return {
    ...{ userId, login: login.email, fullName: login.full_name, way, joined: false },
    ...{ temporaryPassword: way === 'print' ? password : null, temporaryUntil: until },
  };
}
