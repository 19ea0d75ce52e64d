import type { Logger } from 'pino';
import type { Db, Tx } from '../../db/database.ts';
import { openIncident } from '../../operator/incidents/store.ts';
import { type AuditPerson, personActor } from '../../platform/audit/entry.ts';
import { enqueueMail } from '../../platform/mail/outbox-store.ts';
import { hashToken } from '../../platform/token.ts';
import type { Mailing } from '../../sessions/record-sign-in.ts';
import { deleteSessionsOf } from '../../sessions/store.ts';
import { cancelChangesOf } from '../login-changes/store.ts';
import { killResets } from '../passwords/store.ts';
import { findAddressee } from '../store.ts';
import { accessLockedLetter, incidentLetter } from './letters.ts';
import { listStaffToTell, lockReported, takeAccessReport } from './store.ts';

export type ReportDeps = { db: Db; mailing: Mailing; log: Logger };
type Report = { comment: string | null; address: string };

/** Somebody else is in the account: everything of it ends, the login is locked, the operators look into it. */
export function reportUnauthorizedAccess(
  deps: ReportDeps,
  report: Report & { userId: string },
): Promise<void> {
  return deps.db.transaction().execute((tx) => closeAccount(tx, deps, report));
}

/**
 * The same by the link of a mail.
 * @returns who it is.
 * @throws access_report_repeated, access_report_expired
 */
export function reportUnauthorizedAccessByLink(
  deps: ReportDeps,
  { token, ...report }: Report & { token: string },
): Promise<AuditPerson> {
  return deps.db.transaction().execute(async (tx) => {
    const { userId, staffRole } = await takeAccessReport(tx, hashToken(token), new Date());
    await closeAccount(tx, deps, { ...report, userId });
    return personActor(userId, staffRole);
  });
}

async function closeAccount(
  tx: Tx,
  { mailing, log }: ReportDeps,
  { userId, comment, address }: Report & { userId: string },
) {
  const at = new Date();
  const number = await openIncident(tx, { userId, at, address, comment });
  await lockReported(tx, userId, at);
  await killResets(tx, userId, at);
  await cancelChangesOf(tx, userId, at);
  await deleteSessionsOf(tx, userId);
  const person = await findAddressee(tx, userId);
  if (number === undefined || !person) return;
  const letter = accessLockedLetter(person.locale, { number, phones: mailing.lessor.phones });
  const { email: to, locale } = person;
  await enqueueMail(tx, mailing.vault, { kind: 'access_locked', to, locale, letter });
  const url = `${mailing.publicUrl}/operator/incidents`;
  const staff = await listStaffToTell(tx);
  // The clocks of the law run all the same: whoever runs the server makes an administrator.
  if (staff.length === 0)
    log.error({ incident: number }, 'an incident is open and no member of staff can sign in');
  for (const { email, locale: language } of staff)
    await enqueueMail(tx, mailing.vault, {
      ...{ kind: 'incident_opened', to: email, locale: language },
      letter: incidentLetter(language, { number, at, url, timeZone: mailing.lessor.timeZone }),
    });
}
