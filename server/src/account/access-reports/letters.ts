import type { Locale } from '../../platform/locale.ts';
import type { Letter } from '../../platform/mail/letter.ts';
import { momentText } from '../../platform/mail/letter-words.ts';

/** To the person who reported: what was done, and what comes next. */
export function accessLockedLetter(
  locale: Locale,
  { number, phones }: { number: string; phones: readonly string[] },
): Letter {
  const phone = phones.join(', ');
  if (locale === 'ru')
    return {
      subject: `Вход в личный кабинет заблокирован, обращение ${number}`,
      heading: 'Мы закрыли доступ к вашему кабинету',
      body: [
        `Вы сообщили, что в кабинет вошли не вы. Все сеансы завершены, вход заблокирован. Номер обращения — ${number}.`,
        `Оператор проверит, что произошло, и свяжется с вами, чтобы вернуть доступ. Быстрее — позвонить: ${phone}.`,
        'Смените пароль от почты, если он мог стать известен другим.',
      ],
    };
  return {
    subject: `The login to your account is locked, case ${number}`,
    heading: 'We have closed the access to your account',
    body: [
      `You told us that it wasn’t you who signed in. All sessions have ended and the login is locked. The number of the case is ${number}.`,
      `An operator will look into what happened and contact you to give the access back. A call is quicker: ${phone}.`,
      'Change the password of your mailbox if others might know it.',
    ],
  };
}

/** To the lessor's staff: the clocks of the law run. */
export function incidentLetter(
  locale: Locale,
  { number, at, url, timeZone }: { number: string; at: Date; url: string; timeZone: string },
): Letter {
  const after = (hours: number) => momentText(new Date(at.getTime() + hours * 3_600_000), locale, timeZone);
  if (locale === 'ru')
    return {
      subject: `Инцидент ${number}: сообщение о чужом входе`,
      heading: 'Клиент сообщил о неправомерном доступе',
      body: [
        'Вход заблокирован, все сеансы завершены. Сроки по ст. 21 ч. 3.1 закона 152-ФЗ:',
        {
          facts: [
            ['Уведомить Роскомнадзор до', after(24)],
            ['Итоги расследования до', after(72)],
          ],
        },
      ],
      action: { label: 'Открыть инциденты', url },
    };
  return {
    subject: `Incident ${number}: somebody else’s sign-in was reported`,
    heading: 'A client reported unauthorized access',
    body: [
      'The login is locked and all sessions have ended. The terms of 152-ФЗ, art. 21 p. 3.1:',
      {
        facts: [
          ['Tell Roskomnadzor by', after(24)],
          ['Result of the inquiry by', after(72)],
        ],
      },
    ],
    action: { label: 'Open the incidents', url },
  };
}
