import type { Kysely } from 'kysely';
import type { Tx } from '../../db/database.ts';
import type { Database } from '../../db/schema.ts';
import { DomainError } from '../../platform/errors.ts';
import { enqueueMail } from '../../platform/mail/outbox-store.ts';
import type { Vault } from '../../platform/vault.ts';
import type { Authenticator } from '../../sessions/authenticate.ts';
import type { SessionBook } from '../../sessions/lucia.ts';
import type { Mailing } from '../../sessions/record-sign-in.ts';
import { type Factors, mayLeave, wantsRecoveryCodes } from './factors.ts';
import { type FactorNews, factorLetter, type Whence } from './letters.ts';
import type { PasskeySite } from './passkey.ts';
import { newRecoveryCodes } from './recovery-code.ts';
import { type FactorOwner, lockFactorOwner, replaceRecoveryCodes } from './store.ts';
import { macOfCode } from './verify-code.ts';

export type FactorDeps = {
  db: Kysely<Database>;
  vault: Vault;
  site: PasskeySite;
  sessions: SessionBook;
  authenticator: Authenticator;
  timeZone: string;
  mailing: Mailing;
};

/** A person on one of their sessions, and where that is. */
export type Asker = { userId: string; sessionId: string } & Pick<Whence, 'device' | 'address'>;

/**
 * Changes the factors of a person, tells them by mail, and gives the session that did it a new token, whose
 * `Set-Cookie` is answered.
 */
export async function updateFactors<T>(
  { db, vault, sessions, authenticator, timeZone }: FactorDeps,
  { userId, sessionId, device, address }: Asker,
  change: (tx: Tx, owner: FactorOwner, now: Date) => Promise<{ news: FactorNews; result: T }>,
): Promise<{ result: T; cookie: string }> {
  const now = new Date();
  const done = await db.transaction().execute(async (tx) => {
    const owner = await lockFactorOwner(tx, userId);
    if (!owner) throw new DomainError('unauthenticated');
    const { news, result } = await change(tx, owner, now);
    const { email: to, locale } = owner;
    const letter = factorLetter(news, locale, { at: now, device, address, timeZone });
    await enqueueMail(tx, vault, { kind: news.kind, to, locale, letter });
    return { result, cookie: await sessions.renew(tx, sessionId) };
  });
  // What is asked of them before all else may have changed on every session.
  authenticator.forgetUser(userId);
  return done;
}

/** New recovery codes in place of those before; told only here. */
export async function renewRecoveryCodes(tx: Tx, vault: Vault, userId: string, now: Date): Promise<string[]> {
  const codes = newRecoveryCodes();
  const hashes = codes.map((code) => macOfCode(vault, userId, code));
  await replaceRecoveryCodes(tx, userId, hashes, now);
  return codes;
}

/** The codes that come with a first factor; null where the person has some. */
export const firstRecoveryCodes = (tx: Tx, vault: Vault, { id, factors }: FactorOwner, now: Date) =>
  factors.recoveryCodesLeft > 0 ? Promise.resolve(null) : renewRecoveryCodes(tx, vault, id, now);

/**
 * After a factor was taken away, by what is left.
 * @throws second_factor_demanded
 */
export async function settleLoss(tx: Tx, userId: string, left: Factors, now: Date): Promise<void> {
  if (!mayLeave(left)) throw new DomainError('second_factor_demanded');
  if (!wantsRecoveryCodes(left)) await replaceRecoveryCodes(tx, userId, [], now);
}
