import { dayText, moneyText } from '../notifications/words.ts';
import type { CivilDate } from '../platform/civil-date.ts';
import type { Locale } from '../platform/locale.ts';
import type { Letter } from '../platform/mail/letter.ts';
import { type Kopecks, toWire } from '../platform/money.ts';

/** What the letters tell of an application. */
export type ToldApplication = {
  number: string;
  contactName: string;
  asset: string;
  amountKopecks: Kopecks;
  locale: Locale;
  /** The page of its state. */
  url: string;
  /** Whom to call. */
  lessor: { name: string; phone: string };
};

const say = (locale: Locale, ru: string, en: string) => (locale === 'ru' ? ru : en);

function frame(told: ToldApplication): Pick<Letter, 'action' | 'note'> {
  const { locale, lessor, url } = told;
  return {
    action: { label: say(locale, 'Состояние заявки', 'State of the application'), url },
    note: say(
      locale,
      `Вопросы – по телефону ${lessor.phone}, ${lessor.name}. Ссылка открывает только эту заявку; не пересылайте её посторонним.`,
      `Questions: ${lessor.phone}, ${lessor.name}. The link opens this application alone; do not pass it on to strangers.`,
    ),
  };
}

const facts = ({ amountKopecks, asset, locale, number }: ToldApplication) => ({
  facts: [
    [say(locale, 'Номер', 'Number'), number],
    [say(locale, 'Предмет лизинга', 'Asset'), asset],
    [say(locale, 'Стоимость', 'Price'), moneyText(toWire(amountKopecks), locale)],
  ] as const,
});

export function receivedLetter(told: ToldApplication, answerBy: CivilDate): Letter {
  const { contactName, locale, number } = told;
  const day = dayText(answerBy, locale);
  return {
    subject: say(locale, `Заявка ${number} получена`, `Application ${number} received`),
    heading: say(locale, 'Мы получили вашу заявку', 'We have your application'),
    body: [
      say(
        locale,
        `${contactName}, заявка на лизинг зарегистрирована. Мы рассмотрим её и ответим до ${day} включительно.`,
        `${contactName}, your application for leasing is registered. We shall look at it and answer by ${day}.`,
      ),
      facts(told),
      say(
        locale,
        'Если заявку подали не вы, просто не отвечайте на это письмо: без вас ничего не произойдёт.',
        'If it was not you who applied, ignore this mail: nothing happens without you.',
      ),
    ],
    ...frame(told),
  };
}

export function reviewLetter(told: ToldApplication): Letter {
  const { locale, number } = told;
  return {
    subject: say(locale, `Заявка ${number} на рассмотрении`, `Application ${number} is in review`),
    heading: say(locale, 'Заявка на рассмотрении', 'Your application is in review'),
    body: [
      say(
        locale,
        'Менеджер взял заявку в работу. Если понадобятся документы, он позвонит или напишет.',
        'A manager is working on it, and will call or write if documents are needed.',
      ),
      facts(told),
    ],
    ...frame(told),
  };
}

export function approvedLetter(told: ToldApplication): Letter {
  const { locale, number } = told;
  return {
    subject: say(locale, `Заявка ${number} одобрена`, `Application ${number} is approved`),
    heading: say(locale, 'Заявка одобрена', 'Your application is approved'),
    body: [
      say(
        locale,
        'Мы готовим договор и свяжемся с вами, чтобы его подписать. После подписания на этот адрес придут логин и временный пароль от личного кабинета, или вы получите их в офисе.',
        'We are drawing up the contract and shall get in touch to sign it. Then a login and a temporary password of the cabinet come to this address, or are handed to you in the office.',
      ),
      facts(told),
    ],
    ...frame(told),
  };
}

export function rejectedLetter(told: ToldApplication, reason: string): Letter {
  const { locale, number } = told;
  return {
    subject: say(locale, `Решение по заявке ${number}`, `Decision on application ${number}`),
    heading: say(locale, 'Заявка не одобрена', 'Your application is not approved'),
    body: [
      say(
        locale,
        'К сожалению, мы не можем её одобрить. Причина:',
        'We are sorry that we can not approve it. The reason:',
      ),
      reason,
      facts(told),
      say(
        locale,
        'Если обстоятельства изменятся, подайте новую заявку.',
        'If circumstances change, you are welcome to apply anew.',
      ),
    ],
    ...frame(told),
  };
}
