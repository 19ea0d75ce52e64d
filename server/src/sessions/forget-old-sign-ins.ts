import { deleteOldChallenges } from '../account/factors/store.ts';
import type { Db } from '../db/database.ts';
import { deleteOldSignIns } from './sign-ins-store.ts';
import { deleteExpiredSessions, deleteOldThrottles } from './store.ts';
import { failuresMatterMs, successMattersMs } from './throttle.ts';

const historyMs = 365 * 24 * 3600 * 1000;

/**
 * For the daily job: expired sessions, challenges of passkeys, counts of failures that no rule looks at any more, and
 * history over a year old.
 */
export async function forgetOldSignIns(db: Db): Promise<void> {
  const ago = (ms: number) => new Date(Date.now() - ms);
  await deleteExpiredSessions(db);
  await deleteOldChallenges(db, new Date());
  await deleteOldThrottles(db, ago(failuresMatterMs), ago(successMattersMs));
  await deleteOldSignIns(db, ago(historyMs));
}
