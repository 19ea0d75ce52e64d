import type { Tx } from '../db/database.ts';
import type { LegalDocumentKind } from '../db/schema.ts';
import { addDays, type CivilDate } from '../platform/civil-date.ts';
import { userAgreement } from './agreement.ts';
import { personalData } from './personal-data.ts';
import { seedId } from './random.ts';
import { releaseNotes } from './release-notes.ts';
import { instantOf } from './schedule.ts';
import { signIns } from './sign-ins.ts';
import { insertAll, saveNotesSeen } from './store.ts';

/** How many days ago each version was published. */
const published: Record<LegalDocumentKind, readonly number[]> = {
  user_agreement: [400, 60],
  personal_data: [400],
};

/** The texts that clients accept, the consents of all demo people, and what is new. */
export async function seedLegal(tx: Tx, today: CivilDate): Promise<void> {
  const at = (daysAgo: number, hour: number) => instantOf(addDays(today, -daysAgo), hour);
  const documents = Object.entries({ user_agreement: userAgreement, personal_data: personalData }).flatMap(
    ([kind, { title, versions }]) =>
      versions.map(({ body, changes }, index) => {
        const daysAgo = published[kind as LegalDocumentKind][index] ?? 0;
        const id = seedId('legal-document', kind, index + 1);
        const published_at = at(daysAgo, 9);
        return { id, kind, version: index + 1, title, body, changes, published_at, daysAgo };
      }),
  );
  await insertAll(
    tx,
    'legal_documents',
    documents.map(({ daysAgo: _, ...row }) => row),
  );
  const clients = signIns.people.filter(({ staffRole }) => staffRole === undefined);
  await insertAll(
    tx,
    'consents',
    clients.flatMap(({ email }, place) =>
      documents.map(({ id, daysAgo }) => ({
        id: seedId('consent', email, id),
        user_id: seedId('user', email),
        legal_document_id: id,
        given_at: at(daysAgo - 1, 7 + (place % 8)),
        address: `203.0.113.${place + 1}`,
      })),
    ),
  );
  await insertAll(
    tx,
    'release_notes',
    releaseNotes.map(({ daysAgo, key, ...note }) => ({
      ...{ id: seedId('release-note', key), published_at: at(daysAgo, 9) },
      ...note,
    })),
  );
  await saveNotesSeen(tx, at(30, 9));
}
