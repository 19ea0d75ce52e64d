import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { DomainError } from '../../platform/errors.ts';
import { enqueueMail } from '../../platform/mail/outbox-store.ts';
import type { Vault } from '../../platform/vault.ts';
import { factorLetter, type Whence } from './letters.ts';
import { plainCode } from './recovery-code.ts';
import { type FactorOwner, findTotp, takeRecoveryCode, takeTotpStep } from './store.ts';
import { isAppCode, stepOf } from './totp.ts';

export type CodeDeps = { db: Kysely<Database>; vault: Vault };
export type Origin = Omit<Whence, 'at'>;

/** What is kept of a recovery code: too short for a hash without a key. */
export const macOfCode = (vault: Vault, userId: string, code: string): Buffer =>
  vault.mac('totp', userId, '\n', plainCode(code));

/**
 * Takes a code of a person's app, or one of their recovery codes; either is taken once.
 * @throws wrong_code
 */
export async function verifyCode(
  { db, vault }: CodeDeps,
  owner: FactorOwner,
  typed: string,
  origin: Origin,
): Promise<'totp' | 'recovery_code'> {
  const code = plainCode(typed);
  const now = new Date();
  if (isAppCode(code)) {
    const totp = await findTotp(db, owner.id);
    const step = totp?.confirmed_at ? stepOf(vault.open('totp', owner.id, totp.secret), code, now) : null;
    if (step === null || !(await takeTotpStep(db, owner.id, step))) throw new DomainError('wrong_code');
    return 'totp';
  }
  await db.transaction().execute(async (tx) => {
    if (!(await takeRecoveryCode(tx, owner.id, macOfCode(vault, owner.id, code), now)))
      throw new DomainError('wrong_code');
    const left = owner.factors.recoveryCodesLeft - 1;
    const letter = factorLetter({ kind: 'recovery_code_used', left }, owner.locale, { at: now, ...origin });
    await enqueueMail(tx, vault, {
      kind: 'recovery_code_used',
      to: owner.email,
      locale: owner.locale,
      letter,
    });
  });
  return 'recovery_code';
}
