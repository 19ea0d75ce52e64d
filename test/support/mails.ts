import type { Kysely } from 'kysely';
import type { Database } from '../../server/src/db/schema.ts';
import type { Letter } from '../../server/src/platform/mail/letter.ts';
import { createVault } from '../../server/src/platform/vault.ts';
import { sandboxSecretsKey } from '../../server/src/settings.ts';

/** The vault of the servers under test. */
export const testVault = createVault(sandboxSecretsKey);

/** What stands in the outbox for an address, the oldest first. */
export async function mailsTo(
  admin: Kysely<Database>,
  recipient: string,
): Promise<{ kind: string; locale: 'ru' | 'en'; letter: Letter }[]> {
  const rows = await admin
    .selectFrom('mails')
    .select(['id', 'kind', 'locale', 'letter'])
    .where('recipient', '=', recipient)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.flatMap(({ id, kind, locale, letter }) =>
    letter ? [{ kind, locale, letter: JSON.parse(testVault.open('letter', id, letter)) as Letter }] : [],
  );
}
