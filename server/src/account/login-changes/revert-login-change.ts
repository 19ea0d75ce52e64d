import type { Tx } from '../../db/database.ts';
import { openIncident } from '../../operator/incidents/store.ts';
import { DomainError } from '../../platform/errors.ts';
import { enqueueMail } from '../../platform/mail/outbox-store.ts';
import { hashToken } from '../../platform/token.ts';
import { deleteSessionsOf } from '../../sessions/store.ts';
import { killResets } from '../passwords/store.ts';
import { cancelledLetter, revertedLetter } from './letters.ts';
import { undoing } from './login-change.ts';
import type { Letterbox } from './request-login-change.ts';
import { fellLater, type HeldChange, holdChange, saveChange, setLogin } from './store.ts';

export type Undone = { outcome: 'cancelled' | 'reverted'; change: HeldChange };

/**
 * The old address followed its link: what is not decided is cancelled; what was approved is undone, with all that
 * followed it, and whoever is signed in has to prove anew that they may.
 * @throws login_change_link_invalid, login_change_link_expired, login_taken
 */
export async function revertLoginChange(
  tx: Tx,
  box: Letterbox,
  from: { now: Date; address: string },
  token: string,
): Promise<Undone> {
  const change = await holdChange(tx, 'undo', hashToken(token));
  if (!change) throw new DomainError('login_change_link_invalid');
  const act = undoing(change, from.now);
  if (act === 'cancels') await cancel(tx, box, change, from.now);
  if (act === 'reverts') await revert(tx, box, change, from);
  const outcome = act === 'cancels' || act === 'cancelled' ? 'cancelled' : 'reverted';
  return { outcome, change };
}

async function cancel(tx: Tx, { vault, publicUrl }: Letterbox, change: HeldChange, now: Date): Promise<void> {
  await saveChange(tx, change, { state: 'cancelled', decided_at: now });
  const letter = cancelledLetter(change, `${publicUrl}/security`)[change.locale];
  await enqueueMail(tx, vault, {
    ...{ kind: 'login_change_cancelled', to: change.oldLogin, locale: change.locale, letter },
  });
}

async function revert(
  tx: Tx,
  { vault, publicUrl }: Letterbox,
  change: HeldChange,
  { now, address }: { now: Date; address: string },
): Promise<void> {
  await setLogin(tx, change.userId, change.oldLogin);
  await saveChange(tx, change, { state: 'reverted', reverted_at: now });
  await fellLater(tx, change, now);
  await openIncident(tx, {
    userId: change.userId,
    at: now,
    address,
    comment: `Смена логина отменена по ссылке из письма на прежний адрес: ${change.oldLogin} → ${change.newLogin}.`,
  });
  await deleteSessionsOf(tx, change.userId);
  await killResets(tx, change.userId, now);
  const letter = revertedLetter(change, `${publicUrl}/reset`)[change.locale];
  for (const to of new Set([change.oldLogin, change.newLogin, change.login]))
    await enqueueMail(tx, vault, { kind: 'login_change_reverted', to, locale: change.locale, letter });
}
