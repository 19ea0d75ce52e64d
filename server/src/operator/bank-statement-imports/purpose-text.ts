/** Two forms of a purpose with the same places, so that what is found in the folded one is cut out of the other. */
export interface PurposeText {
  /** Runs of spaces made one. */
  readonly written: string;
  /** Lower case, ё as е, one kind of dash and space, Latin look-alikes as Cyrillic, sums and VAT blanked out. */
  readonly folded: string;
}

const TWINS = new Map([
  ...[...'abcehkmoptx'].map((latin, index) => [latin, 'авсенкмортх'[index] ?? latin] as const),
  ...[...'\u2010\u2011\u2012\u2013\u2014\u2015\u2212'].map((dash) => [dash, '-'] as const),
  ['ё', 'е'],
  ['\\', '/'],
]);

/** What nearly every text is of: characters that stay one in lower case, whatever stands beside them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they stay in their places too
const PLAIN = /^[\u0000-\u007f\u00a0-\u00bf\u0400-\u045f\u2010-\u2026\u2116]*$/;
const TWIN_OR_SPACE = new RegExp(`[\\s${[...TWINS.keys()].join('').replace('\\', '\\\\')}]`, 'g');

/** Folds spelling but nothing of the meaning; every character stays in its place. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().replace(TWIN_OR_SPACE, (one) => TWINS.get(one) ?? ' ');
  return Array.from(text, (character) => {
    const small = character.toLowerCase();
    // «İ» would become two characters.
    const one = small.length === character.length ? small : character;
    return /\s/.test(one) ? ' ' : (TWINS.get(one) ?? one);
  }).join('');
}

const AMOUNT = String.raw`(?:\d{1,3}(?: \d{3})+|\d+)(?:[.,=-] ?\d{2})?(?![\p{L}\d/])`;
const RATE = String.raw`\(? ?(?:\d{1,2}(?:[.,]\d+)? ?%|\d{2}/1\d\d(?!\d)) ?\)?`;
const CURRENCY = String.raw`(?:руб(?:л[а-я]+|\.)?|р\.|₽|коп(?:е[а-я]+|\.)?)(?!\p{L})`;
const FREE = String.raw`(?<![\p{L}\d/.,-])`;
/** What looks like a number of something and is a sum or a rate. */
const SUMS = [
  // НДС 22% - 3 416.95, в т.ч. НДС (20%) 100-00, НДС 20/120, НДС: 500
  `(?<!\\p{L})ндс ?(?:${RATE} ?[-:=]? ?(?:${AMOUNT})?|[-:=] ?${AMOUNT})`,
  `(?<!\\p{L})сумм[аеуы][а-я]* ?[-:=]? ?${AMOUNT}`,
  `${FREE}(?:\\d{1,3}(?: \\d{3})+|\\d+)(?:[.,=-] ?\\d{2})? ?${CURRENCY}`,
  String.raw`${FREE}\d+(?:[.,]\d+)? ?%`,
  // 14 500.00, 3416.95 and 25000-00: two digits after a separator and nothing more
  String.raw`${FREE}\d{1,3}(?: \d{3})+[.,=-]\d{2}(?![\p{L}\d/-])`,
  String.raw`${FREE}\d+[.,=]\d{2}(?![\p{L}\d/-]|\.\d)`,
  String.raw`${FREE}\d{3,}-00(?![\p{L}\d/-])`,
].map((source) => new RegExp(source, 'gu'));

/** A purpose has 210 characters; a hostile one must not keep the patterns busy. */
const LENGTH_LIMIT = 1000;

/** A purpose is asked for several times in a row: who plans a receipt reads contracts, invoices and payments in it. */
let latest: { readonly purpose: string; readonly text: PurposeText } | undefined;

export function purposeText(purpose: string): PurposeText {
  if (latest?.purpose !== purpose) latest = { purpose, text: toPurposeText(purpose) };
  return latest.text;
}

function toPurposeText(purpose: string): PurposeText {
  const written = purpose.slice(0, LENGTH_LIMIT).normalize('NFC').replace(/\s+/g, ' ').trim();
  const folded = SUMS.reduce(
    (text, sums) => text.replace(sums, (sum) => ' '.repeat(sum.length)),
    fold(written),
  );
  return { written, folded };
}
