import { approvedNewLetter, approvedOldLetter } from '../../account/login-changes/letters.ts';
import { undoUrl } from '../../account/login-changes/links.ts';
import { approvalBlockedBy, REVERT_MS, sameLogin } from '../../account/login-changes/login-change.ts';
import type { Letterbox } from '../../account/login-changes/request-login-change.ts';
import { holdChange, saveChange, setLogin } from '../../account/login-changes/store.ts';
import { killResets } from '../../account/passwords/store.ts';
import type { Tx } from '../../db/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { enqueueMail } from '../../platform/mail/outbox-store.ts';
import { deleteSessionsOf } from '../../sessions/store.ts';

/**
 * The new login holds from now on; of the person's sessions the one stays where they asked. Answers whose login it is.
 * @throws login_change_not_found, login_change_outdated, login_taken, and why it can't be approved as it stands
 */
export async function approveLoginChange(
  tx: Tx,
  { vault, publicUrl }: Letterbox,
  now: Date,
  operatorId: string,
  id: string,
): Promise<string> {
  const change = await holdChange(tx, 'id', id);
  if (!change) throw new DomainError('login_change_not_found');
  const blocked = approvalBlockedBy(change, now);
  if (blocked) throw new DomainError(blocked);
  if (!sameLogin(change.login, change.oldLogin)) throw new DomainError('login_change_outdated');
  await setLogin(tx, change.userId, change.newLogin);
  await saveChange(tx, change, {
    state: 'approved',
    decided_at: now,
    decided_by: operatorId,
    revert_until: new Date(now.getTime() + REVERT_MS),
  });
  await deleteSessionsOf(tx, change.userId, change.sessionId);
  await killResets(tx, change.userId, now);
  const { locale, oldLogin, newLogin } = change;
  const toOld = approvedOldLetter(change, undoUrl(vault, publicUrl, id))[locale];
  const toNew = approvedNewLetter(change, `${publicUrl}/sign-in`)[locale];
  await enqueueMail(tx, vault, { kind: 'login_change_approved', to: oldLogin, locale, letter: toOld });
  await enqueueMail(tx, vault, { kind: 'login_changed', to: newLogin, locale, letter: toNew });
  return change.userId;
}
