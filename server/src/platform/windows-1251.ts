import iconv from 'iconv-lite';

/** What Russian texts hold beyond the encoding, and what is written instead. */
const INSTEAD: Record<string, string> = {
  '₽': 'руб.',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '―': '-',
  '′': "'",
  '″': '"',
  '‟': '"',
  '⁄': '/',
  '×': 'x',
};

/**
 * A text of one line with only characters that windows-1251 has: others are put plainly, without their accents, or as
 * `?`. All white space becomes single spaces.
 */
export function asWindows1251(text: string): string {
  const plain = [...text.normalize('NFC')]
    .map((character) => {
      if (/[\s\p{Cc}\u200b-\u200f\ufeff]/u.test(character)) return ' ';
      if (has(character)) return character;
      const replaced = INSTEAD[character] ?? [...character.normalize('NFD')][0] ?? '';
      return has(replaced) ? replaced : '?';
    })
    .join('');
  return plain.replaceAll(/ {2,}/g, ' ').trim();
}

const has = (text: string) => iconv.decode(iconv.encode(text, 'windows-1251'), 'windows-1251') === text;

/** The bytes of a text that {@link asWindows1251} has gone over; null where a character has no place in the encoding. */
export function encodeWindows1251(text: string): Buffer | null {
  return has(text) ? iconv.encode(text, 'windows-1251') : null;
}
