import { DomainError } from '../../platform/errors.ts';
import { qrSvg } from '../../platform/qr.ts';
import { lockFactorOwner, saveTotp } from './store.ts';
import { addressOf, inGroups, newSecret } from './totp.ts';
import type { FactorDeps } from './update-factors.ts';

/**
 * A new secret for an authenticator app, in place of one that was not confirmed; told only here.
 * @throws totp_already_on
 */
export async function startTotp({ db, vault }: Pick<FactorDeps, 'db' | 'vault'>, userId: string) {
  const secret = newSecret();
  const email = await db.transaction().execute(async (tx) => {
    const owner = await lockFactorOwner(tx, userId);
    if (!owner) throw new DomainError('unauthenticated');
    if (owner.factors.totpConfirmedAt !== null) throw new DomainError('totp_already_on');
    await saveTotp(tx, userId, vault.seal('totp', userId, secret), new Date());
    return owner.email;
  });
  const address = addressOf(secret, email);
  const qr = `data:image/svg+xml;base64,${Buffer.from(qrSvg(Buffer.from(address))).toString('base64')}`;
  return { secret: inGroups(secret), address, qr };
}
