import { type CivilDate, parseDate } from '../../platform/civil-date.ts';
import { parseKopecks } from '../../platform/money.ts';

/** Lenient readers of a statement's values: each gives null for what it can't read exactly, and never guesses. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: banks leave control characters, the database refuses NUL
const CONTROL = /[\u0000-\u001f\u007f]+/g;

/** A value fit for storing: no control characters, no halves of surrogate pairs, no outer spaces. */
export function cleanText(value: string): string {
  return value.replace(CONTROL, ' ').trim().toWellFormed();
}

/** So much of a value as a warning quotes. */
export function excerpt(value: string): string {
  return value.slice(0, 200).toWellFormed();
}

/** A copy: V8 cuts strings out of the chunk they came in, and one kept purpose would keep its 64 KiB alive. */
export function detached(value: string): string {
  return Buffer.from(value, 'utf16le').toString('utf16le');
}

/**
 * Kopecks of `700`, `700,5`, `1 000.00`. More than two decimals or two separators are null: `1.000` may be a rouble
 * or a thousand.
 */
export function parseStatementSum(value: string): bigint | null {
  return parseKopecks(value.replace(/[\s']/g, '').replace(',', '.'));
}

/** `YYYY-MM-DD` of `dd.mm.yyyy`, null when there is no such day. */
export function parseStatementDay(value: string): CivilDate | null {
  const [, day, month, year] = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(value.trim()) ?? [];
  return parseDate(`${year}-${month}-${day}`);
}
