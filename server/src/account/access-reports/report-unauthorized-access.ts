import type { Db, Tx } from '../../db/database.ts';
import { openIncident } from '../../operator/incidents/store.ts';
import { DomainError } from '../../platform/errors.ts';
import { enqueueMail } from '../../platform/mail/outbox-store.ts';
import { hashToken } from '../../platform/token.ts';
import type { Mailing } from '../../sessions/record-sign-in.ts';
import { deleteSessionsOf } from '../../sessions/store.ts';
import { killResets } from '../passwords/store.ts';
import { findAddressee } from '../store.ts';
import { accessLockedLetter, incidentLetter } from './letters.ts';
import { lockReported, takeAccessReport, toAdministrators } from './store.ts';

type Report = { comment: string | null; address: string };

/** Somebody else is in the account: everything of it ends, the login is locked, the operators look into it. */
export function reportUnauthorizedAccess(
  db: Db,
  mailing: Mailing,
  report: Report & { userId: string },
): Promise<void> {
  return db.transaction().execute((tx) => closeAccount(tx, mailing, report));
}

/**
 * The same by the link of a mail.
 * @returns whose account it is.
 * @throws access_report_expired
 */
export function reportUnauthorizedAccessByLink(
  db: Db,
  mailing: Mailing,
  { token, ...report }: Report & { token: string },
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const userId = await takeAccessReport(tx, hashToken(token), new Date());
    if (userId === undefined) throw new DomainError('access_report_expired');
    await closeAccount(tx, mailing, { ...report, userId });
    return userId;
  });
}

async function closeAccount(
  tx: Tx,
  mailing: Mailing,
  { userId, comment, address }: Report & { userId: string },
) {
  const at = new Date();
  const number = await openIncident(tx, { userId, at, address, comment });
  await lockReported(tx, userId, at);
  await killResets(tx, userId, at);
  await deleteSessionsOf(tx, userId);
  const person = await findAddressee(tx, userId);
  if (number === undefined || !person) return;
  const letter = accessLockedLetter(person.locale, { number, phones: mailing.lessor.phones });
  const { email: to, locale } = person;
  await enqueueMail(tx, mailing.vault, { kind: 'access_locked', to, locale, letter });
  const url = `${mailing.publicUrl}/operator/incidents`;
  for (const { email, locale: language } of await toAdministrators(tx))
    await enqueueMail(tx, mailing.vault, {
      ...{ kind: 'incident_opened', to: email, locale: language },
      letter: incidentLetter(language, { number, at, url, timeZone: mailing.lessor.timeZone }),
    });
}
