import { deleteOldChallenges } from '../account/factors/store.ts';
import type { Db } from '../db/database.ts';
import { deleteExpiredSessions, deleteOldThrottles } from './store.ts';
import { failuresMatterMs, successMattersMs } from './throttle.ts';

/** For the daily job: expired sessions, challenges of passkeys and counts of failures that no rule looks at any more. */
export async function forgetOldSignIns(db: Db): Promise<void> {
  const ago = (ms: number) => new Date(Date.now() - ms);
  await deleteExpiredSessions(db);
  await deleteOldChallenges(db, new Date());
  await deleteOldThrottles(db, ago(failuresMatterMs), ago(successMattersMs));
}
