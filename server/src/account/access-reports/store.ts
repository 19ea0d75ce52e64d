import type { Db, Tx } from '../../db/database.ts';
import { DomainError } from '../../platform/errors.ts';

/**
 * Takes the secret of a mail's link, which works once.
 * @returns whose it is.
 * @throws access_report_repeated, access_report_expired
 */
export async function takeAccessReport(
  tx: Tx,
  tokenHash: Buffer,
  now: Date,
): Promise<{ userId: string; staffRole: string | null }> {
  const report = await tx
    .selectFrom('access_reports')
    .innerJoin('users', 'users.id', 'user_id')
    .select(['user_id', 'staff_role', 'used_at', 'expires_at'])
    .where('token_hash', '=', tokenHash)
    .forUpdate('access_reports')
    .executeTakeFirst();
  if (report?.used_at) throw new DomainError('access_report_repeated');
  if (!report || report.expires_at <= now) throw new DomainError('access_report_expired');
  await tx.updateTable('access_reports').set({ used_at: now }).where('token_hash', '=', tokenHash).execute();
  return { userId: report.user_id, staffRole: report.staff_role };
}

/** Locks a login for this reason, whatever it was locked for: only another password opens it then. */
export async function lockReported(tx: Tx, userId: string, at: Date): Promise<void> {
  await tx
    .updateTable('users')
    .set({ locked_at: at, lock_reason: 'unauthorized_access' })
    .where('id', '=', userId)
    .where(({ eb, or }) => or([eb('lock_reason', 'is', null), eb('lock_reason', '=', 'operator')]))
    .execute();
}

/** The addresses of the staff who can sign in: each of them may handle an incident. */
export function listStaffToTell(db: Db): Promise<{ email: string; locale: 'ru' | 'en' }[]> {
  return db
    .selectFrom('users')
    .select(['email', 'locale'])
    .where('staff_role', 'is not', null)
    .where('locked_at', 'is', null)
    .orderBy('id')
    .execute();
}
