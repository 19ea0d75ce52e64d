import type { CivilDate } from '../../platform/civil-date.ts';
import { purposeText } from './purpose-text.ts';
import { parseStatementDay } from './statement-values.ts';

export type NamedKind = 'advance' | 'lease' | 'buyout' | 'penalty' | 'fee';

/**
 * What a purpose names, by its wording alone: the first of each, as written. Whether there is such a contract only
 * {@link findContracts} can tell.
 */
export interface Purpose {
  readonly invoice: string | null;
  readonly invoiceDate: CivilDate | null;
  readonly contract: string | null;
  readonly contractDate: CivilDate | null;
  /** Numbers in the contract's schedule; not of payment orders (п/п). */
  readonly paymentNumbers: readonly number[];
  /** Only when it speaks of one kind. */
  readonly paymentKind: NamedKind | null;
  readonly order: string | null;
  readonly personalAccount: string | null;
}

const NO = String.raw`(?:№|#|n[оº°]?\.?(?!\p{L}))`;
const DAY = String.raw`\d{2}\.\d{2}\.(?:\d{4}|\d{2})(?!\d)`;
/** A token with a digit that is no date and no bank account; «от» glued to it before a date is not its part. */
const NUMBER = String.raw`(?!${DAY}|\d{20})(?=[\p{L}\d/_.-]*\d)[\p{L}\d](?:(?!от ?\d{2}\.)[\p{L}\d/_-]|\.(?=\d))*`;
const DATED = `(?: ?от ?(?<date>${DAY}))?`;
/** «Н 394/536»: a few letters apart from the rest, unless they are a word of the sentence. */
const CONTRACT_NUMBER = String.raw`(?!\d{4} ?г(?:ода?|\.)?(?!\p{L}))(?<number>(?:(?!(?:от|за|на|по|и|в|с|со|к|г|до|из|ндс|ооо|ао|зао|пао|ип) )\p{L}{1,4} (?=\d))?${NUMBER})`;
/** Whole words only: with «аренд» free to end anywhere, «арендаренд…» could be read in 2ⁿ ways. */
const LEASING = '(?: ?\\(?(?:(?:финансов|аренд|(?:суб)?лизинг)[а-я]*(?![а-я])|лиз\\.|фин\\.|ар\\.)\\)?){0,8}';
/** Words between «договор» and its «№», none of which begins another subject. */
const OTHER_WORDS = `(?: (?!сч|плат|взнос|заказ|акт|спец|от |п/п)[а-я().-]+){1,4}`;

/** «Договор» in its forms and abbreviations. */
export const CONTRACT_WORD = String.raw`(?<!\p{L})(?:догов[а-я]*|дог(?:-р[а-я]*)?|дфа|дл|контракт[а-я]*)(?!\p{L})\.?`;

const pattern = (source: string, flags = 'u') => new RegExp(source, flags);

const CONTRACT = pattern(
  `${CONTRACT_WORD}(?:${LEASING}(?: от (?<dateBefore>${DAY})(?: ?г(?:ода|\\.)?)?)? ?${NO}?|${OTHER_WORDS} ?${NO}) ?${CONTRACT_NUMBER}${DATED}`,
);
const INVOICE = pattern(
  String.raw`(?<!\p{L})(?<!(?:лицев|расчетн|корр|банковск|текущ)[а-я]*\.? ?|[рлк]/)сч(?:ет[а-я]*|\.)? ?(?:на оплату )?${NO}? ?(?<number>${NUMBER})${DATED}`,
);
/** A number that says itself what it is. */
const INVOICE_CODE = pattern(String.raw`(?<!\p{L})(?<number>inv[-/ ]?\d(?:[\p{L}\d/_-])*)${DATED}`);
const ORDER = pattern(
  String.raw`(?<!\p{L})заказ[а-я]* (?:клиента |покупателя )?${NO}? ?(?<number>${NUMBER})`,
);
const PERSONAL_ACCOUNT = pattern(
  String.raw`(?<!\p{L})(?:лс|л/с|лицев[а-я]* сч(?:ет[а-я]*|\.)) ?:? ?${NO}? ?(?<number>\d[\d-]*\d)`,
);

/** A number as the lessor gives them, `2026-118`, in a list that an invoice begins. */
const NEXT_INVOICE = String.raw`(?: ?(?:,|;|и) ?|,? ?)(?:сч(?:ет[а-я]*|\.)? ?)?${NO}? ?(?<number>\d{4}-\d{1,7}(?![\p{L}\d/_-]|\.\d))${DATED}`;

/** After these a number is a day, a length or a sum. */
const NOT_A_PAYMENT =
  '(?! ?(?:\\d|%|[.,=-]\\d|/|мес|дн|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|год|г\\.))';
const PAYMENT = pattern(
  String.raw`(?<!\p{L})(?:платеж(?:а|у|и|ей|ам|ом|е)?|взнос[а-я]?)(?!\p{L})(?: по графику| лизинг[а-я]+)? ?${NO}? ?(?<list>\d{1,3}(?: ?(?:,|и|-) ?(?:${NO} ?)?\d{1,3}(?![\d.]))*)(?: ?(?:из|/) ?\d{1,3}(?![\d.]))?${NOT_A_PAYMENT}`,
  'gu',
);
const ORDINAL_PAYMENT = pattern(
  String.raw`(?<![\p{L}\d/.,-])(?<list>\d{1,3})-?(?:й|ый|ой|ий|го|ого|му|ому)(?: лизинг[а-я]+| очередн[а-я]+| ежемесячн[а-я]+)? (?:платеж|взнос)(?!н)`,
  'gu',
);

const KINDS: readonly (readonly [NamedKind, RegExp])[] = [
  ['advance', /(?<!\p{L})аванс/u],
  ['lease', /лизингов[а-я]+ плат|(?<!\p{L})лиз\.? ?плат/u],
  ['buyout', /(?<!(?:прав|последующ)[а-я]* )(?<!\p{L})выкуп/u],
  ['penalty', /(?<!\p{L})(?:пен(?:и|я|ю|ей|ям)(?!\p{L})|неусто|штраф)/u],
  ['fee', /(?<!\p{L})комисси/u],
];

/** Reads a purpose; texts of VAT and sums are never numbers of anything. */
export function readPurpose(purpose: string): Purpose {
  const { written, folded } = purposeText(purpose);
  const find = (...patterns: readonly RegExp[]) => {
    const groups = patterns
      .map((each) => new RegExp(each, 'du').exec(folded))
      .find((match) => match !== null);
    const place = groups?.indices?.groups?.number;
    const { date, dateBefore } = groups?.groups ?? {};
    return { number: place ? written.slice(...place) : null, date: civil(date ?? dateBefore) };
  };
  const contract = find(CONTRACT);
  const invoice = find(INVOICE, INVOICE_CODE);
  const kinds = KINDS.filter(([, words]) => words.test(folded));
  return {
    invoice: invoice.number,
    invoiceDate: invoice.date,
    contract: contract.number,
    contractDate: contract.date,
    paymentNumbers: paymentNumbers(folded),
    paymentKind: kinds.length === 1 ? (kinds[0]?.[0] ?? null) : null,
    order: find(ORDER).number,
    personalAccount: find(PERSONAL_ACCOUNT).number,
  };
}

/** An invoice that a purpose names: its number as written, and its day where the purpose gives it. */
export interface SaidInvoice {
  readonly number: string;
  readonly date: CivilDate | null;
}

/** Every invoice that a purpose names, lists of them too («по счетам № 2026-118, 2026-121»). */
export function saidInvoices(purpose: string): SaidInvoice[] {
  const { folded } = purposeText(purpose);
  const said: SaidInvoice[] = [];
  const next = new RegExp(NEXT_INVOICE, 'uy');
  for (const match of folded.matchAll(new RegExp(INVOICE, 'gu'))) {
    let found: RegExpExecArray | null = match;
    next.lastIndex = match.index + match[0].length;
    while (found !== null) {
      const { number = '', date } = found.groups ?? {};
      said.push({ number, date: civil(date) });
      found = next.exec(folded);
    }
  }
  return said.filter(({ number }, index) => said.findIndex((one) => one.number === number) === index);
}

function civil(day: string | undefined): CivilDate | null {
  return day === undefined ? null : parseStatementDay(day.replace(/\.(\d{2})$/, '.20$1'));
}

function paymentNumbers(folded: string): number[] {
  const lists = [...folded.matchAll(PAYMENT), ...folded.matchAll(ORDINAL_PAYMENT)];
  const numbers = lists.flatMap((match) => (match.groups?.list ?? '').split(/,|и/).flatMap(range));
  return [...new Set(numbers)].filter((number) => number > 0);
}

/** `14` or `14 - 16`; a range that runs backwards is none. */
function range(text: string): number[] {
  const [from = 0, to = from] = (text.match(/\d+/g) ?? []).map(Number);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step);
}
