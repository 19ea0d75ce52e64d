import type { ApplicationRow } from '../db/schema.ts';
import type { Calendar } from '../platform/calendar.ts';
import { addDays, type CivilDate, yearOf } from '../platform/civil-date.ts';
import type { InputError } from '../platform/errors.ts';
import { parseInn } from '../platform/requisites.ts';

export type ApplicationState = ApplicationRow['state'];
export type ClientType = ApplicationRow['client_type'];

/** What brings an application on. */
export type ApplicationAct = 'review' | 'approve' | 'reject' | 'contract';

const leads: Record<ApplicationState, Partial<Record<ApplicationAct, ApplicationState>>> = {
  submitted: { review: 'in_review' },
  in_review: { approve: 'approved', reject: 'rejected' },
  approved: { contract: 'contracted' },
  rejected: {},
  contracted: {},
};

/** The state that an act leads to; null where it is not possible. */
export const afterAct = (state: ApplicationState, act: ApplicationAct): ApplicationState | null =>
  leads[state][act] ?? null;

/** An answer is promised within so many working days. */
const ANSWER_DAYS = 2;

/** The promise: the second working day after that of the application. */
export function answerBy(today: CivilDate, calendar: Calendar): CivilDate {
  let day = today;
  for (let left = ANSWER_DAYS; left > 0; left--) day = calendar.effectiveDueDate(addDays(day, 1), 'next');
  return day;
}

/** How many applications of one e-mail, or of one INN, come into the queue in a day; others are set aside. */
export const DAILY_BOUND = 3;

/** «ЗЛ-2026/0042» */
export const applicationNumber = (today: CivilDate, ordinal: bigint): string =>
  `ЗЛ-${yearOf(today)}/${`${ordinal}`.padStart(4, '0')}`;

const innDigits: Record<ClientType, 10 | 12> = { legal_entity: 10, sole_proprietor: 12, person: 12 };

/** The INN as it is stored, or what is wrong with it for this kind of client. */
export function checkInn(text: string, clientType: ClientType): string | InputError {
  const digits = text.replace(/\D/g, '');
  const right = innDigits[clientType];
  if (digits.length !== right || /[^\d\s\u2010-\u2015\u2212-]/.test(text))
    return {
      pointer: '/inn',
      code: 'inn_length',
      message:
        right === 10
          ? { ru: 'ИНН юридического лица – 10 цифр', en: 'The INN of a legal entity has 10 digits' }
          : {
              ru: 'ИНН предпринимателя или физического лица – 12 цифр',
              en: 'The INN of a sole proprietor or a person has 12 digits',
            },
    };
  return (
    parseInn(text) ?? {
      pointer: '/inn',
      code: 'inn_checksum',
      message: {
        ru: 'Контрольные цифры ИНН не сходятся: проверьте, нет ли опечатки',
        en: 'The check digits of the INN do not hold: look for a typing error',
      },
    }
  );
}

/** A telephone number as it is stored: `+79991234567`. Without a code of a country it is Russian. */
export function checkPhone(text: string): string | InputError {
  const stripped = text.replace(/[\s\u00a0().\u2010-\u2015\u2212-]/g, '');
  const [, russian] = /^(?:\+7|7|8)?(\d{10})$/.exec(stripped) ?? [];
  if (russian !== undefined && !/^[012]/.test(russian)) return `+7${russian}`;
  // Zone 7 has ten digits; the number of another country has from 8 to 15 with its code.
  if (/^\+[1-689]\d{7,14}$/.test(stripped)) return stripped;
  return {
    pointer: '/phone',
    code: 'phone',
    message: {
      ru: 'Нужен номер вида +7 999 123-45-67; другой страны – с её кодом',
      en: 'Must be a number such as +7 999 123-45-67; of another country with its code',
    },
  };
}

/** One line of text without spaces at its ends or in rows. */
export const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();
