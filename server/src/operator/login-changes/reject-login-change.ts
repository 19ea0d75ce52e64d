import { rejectedLetter } from '../../account/login-changes/letters.ts';
import { requireOpen } from '../../account/login-changes/login-change.ts';
import type { Letterbox } from '../../account/login-changes/request-login-change.ts';
import { holdChange, saveChange } from '../../account/login-changes/store.ts';
import type { Tx } from '../../db/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { enqueueMail } from '../../platform/mail/outbox-store.ts';

/** @throws login_change_not_found, login_change_closed */
export async function rejectLoginChange(
  tx: Tx,
  { vault, publicUrl }: Letterbox,
  now: Date,
  operatorId: string,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  const change = await holdChange(tx, 'id', id);
  if (!change) throw new DomainError('login_change_not_found');
  requireOpen(change, now);
  await saveChange(tx, change, {
    ...{ state: 'rejected', decided_at: now, decided_by: operatorId, rejection_reason: reason },
  });
  const { login: to, locale } = change;
  const letter = rejectedLetter(change, reason, `${publicUrl}/login-change`)[locale];
  await enqueueMail(tx, vault, { kind: 'login_change_rejected', to, locale, letter });
}
