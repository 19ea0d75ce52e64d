import type { Locale } from '../../platform/locale.ts';
import type { Letter } from '../../platform/mail/letter.ts';
import { momentText } from '../../platform/mail/letter-words.ts';

/** What the letters about a login are made of. */
export type LoginFacts = {
  lessor: { name: string; phones: readonly string[]; timeZone: string };
  /** The address of the cabinet. */
  publicUrl: string;
  login: string;
};
type Place = { company: string; contractNumber: string | null };
type Temporary = { temporaryPassword: string; until: Date };

const inWords =
  <Facts>(words: Record<Locale, (facts: Facts) => Letter>) =>
  (locale: Locale, facts: Facts): Letter =>
    words[locale](facts);

/** A first login with its temporary password. */
export const credentialsLetter = inWords<LoginFacts & Place & Temporary>({
  ru: (facts) => ({
    subject: `Доступ в личный кабинет: ${facts.lessor.name}`,
    heading: 'Ваш доступ в личный кабинет',
    body: [
      'Для вас открыт личный кабинет: в нём ваши договоры, платежи и документы.',
      { facts: [['Логин', facts.login], ...placeRu(facts)] },
      'Временный пароль:',
      { code: facts.temporaryPassword },
      `Он действует до ${momentText(facts.until, 'ru', facts.lessor.timeZone)} и нужен только для первого входа: после него вы зададите свой пароль.`,
    ],
    action: { label: 'Войти в кабинет', url: facts.publicUrl },
    note: `Никому не сообщайте пароль: мы его не спрашиваем. ${unexpectedRu(facts)}`,
  }),
  en: (facts) => ({
    subject: `Your access to the client cabinet: ${facts.lessor.name}`,
    heading: 'Your access to the cabinet',
    body: [
      'A client cabinet is open for you: your contracts, payments and documents are in it.',
      { facts: [['Login', facts.login], ...placeEn(facts)] },
      'Temporary password:',
      { code: facts.temporaryPassword },
      `It is valid until ${momentText(facts.until, 'en', facts.lessor.timeZone)} and only for the first sign-in, after which you set a password of your own.`,
    ],
    action: { label: 'Sign in to the cabinet', url: facts.publicUrl },
    note: `Tell nobody the password: we never ask for it. ${unexpectedEn(facts)}`,
  }),
});

/** A new temporary password in place of one that was lost. */
export const renewedLetter = inWords<LoginFacts & Temporary>({
  ru: (facts) => ({
    subject: `Новый временный пароль от личного кабинета: ${facts.lessor.name}`,
    heading: 'Новый временный пароль',
    body: [
      'По вашему обращению выдан новый временный пароль. Прежний больше не действует, все сеансы завершены.',
      { facts: [['Логин', facts.login]] },
      'Временный пароль:',
      { code: facts.temporaryPassword },
      `Он действует до ${momentText(facts.until, 'ru', facts.lessor.timeZone)} и нужен только для одного входа: после него вы зададите свой пароль.`,
    ],
    action: { label: 'Войти в кабинет', url: facts.publicUrl },
    note: `Никому не сообщайте пароль: мы его не спрашиваем. ${unaskedRu(facts)}`,
  }),
  en: (facts) => ({
    subject: `A new temporary password for the client cabinet: ${facts.lessor.name}`,
    heading: 'A new temporary password',
    body: [
      'As you asked, a new temporary password was issued. The one before no longer works, and all sessions are ended.',
      { facts: [['Login', facts.login]] },
      'Temporary password:',
      { code: facts.temporaryPassword },
      `It is valid until ${momentText(facts.until, 'en', facts.lessor.timeZone)} and only for one sign-in, after which you set a password of your own.`,
    ],
    action: { label: 'Sign in to the cabinet', url: facts.publicUrl },
    note: `Tell nobody the password: we never ask for it. ${unaskedEn(facts)}`,
  }),
});

/** Tells the mailbox that a temporary password was handed over on paper. */
export const renewedInOfficeLetter = inWords<LoginFacts>({
  ru: (facts) => ({
    subject: `Пароль от личного кабинета заменён: ${facts.lessor.name}`,
    heading: 'Пароль заменён в офисе',
    body: [
      'Наш сотрудник проверил личность и выдал на бумаге новый временный пароль. Прежний больше не действует, все сеансы завершены.',
      { facts: [['Логин', facts.login]] },
    ],
    note: unaskedRu(facts),
  }),
  en: (facts) => ({
    subject: `The password of your client cabinet was replaced: ${facts.lessor.name}`,
    heading: 'The password was replaced in the office',
    body: [
      'Our staff checked the identity and handed over a new temporary password on paper. The one before no longer works, and all sessions are ended.',
      { facts: [['Login', facts.login]] },
    ],
    note: unaskedEn(facts),
  }),
});

/** To a person who has a login already: a company, or a contract of theirs, was added to it. */
export const membershipLetter = inWords<LoginFacts & Place>({
  ru: (facts) => ({
    subject: `В вашем личном кабинете: ${facts.company}`,
    heading: facts.contractNumber ? 'Новый договор в вашем кабинете' : 'Новая компания в вашем кабинете',
    body: [
      'Логин и пароль прежние. Между компаниями можно переключаться в шапке кабинета, не входя заново.',
      { facts: [['Логин', facts.login], ...placeRu(facts)] },
    ],
    action: { label: 'Открыть кабинет', url: facts.publicUrl },
    note: unexpectedRu(facts),
  }),
  en: (facts) => ({
    subject: `In your client cabinet: ${facts.company}`,
    heading: facts.contractNumber ? 'A new contract in your cabinet' : 'A new company in your cabinet',
    body: [
      'The login and the password are the same. Companies are switched in the head of the cabinet, without signing in again.',
      { facts: [['Login', facts.login], ...placeEn(facts)] },
    ],
    action: { label: 'Open the cabinet', url: facts.publicUrl },
    note: unexpectedEn(facts),
  }),
});

type Fact = readonly [label: string, value: string];

const placeRu = ({ company, contractNumber }: Place): Fact[] => [
  ['Компания', company],
  ...(contractNumber === null ? [] : [['Договор', contractNumber] as const]),
];
const placeEn = ({ company, contractNumber }: Place): Fact[] => [
  ['Company', company],
  ...(contractNumber === null ? [] : [['Contract', contractNumber] as const]),
];

const unexpectedRu = ({ lessor }: LoginFacts) =>
  `Если вы не ждали этого письма, позвоните нам: ${lessor.phones.join(', ')}.`;
const unexpectedEn = ({ lessor }: LoginFacts) =>
  `If you did not expect this letter, call us: ${lessor.phones.join(', ')}.`;
const unaskedRu = ({ lessor }: LoginFacts) =>
  `Если вы об этом не просили, сразу позвоните нам: ${lessor.phones.join(', ')}.`;
const unaskedEn = ({ lessor }: LoginFacts) =>
  `If you did not ask for this, call us at once: ${lessor.phones.join(', ')}.`;
