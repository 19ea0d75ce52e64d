import type { Lessor } from '../../lessor.ts';
import type { Locale } from '../locale.ts';
import type { Letter, LetterPart } from './letter.ts';
import { escapeHtml, frame, ink, muted } from './letter-frame.ts';
import { words } from './letter-words.ts';

export type RenderedLetter = { subject: string; text: string; html: string };

type Context = {
  locale: Locale;
  lessor: Pick<Lessor, 'name' | 'phones' | 'emails'>;
  /** Where links open: the mailbox shows the mail in a frame. */
  linkTarget?: '_top';
};

/**
 * A letter as a mail: tables and inline styles, as mail clients want them, and the same as plain text.
 * @throws when its link is not of the web.
 */
export function renderLetter(letter: Letter, { locale, lessor, linkTarget }: Context): RenderedLetter {
  const action = letter.action && { ...letter.action, url: webAddress(letter.action.url) };
  const checked = { ...letter, action };
  const preview = letter.body.find((part) => typeof part === 'string') ?? letter.heading;
  return {
    subject: oneLine(letter.subject),
    text: textOf(checked, locale, lessor),
    html: frame({
      locale,
      lessor,
      title: oneLine(letter.subject),
      preview: String(preview),
      linkTarget,
      content: contentOf(checked, locale),
    }),
  };
}

type Checked = Omit<Letter, 'action'> & { action: Letter['action'] | undefined };

function webAddress(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) throw new Error("a letter's link is not of the web");
  return parsed.href;
}

/** Without line breaks, and without the marks that turn the direction of writing, which could disguise it. */
const oneLine = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();

function contentOf({ heading, body, action, note }: Checked, locale: Locale): string {
  return [
    `<h1 class="ink" style="margin:0 0 16px;font-size:20px;line-height:28px;font-weight:600;${ink}">${escapeHtml(heading)}</h1>`,
    ...body.map(htmlOfPart),
    action ? htmlOfAction(action, locale) : '',
    note
      ? `<p class="muted" style="margin:24px 0 0;font-size:13px;line-height:20px;${muted}">${breaks(note)}</p>`
      : '',
  ].join('');
}

const breaks = (text: string) => escapeHtml(text).replace(/\r?\n/g, '<br>');

function htmlOfPart(part: LetterPart): string {
  if (typeof part === 'string')
    return `<p class="ink" style="margin:0 0 16px;font-size:15px;line-height:24px;${ink}">${breaks(part)}</p>`;
  if ('code' in part)
    return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 16px"><tr>
<td class="sunken ink" style="padding:16px;border-radius:8px;background:#eef2f0;font-family:Consolas,Menlo,monospace;font-size:20px;line-height:28px;text-align:center;letter-spacing:1px;word-break:break-all;user-select:all;-webkit-user-select:all;${ink}">${escapeHtml(part.code)}</td></tr></table>`;
  const rows = part.facts.map(
    ([label, value]) => `<tr>
<td class="muted fact" style="padding:8px 16px 8px 0;vertical-align:top;width:40%;font-size:14px;line-height:20px;border-top:1px solid #dfe5e2;${muted}">${escapeHtml(label)}</td>
<td class="ink fact" style="padding:8px 0;vertical-align:top;font-size:14px;line-height:20px;border-top:1px solid #dfe5e2;word-break:break-word;${ink}">${breaks(value)}</td></tr>`,
  );
  return `<table role="presentation" class="facts" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 16px;border-bottom:1px solid #dfe5e2">${rows.join('')}</table>`;
}

function htmlOfAction({ label, url }: { label: string; url: string }, locale: Locale): string {
  const href = escapeHtml(url);
  return `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:24px 0 16px"><tr>
<td class="button" style="border-radius:8px;background:#0b5d57"><a class="button" href="${href}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:#0b5d57;color:#ffffff;font-size:15px;line-height:20px;font-weight:600;text-decoration:none">${escapeHtml(label)}</a></td></tr></table>
<p class="muted" style="margin:0;font-size:13px;line-height:20px;word-break:break-all;${muted}">${escapeHtml(words(locale).linkByHand)}<br><a class="link" href="${href}" style="color:#0b5d57">${href}</a></p>`;
}

function textOf({ heading, body, action, note }: Checked, locale: Locale, lessor: Context['lessor']): string {
  const parts = body.map((part) => {
    if (typeof part === 'string') return part;
    if ('code' in part) return `    ${part.code}`;
    return part.facts.map(([label, value]) => `${label}: ${value}`).join('\n');
  });
  return [
    heading,
    ...parts,
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    ...(note ? [note] : []),
    ['-- ', lessor.name, [...lessor.phones, ...lessor.emails].join(', '), words(locale).automatic].join('\n'),
  ]
    .join('\n\n')
    .toWellFormed()
    .concat('\n');
}
