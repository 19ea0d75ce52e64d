import type { Tx } from '../db/database.ts';
import type { Lessor } from '../lessor.ts';
import { readCalendar } from '../platform/calendar-store.ts';
import type { CivilDate } from '../platform/civil-date.ts';
import type { Clock } from '../platform/clock.ts';
import { DomainError, type InputError } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import type { Locale } from '../platform/locale.ts';
import { enqueueMail } from '../platform/mail/outbox-store.ts';
import { hashToken } from '../platform/token.ts';
import type { Vault } from '../platform/vault.ts';
import { recordConsents, requireInForce } from '../terms/record-consents.ts';
import { answerBy, applicationNumber, checkInn, checkPhone, DAILY_BOUND, tidy } from './application.ts';
import { receivedLetter } from './letters.ts';
import {
  countRecent,
  findSubmission,
  holdSubmission,
  insertApplication,
  nextOrdinal,
  type SubmittedFacts,
} from './store.ts';

export type Submission = SubmittedFacts & {
  submissionId: string;
  consents: { personalData: string; userAgreement: string };
};

export type ApplicationDeps = { clock: Clock; vault: Vault; lessor: Lessor; publicUrl: string };

/** What is told of an application that came in; the token is told here and in its mails alone. */
export type ReceivedApplication = {
  number: string;
  statusToken: string;
  submittedAt: Date;
  answerBy: CivilDate;
};

/** The token of an application: made of its submission by the server's key, so that a repeat and later mails have it too. */
export const applicationToken = (vault: Vault, submissionId: string): string =>
  vault.mac('application', submissionId.toLowerCase()).toString('base64url');

const DAY_MS = 86_400_000;

/**
 * Takes an application of a stranger, with the consents and the mail, or nothing of it.
 * @throws invalid_request, consent_outdated, submission_id_reused.
 */
export async function submitApplication(
  tx: Tx,
  deps: ApplicationDeps,
  said: Submission,
  from: { locale: Locale; address: string },
): Promise<ReceivedApplication> {
  const { clock, vault } = deps;
  const { consents, submissionId, ...facts } = checked(said);
  const email = facts.email.toLowerCase();
  const statusToken = applicationToken(vault, submissionId);
  await holdSubmission(tx, { submissionId, email, inn: facts.inn });
  const before = await findSubmission(tx, submissionId);
  if (before) {
    const { number, createdAt: submittedAt, answerBy: promised, ...sent } = before;
    const same = (Object.keys(facts) as (keyof SubmittedFacts)[]).every((key) => facts[key] === sent[key]);
    if (!same) throw new DomainError('submission_id_reused');
    return { number, statusToken, submittedAt, answerBy: promised };
  }
  const documents = await requireInForce(tx, consents);
  const now = clock.now();
  const recent = await countRecent(tx, { email, inn: facts.inn }, new Date(now.getTime() - DAY_MS));
  const application = {
    ...facts,
    ...from,
    ...{ id: newId(), submissionId, createdAt: now, tokenHash: hashToken(statusToken) },
    number: applicationNumber(clock.today(), await nextOrdinal(tx)),
    answerBy: answerBy(clock.today(), await readCalendar(tx)),
    setAside: Math.max(recent.ofEmail, recent.ofInn) >= DAILY_BOUND,
  };
  await insertApplication(tx, application);
  await recordConsents(tx, { applicationId: application.id }, documents, { at: now, address: from.address });
  // Whoever sends somebody else's address again and again does not fill that mailbox.
  if (recent.ofEmail < DAILY_BOUND) {
    const letter = receivedLetter(told(deps, application), application.answerBy);
    const to = application.email;
    await enqueueMail(tx, vault, { kind: 'application_received', to, locale: from.locale, letter });
  }
  const { answerBy: promised, number } = application;
  return { number, statusToken, submittedAt: now, answerBy: promised };
}

/** An application as its letters tell of it. */
export function told(
  { lessor, publicUrl, vault }: Omit<ApplicationDeps, 'clock'>,
  application: Pick<SubmittedFacts, 'contactName' | 'asset' | 'amountKopecks'> & {
    submissionId: string;
    number: string;
    locale: Locale;
  },
) {
  const token = applicationToken(vault, application.submissionId);
  return {
    ...application,
    url: `${publicUrl}/application#${token}`,
    lessor: { name: lessor.name, phone: lessor.phones[0] ?? '' },
  };
}

/** As it is stored; every place that is wrong is told at once. */
function checked(said: Submission): Submission {
  const inn = checkInn(said.inn, said.clientType);
  const phone = checkPhone(said.phone);
  const wrong = [inn, phone].filter((found): found is InputError => typeof found !== 'string');
  if (typeof inn !== 'string' || typeof phone !== 'string')
    throw new DomainError('invalid_request', {}, wrong);
  const { asset, contactName, name } = said;
  return { ...said, inn, phone, name: tidy(name), contactName: tidy(contactName), asset: tidy(asset) };
}
