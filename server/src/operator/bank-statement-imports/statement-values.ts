/** Lenient readers of a statement's values: each gives null for what it can't read exactly, and never guesses. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: banks leave control characters, the database refuses NUL
const CONTROL = /[\u0000-\u001f\u007f]+/g;

/** A value fit for storing: no control characters, no outer spaces. */
export function cleanText(value: string): string {
  return value.replace(CONTROL, ' ').trim();
}

/** A copy: V8 cuts strings out of the chunk they came in, and one kept purpose would keep its 64 KiB alive. */
export function detached(value: string): string {
  return Buffer.from(value, 'utf16le').toString('utf16le');
}

const SUM = /^([+-]?)(\d{1,15})(?:[.,](\d{1,2}))?$/;

/**
 * Kopecks of `700`, `700,5`, `1 000.00`. More than two decimals or two separators are null: `1.000` may be a rouble
 * or a thousand.
 */
export function parseStatementSum(value: string): bigint | null {
  const match = SUM.exec(value.replace(/[\s']/g, ''));
  if (!match) return null;
  const [, sign, roubles = '', kopecks = ''] = match;
  const absolute = BigInt(roubles + kopecks.padEnd(2, '0'));
  return sign === '-' ? -absolute : absolute;
}

const DAY = /^(\d{2})\.(\d{2})\.(\d{4})$/;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `YYYY-MM-DD` of `dd.mm.yyyy`, null when there is no such day. */
export function parseStatementDay(value: string): string | null {
  const match = DAY.exec(value.trim());
  if (!match) return null;
  const [, day = '', month = '', year = ''] = match;
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const days = month === '02' && leap ? 29 : (DAYS_IN_MONTH[Number(month) - 1] ?? 0);
  return Number(year) > 0 && Number(day) >= 1 && Number(day) <= days ? `${year}-${month}-${day}` : null;
}
