import type { Locale } from '../../platform/locale.ts';
import type { Letter } from '../../platform/mail/letter.ts';
import { momentText } from '../../platform/mail/letter-words.ts';

/** The link that sets a new password. */
export function passwordResetLetter(locale: Locale, url: string): Letter {
  if (locale === 'ru')
    return {
      subject: 'Новый пароль',
      heading: 'Задайте новый пароль',
      body: [
        'Кто-то, вероятно вы, попросил задать новый пароль для входа в личный кабинет.',
        'Ссылка действует 30 минут и только один раз. Все сеансы после смены пароля закончатся.',
      ],
      action: { label: 'Задать пароль', url },
      note: 'Если вы этого не просили, ничего делать не нужно: без ссылки пароль не изменится.',
    };
  return {
    subject: 'A new password',
    heading: 'Set a new password',
    body: [
      'Somebody, probably you, asked to set a new password for your account.',
      'The link works for 30 minutes and only once. All sessions end when the password is changed.',
    ],
    action: { label: 'Set the password', url },
    note: 'If you did not ask for this, there is nothing to do: without the link the password stays as it is.',
  };
}

/** Asked for a login that is locked: who unlocks it. */
export function lockedResetLetter(locale: Locale, phones: readonly string[]): Letter {
  if (locale === 'ru')
    return {
      subject: 'Вход заблокирован',
      heading: 'Пароль сейчас задать нельзя: вход заблокирован',
      body: [
        'Кто-то, вероятно вы, попросил задать новый пароль. Вход в кабинет заблокирован ради вашей безопасности.',
        { facts: [['Позвоните нам', phones.join(', ')]] },
        'Оператор проверит, что это вы, и вернёт доступ.',
      ],
    };
  return {
    subject: 'The login is locked',
    heading: 'A password can’t be set now: the login is locked',
    body: [
      'Somebody, probably you, asked to set a new password. The login is locked for your safety.',
      { facts: [['Call us', phones.join(', ')]] },
      'An operator will check that it is you and give you access again.',
    ],
  };
}

/** The password was changed, by the person or by somebody else. */
export function passwordChangedLetter(
  locale: Locale,
  { at, address, url, timeZone }: { at: Date; address: string; url: string; timeZone: string },
): Letter {
  const when = momentText(at, locale, timeZone);
  if (locale === 'ru')
    return {
      subject: 'Пароль изменён',
      heading: 'Ваш пароль изменён',
      body: [
        {
          facts: [
            ['Когда', when],
            ['Сетевой адрес', address],
          ],
        },
        'Остальные сеансы закончены. Если пароль меняли вы, ничего делать не нужно.',
        'Если это были не вы, сообщите об этом: вход будет заблокирован, и с вами свяжется оператор.',
      ],
      action: { label: 'Это не я', url },
      note: 'Ссылка действует 14 дней. Пароль по ней не спрашивают, и мы никогда не просим прислать его.',
    };
  return {
    subject: 'The password was changed',
    heading: 'Your password was changed',
    body: [
      {
        facts: [
          ['When', when],
          ['Network address', address],
        ],
      },
      'The other sessions have ended. If it was you, there is nothing to do.',
      'If it was not, tell us: the login will be locked, and an operator will contact you.',
    ],
    action: { label: 'This wasn’t me', url },
    note: 'The link works for 14 days. It does not ask for your password, and we never ask you to send it.',
  };
}
