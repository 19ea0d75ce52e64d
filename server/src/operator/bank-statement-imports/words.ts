import type { Locale } from '../../platform/locale.ts';
import { formatKopecks } from '../../platform/money.ts';
import type { StatementWarning, StatementWarningCode } from './statement-types.ts';

type Words = Record<Locale, (warning: StatementWarning) => string>;

const field = ({ key = '', value }: StatementWarning) => (value === undefined ? key : `${key}=${value}`);
const sums = ({ account = '', declaredKopecks = 0n, countedKopecks = 0n }: StatementWarning) => ({
  account,
  declared: formatKopecks(declaredKopecks),
  counted: formatKopecks(countedKopecks),
});

const words: Record<StatementWarningCode, Words> = {
  document_incomplete: {
    ru: () => 'Документ обрезан: нет строки КонецДокумента. Он не будет проведён.',
    en: () => 'The document is cut off: there is no КонецДокумента. It will not be posted.',
  },
  amount_invalid: {
    ru: (w) => `Сумма не читается: ${field(w)}. Нужно число с двумя знаками, больше нуля.`,
    en: (w) => `The amount cannot be read: ${field(w)}. A number with two decimals above zero is needed.`,
  },
  booking_date_missing: {
    ru: () => 'Нет даты: ни ДатаПоступило, ни ДатаСписано, ни Дата не читаются.',
    en: () => 'There is no date: none of ДатаПоступило, ДатаСписано and Дата can be read.',
  },
  end_missing: {
    ru: () => 'Нет строки КонецФайла: файл мог быть обрезан. Целые документы можно провести.',
    en: () => 'There is no КонецФайла: the file may be cut off. Whole documents can be posted.',
  },
  content_after_end: {
    ru: () => 'После строки КонецФайла есть ещё строки; документы в них тоже прочитаны.',
    en: () => 'Lines follow КонецФайла; the documents in them were read too.',
  },
  version_unknown: {
    ru: (w) => `Незнакомая версия формата: ${field(w)}. Прочитано как 1.03.`,
    en: (w) => `An unknown version of the format: ${field(w)}. It was read as 1.03.`,
  },
  encoding_broken: {
    ru: () => 'Часть букв не читается: файл повреждён или смешивает кодировки.',
    en: () => 'Some letters cannot be read: the file is damaged or mixes encodings.',
  },
  line_too_long: {
    ru: () => 'Слишком длинная строка; прочитано её начало.',
    en: () => 'A line is too long; its beginning was read.',
  },
  line_not_understood: {
    ru: (w) => `Строка не понята: ${w.value ?? ''}`,
    en: (w) => `A line is not understood: ${w.value ?? ''}`,
  },
  header_key_missing: {
    ru: (w) => `Нет обязательной строки ${w.key ?? ''}.`,
    en: (w) => `The required line ${w.key ?? ''} is missing.`,
  },
  date_invalid: {
    ru: (w) => `Дата не читается: ${field(w)}. Нужно дд.мм.гггг.`,
    en: (w) => `A date cannot be read: ${field(w)}. It should be dd.mm.yyyy.`,
  },
  booking_date_assumed: {
    ru: () => 'Банк не указал дату проводки; взята дата документа.',
    en: () => "The bank left out the booking date; the document's own date is taken.",
  },
  direction_unknown: {
    ru: () => 'Не видно, приход это или расход: ни один счёт не из выписки.',
    en: () => "It is unclear whether money came or went: neither account is the statement's.",
  },
  account_incomplete: {
    ru: () => 'Раздел счёта обрезан: нет строки КонецРасчСчет.',
    en: () => 'The section of an account is cut off: there is no КонецРасчСчет.',
  },
  account_missing: {
    ru: () => 'В разделе счёта нет строки РасчСчет.',
    en: () => 'The section of an account has no РасчСчет.',
  },
  account_declared_late: {
    ru: (w) => `Счёт объявлен после документов: ${w.value ?? ''}.`,
    en: (w) => `An account is declared after the documents: ${w.value ?? ''}.`,
  },
  account_not_own: {
    ru: (w) => `Счёт ${w.account ?? ''} не наш: поступления на него не будут проведены.`,
    en: (w) => `Account ${w.account ?? ''} is not ours: money that came to it will not be posted.`,
  },
  balance_mismatch: {
    ru: (w) => {
      const { account, declared, counted } = sums(w);
      return `Счёт ${account}: конечный остаток в файле ${declared}, по оборотам ${counted}.`;
    },
    en: (w) => {
      const { account, declared, counted } = sums(w);
      return `Account ${account}: the closing balance is ${declared} in the file and ${counted} by turnover.`;
    },
  },
  balance_gap: {
    ru: (w) => {
      const { account, declared, counted } = sums(w);
      return `Счёт ${account}: начальный остаток ${declared}, а предыдущий раздел закончился на ${counted}.`;
    },
    en: (w) => {
      const { account, declared, counted } = sums(w);
      return `Account ${account}: it opens at ${declared}, but the section before closed at ${counted}.`;
    },
  },
  credited_mismatch: {
    ru: (w) => {
      const { account, declared, counted } = sums(w);
      return `Счёт ${account}: поступило по файлу ${declared}, по документам ${counted}.`;
    },
    en: (w) => {
      const { account, declared, counted } = sums(w);
      return `Account ${account}: money in is ${declared} in the file and ${counted} by its documents.`;
    },
  },
  debited_mismatch: {
    ru: (w) => {
      const { account, declared, counted } = sums(w);
      return `Счёт ${account}: списано по файлу ${declared}, по документам ${counted}.`;
    },
    en: (w) => {
      const { account, declared, counted } = sums(w);
      return `Account ${account}: money out is ${declared} in the file and ${counted} by its documents.`;
    },
  },
};

/** What is amiss with a place of a statement and what was made of it. */
export const warningWords = (warning: StatementWarning, locale: Locale): string =>
  words[warning.code][locale](warning);
