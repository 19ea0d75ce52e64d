import { hash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { DomainError } from '../platform/errors.ts';
import { lockThrottles, saveThrottle } from './store.ts';
import { afterFailure, networkOf, secondsToWait, type ThrottleScope, throttleScopes } from './throttle.ts';

export type AttemptKeys = Record<ThrottleScope, Buffer>;

/** Hashed, because what was typed need not be an e-mail of anybody; it may be a password. */
export function keysOfAttempt(email: string, ip: string): AttemptKeys {
  const account = email.toLowerCase();
  const network = networkOf(ip);
  const key = (text: string) => hash('sha256', text, 'buffer');
  return { account: key(account), network: key(network), pair: key(`${account}\n${network}`) };
}

/**
 * Counts a failure before the password is looked at, so that many attempts at once don't slip through.
 * @throws sign_in_throttled when it is too early for an attempt.
 */
export async function countAttempt(db: Kysely<Database>, keys: AttemptKeys): Promise<void> {
  const now = new Date();
  const retryAfterSeconds = await db.transaction().execute(async (tx) => {
    const throttles = await lockThrottles(tx, keys, now);
    const seconds = secondsToWait(throttles, now);
    if (seconds === 0)
      for (const scope of throttleScopes)
        await saveThrottle(tx, scope, keys[scope], afterFailure(scope, throttles[scope], now));
    return seconds;
  });
  if (retryAfterSeconds > 0) throw new DomainError('sign_in_throttled', { retryAfterSeconds });
}

/** The password was right: it was no failure, and from now on the account is known in this network. */
export async function clearAttempt(db: Kysely<Database>, keys: AttemptKeys): Promise<void> {
  const now = new Date();
  await db.transaction().execute(async (tx) => {
    const { account, network, pair } = await lockThrottles(tx, keys, now);
    await saveThrottle(tx, 'account', keys.account, {
      ...account,
      failures: Math.max(0, account.failures - 1),
    });
    await saveThrottle(tx, 'network', keys.network, {
      ...network,
      failures: Math.max(0, network.failures - 1),
    });
    await saveThrottle(tx, 'pair', keys.pair, { ...pair, failures: 0, succeeded_at: now });
  });
}
