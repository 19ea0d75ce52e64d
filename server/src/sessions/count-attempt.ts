import { hash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { DomainError } from '../platform/errors.ts';
import { lockThrottles, saveThrottle } from './store.ts';
import {
  afterFailure,
  networkOf,
  secondsToWait,
  type Throttle,
  type ThrottleScope,
  throttleScopes,
} from './throttle.ts';

export type AttemptKeys = Record<ThrottleScope, Buffer>;

/** An attempt that was counted as a failure, and what was counted before it. */
export type CountedAttempt = { keys: AttemptKeys; before: Record<ThrottleScope, Throttle> };

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
export async function countAttempt(db: Kysely<Database>, keys: AttemptKeys): Promise<CountedAttempt> {
  const now = new Date();
  const { before, retryAfterSeconds } = await db.transaction().execute(async (tx) => {
    const throttles = await lockThrottles(tx, keys, now);
    const seconds = secondsToWait(throttles, now);
    if (seconds === 0)
      for (const scope of throttleScopes)
        await saveThrottle(tx, scope, keys[scope], afterFailure(scope, throttles[scope], now));
    return { before: throttles, retryAfterSeconds: seconds };
  });
  if (retryAfterSeconds > 0) throw new DomainError('sign_in_throttled', { retryAfterSeconds });
  return { keys, before };
}

/**
 * The attempt was no failure, and no success yet: a code is asked for. What was before it counts on, so that nobody
 * who knows the password gets new guesses of the code by it.
 */
export async function uncountAttempt(db: Kysely<Database>, attempt: CountedAttempt): Promise<void> {
  const { keys, before } = attempt;
  await db.transaction().execute(async (tx) => {
    const throttles = await lockThrottles(tx, keys, new Date());
    for (const scope of throttleScopes) {
      const now = throttles[scope];
      const alone = now.failures === before[scope].failures + 1;
      const failures = Math.max(0, now.failures - 1);
      await saveThrottle(tx, scope, keys[scope], alone ? before[scope] : { ...now, failures });
    }
  });
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
