import { hash } from 'node:crypto';
import { DomainError } from './errors.ts';

/** Places of a key, all strings: what a forged cursor could otherwise carry into a query as another type. */
const shapes = {
  id: (value: string) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(value),
  day: (value: string) => /^\d{4}-\d\d-\d\d$/.test(value) && isInstant(`${value}T00:00:00.000Z`),
  instant: (value: string) => isInstant(value),
  digits: (value: string) => /^\d{1,18}$/.test(value),
  text: (value: string) => value.isWellFormed() && !value.includes('\0'),
};

export type CursorPlace = keyof typeof shapes;
type KeyOf<Places extends readonly CursorPlace[]> = { -readonly [Place in keyof Places]: string };

/** Written as `toISOString` writes it, and of a year that Postgres knows. */
function isInstant(value: string): boolean {
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString() === value && value > '0001';
}

/**
 * An opaque mark of the last row of a page, for `nextCursor`.
 * @param list the operationId.
 * @param filters whatever narrows the list (company, parameters), but neither `limit` nor `cursor`.
 * @param key the values the list is ordered by. Short ones: a cursor has at most 400 characters, so an order by
 *   name puts the id alone and looks the name up.
 */
export function encodeCursor(list: string, filters: unknown, key: readonly string[]): string {
  return Buffer.from(JSON.stringify([list, fingerprint(filters), ...key])).toString('base64url');
}

/**
 * The key in a cursor, or null when there is none.
 * @param places what each value of the key must look like.
 * @throws invalid_cursor when it is not of this list and these filters, or was tampered with.
 */
export function decodeCursor<const Places extends readonly CursorPlace[]>(
  list: string,
  filters: unknown,
  cursor: string | undefined,
  places: Places,
): KeyOf<Places> | null {
  if (cursor === undefined) return null;
  const [name, print, ...key] = parseArray(cursor);
  const fits = (place: CursorPlace, index: number) => {
    const value = key[index];
    return typeof value === 'string' && shapes[place](value);
  };
  if (name !== list || print !== fingerprint(filters) || key.length !== places.length || !places.every(fits))
    throw new DomainError('invalid_cursor');
  return key as KeyOf<Places>;
}

function parseArray(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** Independent of the order of fields and of absent ones. */
function fingerprint(filters: unknown): string {
  const sorted = (_: string, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return hash('sha256', JSON.stringify(filters, sorted) ?? '', 'base64url').slice(0, 11);
}
