import type { Kysely } from 'kysely';
import type { Tx } from '../../db/database.ts';
import type { Database } from '../../db/schema.ts';
import { newId } from '../../platform/id.ts';
import { enqueueMail } from '../../platform/mail/outbox-store.ts';
import { hashToken, newToken } from '../../platform/token.ts';
import type { Mailing } from '../../sessions/record-sign-in.ts';
import { lockedResetLetter, passwordResetLetter } from './letters.ts';
import { countResets, findPasswordOwnerByEmail, insertReset, killResets, takeResetRequest } from './store.ts';

const worksForMs = 30 * 60 * 1000;
const hourMs = 60 * 60 * 1000;
const mailsAnHour = 3;

/** Mails the links that were asked for. */
export async function runPasswordResets(db: Kysely<Database>, mailing: Mailing): Promise<void> {
  const one = () =>
    db.transaction().execute(async (tx) => {
      const request = await takeResetRequest(tx);
      if (request) await mailLink(tx, mailing, request.email);
      return request !== undefined;
    });
  while (await one());
}

async function mailLink(tx: Tx, { vault, publicUrl, lessor }: Mailing, email: string): Promise<void> {
  const owner = await findPasswordOwnerByEmail(tx, email);
  const now = new Date();
  if (!owner || owner.lock_reason === 'removed') return;
  if ((await countResets(tx, owner.id, new Date(now.getTime() - hourMs))) >= mailsAnHour) return;
  await killResets(tx, owner.id, now);
  const token = newToken();
  const locked = owner.lock_reason !== null;
  await insertReset(tx, {
    ...{ id: newId(), user_id: owner.id, token_hash: hashToken(token), created_at: now },
    ...{ expires_at: new Date(now.getTime() + worksForMs), used_at: locked ? now : null },
  });
  const { locale } = owner;
  const letter = locked
    ? lockedResetLetter(locale, lessor.phones)
    : passwordResetLetter(locale, `${publicUrl}/reset#${token}`);
  await enqueueMail(tx, vault, { kind: 'password_reset', to: owner.email, locale, letter });
}
