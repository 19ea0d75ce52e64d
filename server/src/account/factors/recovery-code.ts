import { randomInt } from 'node:crypto';

/** No letter that is taken for a digit, or another letter. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 10;
const howMany = 10;

const newCode = () => {
  const letters = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${letters.slice(0, length / 2)}-${letters.slice(length / 2)}`;
};

/** A set of new codes, each of 49 random bits. */
export const newRecoveryCodes = (): string[] => Array.from({ length: howMany }, newCode);

/** What was typed without what does not matter in it. */
export const plainCode = (typed: string): string => typed.replaceAll(/[\s\p{Pd}]/gu, '').toUpperCase();
