import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { enqueueMail } from '../../platform/mail/outbox-store.ts';
import { expiredLetter } from './letters.ts';
import type { Letterbox } from './request-login-change.ts';
import { expireChanges } from './store.ts';

/** For the tidy job: closes the changes that nothing came of in time, and tells their people. */
export async function runExpiry(
  db: Kysely<Database>,
  { vault, publicUrl }: Letterbox,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const { login: to, locale, confirmed, ...change } of await expireChanges(tx, now)) {
      const letter = expiredLetter(change, confirmed, `${publicUrl}/login-change`)[locale];
      await enqueueMail(tx, vault, { kind: 'login_change_expired', to, locale, letter });
    }
  });
}
