import type { Lessor } from '../../lessor.ts';
import type { Locale } from '../locale.ts';
import { words } from './letter-words.ts';

// The colours of examples/ui/src/tokens.css, which mail clients can't read.
export const ink = 'color:#16201e';
export const muted = 'color:#566361';

const font = "font-family:'Golos Text',Arial,Helvetica,sans-serif";

/** For clients that follow the system; the others show the inline colours. */
const style = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:0;-webkit-text-size-adjust:100%}
@media (prefers-color-scheme:dark){
.ground{background:#0f1514!important}
.card{background:#18201f!important;border-color:#2a3533!important}
.ink{color:#e9efed!important}
.muted{color:#9ba8a5!important}
.link{color:#5cc2b7!important}
.sunken{background:#121918!important}
.facts,.fact{border-color:#2a3533!important}
.button{background:#5cc2b7!important;color:#06201d!important}
}
@media (max-width:480px){
.page{padding:16px 8px!important}
.inside{padding:24px 20px!important}
.facts td.fact{display:block!important;width:auto!important;padding:0 0 8px!important;border-top:0!important}
.facts td.muted{padding:8px 0 0!important;border-top:1px solid #dfe5e2!important}
}
@media (max-width:480px) and (prefers-color-scheme:dark){
.facts td.muted{border-color:#2a3533!important}
}`;

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escapeHtml = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('\0', '')
    .replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);

type Framed = {
  locale: Locale;
  lessor: Pick<Lessor, 'name' | 'phones' | 'emails'>;
  title: string;
  /** What lists of mails show beside the subject. */
  preview: string;
  linkTarget: '_top' | undefined;
  /** HTML. */
  content: string;
};

/** The page around a letter: the lessor's name, the card, and whom to call. */
export function frame({ locale, lessor, title, preview, linkTarget, content }: Framed): string {
  const phones = lessor.phones.map(
    (phone) =>
      `<a class="link" href="tel:${phone.replace(/[^+\d]/g, '')}" style="color:#0b5d57;text-decoration:none;white-space:nowrap">${escapeHtml(phone)}</a>`,
  );
  const emails = lessor.emails.map(
    (email) =>
      `<a class="link" href="mailto:${escapeHtml(email)}" style="color:#0b5d57;text-decoration:none">${escapeHtml(email)}</a>`,
  );
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no">
<title>${escapeHtml(title)}</title>${linkTarget ? `\n<base target="${linkTarget}">` : ''}
<style>${style}</style>
</head>
<body class="ground" style="margin:0;padding:0;background:#f5f7f6">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(preview.slice(0, 120))}</div>
<table role="presentation" class="ground" width="100%" cellpadding="0" cellspacing="0" style="background:#f5f7f6;${font}"><tr><td class="page" align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;${font}">
<tr><td style="padding:0 4px 16px"><table role="presentation" cellpadding="0" cellspacing="0"><tr>
<td class="button" style="width:8px;height:24px;border-radius:3px;background:#0b5d57;font-size:0;line-height:0">&nbsp;</td>
<td class="ink" style="padding-left:12px;font-size:15px;line-height:24px;font-weight:600;${ink}">${escapeHtml(lessor.name)}</td></tr></table></td></tr>
<tr><td class="card" style="border:1px solid #dfe5e2;border-radius:12px;background:#ffffff"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td class="inside" style="padding:32px;${font}">
${content}
</td></tr></table></td></tr>
<tr><td class="muted" style="padding:20px 4px 0;font-size:13px;line-height:20px;${muted}">${escapeHtml(lessor.name)}<br>${[...phones, ...emails].join(' · ')}<br>${escapeHtml(words(locale).automatic)}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
}
