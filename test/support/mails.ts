import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../../server/src/db/schema.ts';
import type { Letter } from '../../server/src/platform/mail/letter.ts';
import { enqueueMail } from '../../server/src/platform/mail/outbox-store.ts';
import { createVault } from '../../server/src/platform/vault.ts';
import { sandboxSecretsKey } from '../../server/src/settings.ts';

/** The vault of the servers under test. */
export const testVault = createVault(sandboxSecretsKey);

/** Puts a mail into the outbox; @returns its id. */
export async function makeMail(
  admin: Kysely<Database>,
  { to = `${randomUUID()}@client.example`, letter = {} }: { to?: string; letter?: Partial<Letter> } = {},
): Promise<string> {
  const whole = { subject: 'Новый пароль', heading: 'Пароль изменён', body: ['Это вы?'], ...letter };
  const mail = { kind: 'password_changed', to, locale: 'ru', letter: whole } as const;
  await admin.transaction().execute((tx) => enqueueMail(tx, testVault, mail));
  const row = admin.selectFrom('mails').select('id').where('recipient', '=', to).orderBy('id', 'desc');
  return (await row.executeTakeFirstOrThrow()).id;
}

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

/** What a letter gives to copy exactly, such as a temporary password. */
export function codeIn(letter: Letter | undefined): string | undefined {
  const part = letter?.body.find((part) => typeof part === 'object' && 'code' in part);
  return (part as { code: string } | undefined)?.code;
}
