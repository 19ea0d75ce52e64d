import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { newId } from '../../platform/id.ts';
import type { Locale } from '../../platform/locale.ts';
import { insertResetRequest } from './store.ts';

/** Notes the wish: whether the e-mail is anybody's is looked up after the answer, so that its time tells nothing. */
export async function requestPasswordReset(
  db: Kysely<Database>,
  { email, locale }: { email: string; locale: Locale },
): Promise<void> {
  await insertResetRequest(db, { id: newId(), email, locale, created_at: new Date() });
}
