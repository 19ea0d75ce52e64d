import type { Db } from '../db/database.ts';
import type { Site } from '../http/pages.ts';
import type { components } from '../http/schema.gen.ts';
import type { Lessor } from '../lessor.ts';
import { DomainError } from '../platform/errors.ts';
import type { Letter } from '../platform/mail/letter.ts';
import { renderLetter } from '../platform/mail/render-letter.ts';
import type { Vault } from '../platform/vault.ts';
import { findKeptMail, type KeptMail, listKeptMails } from './mailbox-store.ts';

type Mail = components['schemas']['SandboxMail'];
export type MailboxDeps = { db: Db; vault: Vault; lessor: Lessor };

/** Where a mail's HTML is shown, for a frame of the mailbox page. */
const letters = '/mailbox/letters/';

/** What somebody else wrote can't run, load, or change anything but where its links lead. */
const letterHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation",
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

const letterOf = (vault: Vault, { id, letter }: KeptMail) =>
  JSON.parse(vault.open('letter', id, letter)) as Letter;

const toWire = (vault: Vault, mail: KeptMail): Mail => ({
  id: mail.id,
  recipient: mail.recipient,
  subject: letterOf(vault, mail).subject,
  kind: mail.kind,
  createdAt: mail.created_at.toISOString(),
});

/** One mail more than `limit`. */
export async function listMails(
  { db, vault }: MailboxDeps,
  after: [createdAt: string, id: string] | null,
  limit: number,
): Promise<Mail[]> {
  return (await listKeptMails(db, after, limit)).map((mail) => toWire(vault, mail));
}

export async function readMail(
  { db, vault, lessor }: MailboxDeps,
  id: string,
): Promise<components['schemas']['SandboxMailDetail']> {
  const mail = await findKeptMail(db, id);
  if (!mail) throw new DomainError('mail_not_found');
  const { text } = renderLetter(letterOf(vault, mail), { locale: mail.locale, lessor });
  return { ...toWire(vault, mail), text, htmlPath: `${letters}${id}` };
}

/** The mails as they look, one an address; their links open in the window around the frame. */
export function mailboxSite({ db, vault, lessor }: MailboxDeps): Site {
  return async (request, pathname) => {
    if (!pathname.startsWith(letters) || request.method !== 'GET') return null;
    const id = pathname.slice(letters.length);
    const mail = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)
      ? await findKeptMail(db, id)
      : undefined;
    if (!mail) return null;
    const { html } = renderLetter(letterOf(vault, mail), { locale: mail.locale, lessor, linkTarget: '_top' });
    return new Response(html, { headers: letterHeaders });
  };
}
