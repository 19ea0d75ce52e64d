import type { Locale } from '../../platform/locale.ts';
import type { Letter } from '../../platform/mail/letter.ts';
import { momentText } from '../../platform/mail/letter-words.ts';

/** What happened to somebody's factors. */
export type FactorNews =
  | { kind: 'totp_enabled' | 'totp_disabled' | 'recovery_codes_made' }
  | { kind: 'passkey_added' | 'passkey_deleted'; name: string }
  | { kind: 'recovery_code_used'; left: number };

/** When and from where. */
export type Whence = { at: Date; device: string | null; address: string; timeZone: string };

type Words = { subject: string; text: string };

function russian(news: FactorNews): Words {
  switch (news.kind) {
    case 'totp_enabled':
      return {
        subject: 'Подключено приложение с кодами',
        text: 'Теперь при входе в кабинет, кроме пароля, нужен код из приложения.',
      };
    case 'totp_disabled':
      return {
        subject: 'Отключено приложение с кодами',
        text: 'Код из приложения при входе в кабинет больше не спрашивается.',
      };
    case 'recovery_codes_made':
      return {
        subject: 'Созданы новые коды восстановления',
        text: 'Прежние коды восстановления больше не действуют.',
      };
    case 'passkey_added':
      return {
        subject: 'Добавлен ключ доступа',
        text: `Ключом «${news.name}» теперь можно войти в кабинет без пароля.`,
      };
    case 'passkey_deleted':
      return {
        subject: 'Удалён ключ доступа',
        text: `Ключом «${news.name}» войти в кабинет больше нельзя.`,
      };
    case 'recovery_code_used':
      return {
        subject: 'Использован код восстановления',
        text: `Вместо второго фактора введён код восстановления. Осталось неиспользованных кодов: ${news.left}.`,
      };
  }
}

function english(news: FactorNews): Words {
  switch (news.kind) {
    case 'totp_enabled':
      return {
        subject: 'An authenticator app was set up',
        text: 'From now on signing in takes a code of the app besides the password.',
      };
    case 'totp_disabled':
      return {
        subject: 'The authenticator app was taken away',
        text: 'Signing in does not take a code of the app any more.',
      };
    case 'recovery_codes_made':
      return { subject: 'New recovery codes were made', text: 'Those before them do not work any more.' };
    case 'passkey_added':
      return {
        subject: 'A passkey was added',
        text: `The passkey “${news.name}” now signs in without the password.`,
      };
    case 'passkey_deleted':
      return {
        subject: 'A passkey was deleted',
        text: `The passkey “${news.name}” does not sign in any more.`,
      };
    case 'recovery_code_used':
      return {
        subject: 'A recovery code was used',
        text: `A recovery code was entered in place of the second factor. Codes left: ${news.left}.`,
      };
  }
}

/** Tells a person of a change of their factors, so that they notice one that is not theirs. */
export function factorLetter(
  news: FactorNews,
  locale: Locale,
  { at, device, address, timeZone }: Whence,
): Letter {
  const ru = locale === 'ru';
  const { subject, text } = ru ? russian(news) : english(news);
  const facts: (readonly [string, string])[] = [
    [ru ? 'Когда' : 'When', momentText(at, locale, timeZone)],
    ...(device === null ? [] : [[ru ? 'Устройство' : 'Device', device] as const]),
    [ru ? 'Адрес в сети' : 'Network address', address],
  ];
  return {
    subject,
    heading: subject,
    body: [text, { facts }],
    note: ru
      ? 'Если это были не вы, смените пароль и сообщите нам: кто-то мог войти в ваш кабинет.'
      : 'If it was not you, change the password and tell us: somebody may have signed in to your account.',
  };
}
