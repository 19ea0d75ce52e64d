import type { Locale } from '../platform/locale.ts';
import type { Letter } from '../platform/mail/letter.ts';
import { momentText } from '../platform/mail/letter-words.ts';

type SeenSignIn = {
  kind: 'web' | 'extension';
  device: string | null;
  address: string;
  at: Date;
  url: string;
  timeZone: string;
};

/** A sign-in on a device, or from a network, that was not seen before. */
export function newDeviceLetter(
  locale: Locale,
  { kind, device, address, at, url, timeZone }: SeenSignIn,
): Letter {
  const when = momentText(at, locale, timeZone);
  if (locale === 'ru')
    return {
      subject: 'Вход с нового устройства',
      heading: 'В ваш личный кабинет вошли с нового устройства',
      body: [
        {
          facts: [
            ['Когда', when],
            ['Устройство', device ?? 'неизвестное'],
            ['Через', kind === 'web' ? 'сайт' : 'расширение браузера'],
            ['Сетевой адрес', address],
          ],
        },
        'Если это были вы, ничего делать не нужно.',
        'Если это были не вы, сообщите об этом: все сеансы закончатся, вход будет заблокирован, и с вами свяжется оператор.',
      ],
      action: { label: 'Это не я', url },
      note: 'Ссылка действует 14 дней. Пароль по ней не спрашивают, и мы никогда не просим прислать его.',
    };
  return {
    subject: 'A sign-in on a new device',
    heading: 'Somebody signed in to your account on a new device',
    body: [
      {
        facts: [
          ['When', when],
          ['Device', device ?? 'unknown'],
          ['By', kind === 'web' ? 'the site' : 'the browser extension'],
          ['Network address', address],
        ],
      },
      'If it was you, there is nothing to do.',
      'If it was not, tell us: all sessions will end, the login will be locked, and an operator will contact you.',
    ],
    action: { label: 'This wasn’t me', url },
    note: 'The link works for 14 days. It does not ask for your password, and we never ask you to send it.',
  };
}
