import type { Tx } from '../db/database.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { findInForce, insertConsents } from './store.ts';

/** The documents that a form agrees to, by their ids. */
export type GivenConsents = { personalData?: string; userAgreement?: string };

/**
 * The ids of the documents, when they are of each kind the version in force.
 * @throws consent_outdated
 */
export async function requireInForce(tx: Tx, given: GivenConsents): Promise<string[]> {
  const { personalData, userAgreement } = given;
  const inForce = await findInForce(tx);
  const outdated = [
    ...(inForce.personal_data === personalData ? [] : ['/consents/personalData']),
    ...(inForce.user_agreement === userAgreement ? [] : ['/consents/userAgreement']),
  ];
  if (outdated.length > 0)
    throw new DomainError(
      'consent_outdated',
      {},
      outdated.map((pointer) => ({
        pointer,
        code: 'consent_outdated',
        message: { ru: 'Вышла новая редакция: прочитайте её', en: 'There is a new version: read it' },
      })),
    );
  return [personalData, userAgreement].filter((id) => id !== undefined);
}

/** Records consents of a person, or of an application that nobody has an account for yet. */
export function recordConsents(
  tx: Tx,
  whose: { userId: string } | { applicationId: string },
  documentIds: readonly string[],
  { at, address }: { at: Date; address: string },
): Promise<void> {
  const [user_id, application_id] = 'userId' in whose ? [whose.userId, null] : [null, whose.applicationId];
  return insertConsents(
    tx,
    documentIds.map((legal_document_id) => ({
      ...{ id: newId(), user_id, application_id, legal_document_id, given_at: at, address },
    })),
  );
}
