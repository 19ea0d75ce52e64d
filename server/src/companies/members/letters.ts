import type { Locale } from '../../platform/locale.ts';
import type { Letter } from '../../platform/mail/letter.ts';

/** An owner has ended the reader's access to a company. */
export function accessEndedLetter(locale: Locale, company: string): Letter {
  if (locale === 'ru')
    return {
      subject: `Доступ закрыт: ${company}`,
      heading: `Вам закрыт доступ к ${company}`,
      body: [
        'Владелец компании закрыл вам доступ в личном кабинете. Он закрыт везде: на сайте, в расширении браузера и в календаре.',
        'Ваш вход сохраняется: если вам открыты другие компании, с ними ничего не изменилось.',
      ],
      note: 'Если это ошибка, обратитесь к владельцу компании.',
    };
  return {
    subject: `Access ended: ${company}`,
    heading: `Your access to ${company} has ended`,
    body: [
      'An owner of the company has ended your access in the cabinet. It has ended everywhere: on the site, in the browser extension and in the calendar.',
      'Your login stays: nothing has changed in the other companies that you may see.',
    ],
    note: 'If this is a mistake, ask an owner of the company.',
  };
}
