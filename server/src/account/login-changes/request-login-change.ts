import type { Tx } from '../../db/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { newId } from '../../platform/id.ts';
import { enqueueMail } from '../../platform/mail/outbox-store.ts';
import { hashToken } from '../../platform/token.ts';
import type { Vault } from '../../platform/vault.ts';
import { confirmLetter, requestedLetter, takenLetter } from './letters.ts';
import { confirmUrl, linkToken, undoUrl } from './links.ts';
import { requirePatience, sameLogin } from './login-change.ts';
import {
  confirmUntilOf,
  expireChanges,
  findOwnerOf,
  hasOpenChange,
  holdPerson,
  insertChange,
  listBegun,
} from './store.ts';

export type Letterbox = { vault: Vault; publicUrl: string };

export type AskedChange = {
  companyId: string;
  userId: string;
  newLogin: string;
  representative: string;
  byAttorney: boolean;
  /** Where the person asked; null: an operator did for them. */
  sessionId: string | null;
  createdBy: string;
  /** How the operator made sure who asked; null: the person asks. */
  identityNote: string | null;
};

/**
 * Begins a change of login: the new address is asked to confirm, the old one is told. Where the new one is somebody's
 * login all goes as ever, but that its mailbox is told so in place of the link.
 * @throws login_change_same_login, login_change_open_already, login_change_throttled
 */
export async function requestLoginChange(
  tx: Tx,
  { vault, publicUrl }: Letterbox,
  now: Date,
  asked: AskedChange,
): Promise<string> {
  const person = await holdPerson(tx, asked.userId);
  if (!person) throw new DomainError('unauthenticated');
  if (sameLogin(person.login, asked.newLogin)) throw new DomainError('login_change_same_login');
  await expireChanges(tx, now, person.id);
  if (await hasOpenChange(tx, person.id)) throw new DomainError('login_change_open_already');
  requirePatience(await listBegun(tx, person.id), now);

  const id = newId();
  await insertChange(tx, {
    id,
    company_id: asked.companyId,
    user_id: person.id,
    old_email: person.login,
    new_email: asked.newLogin,
    representative: asked.representative.trim(),
    by_attorney: asked.byAttorney,
    lost_mailbox: asked.identityNote !== null,
    identity_note: asked.identityNote,
    session_id: asked.sessionId,
    state: 'waiting_confirmation',
    confirm_token_hash: hashToken(linkToken(vault, 'confirm', id)),
    confirm_until: confirmUntilOf(now),
    revert_token_hash: hashToken(linkToken(vault, 'undo', id)),
    created_at: now,
    created_by: asked.createdBy,
  });

  const told = { oldLogin: person.login, newLogin: asked.newLogin };
  const owner = await findOwnerOf(tx, asked.newLogin);
  const locale = owner?.locale ?? person.locale;
  const toNew = owner ? takenLetter(asked.newLogin) : confirmLetter(told, confirmUrl(vault, publicUrl, id));
  const toOld = requestedLetter(told, undoUrl(vault, publicUrl, id), asked.identityNote !== null);
  await enqueueMail(tx, vault, {
    ...{ kind: owner ? 'login_taken' : 'login_change_confirm', to: asked.newLogin, locale },
    letter: toNew[locale],
  });
  await enqueueMail(tx, vault, {
    ...{ kind: 'login_change_requested', to: person.login, locale: person.locale },
    letter: toOld[person.locale],
  });
  return id;
}
