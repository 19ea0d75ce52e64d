import { Secret, TOTP } from 'otpauth';

/** What authenticator apps take everywhere: six digits by SHA-1, anew every 30 seconds. */
const periodSeconds = 30;
/** Steps before and after the present one whose code is taken too, for clocks that are not exact. */
const window = 1;

const totpOf = (secret: string, label = '') =>
  new TOTP({
    issuer: 'Element Cabinet',
    label,
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: periodSeconds,
  });

/** A new secret of 160 bits, in base32. */
export const newSecret = (): string => new Secret({ size: 20 }).base32;

/** `otpauth://totp/…`, that authenticator apps open or scan. */
export const addressOf = (secret: string, email: string): string => totpOf(secret, email).toString();

/** "JBSW Y3DP EHPK 3PXP", to be typed by hand. */
export const inGroups = (secret: string): string => (secret.match(/.{1,4}/g) ?? []).join(' ');

/** Whether what was typed is a code of an app and not a recovery code. */
export const isAppCode = (code: string): boolean => /^\d{6}$/.test(code);

/** The step that a code is of; null when it is of none near `now`. */
export function stepOf(secret: string, code: string, now: Date): bigint | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window });
  return delta === null ? null : BigInt(Math.floor(now.getTime() / 1000 / periodSeconds) + delta);
}
