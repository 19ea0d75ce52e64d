import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { DomainError } from '../platform/errors.ts';

export const minLength = 12;
/**
 * Guesses that the estimate must reach, as a power of ten. Guessing here, a stranger gets one a minute (throttle.ts), so
 * that a million would do for years; ten to the eighth costs whoever steals the hashes days of a machine for each one.
 */
const minGuessesLog10 = 8;
/** The estimate takes time that grows fast with the length, and what is strong so far gets no weaker by more. */
const estimatedLength = 40;

const latin = '`qwertyuiop[]asdfghjkl;\'zxcvbnm,.~{}:"<>';
const cyrillic = 'ёйцукенгшщзхъфывапролджэячсмитьбюЁХЪЖЭБЮ';
const byKey = new Map([...cyrillic].map((letter, index) => [letter, latin[index] ?? letter]));
/** «пароль» is "gfhjkm" by its keys: the lists know both, and rows of the keyboard only so. */
const keysOf = (password: string) => [...password.toLowerCase()].map((key) => byKey.get(key) ?? key).join('');

let loading: Promise<ZxcvbnFactory> | undefined;
/** The dictionaries are some megabytes, which a server that changes no password need not hold. */
function estimator(): Promise<ZxcvbnFactory> {
  loading ??= Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]).then(
    ([{ ZxcvbnFactory: Estimator }, { dictionary, adjacencyGraphs }]) =>
      new Estimator({ dictionary, graphs: adjacencyGraphs, l33tMaxSubstitutions: 64 }),
  );
  return loading;
}

/**
 * What is wrong with a password; null when nothing is. There are no rules of composition: it is refused when it is
 * short, or so guessable as leaks, keyboard rows, repeats and words of its own person are.
 * @param about words that a stranger knows of the person: e-mail, name, companies.
 */
export async function weaknessOf(
  password: string,
  about: readonly string[],
): Promise<'password_too_short' | 'password_too_common' | null> {
  const normal = password.normalize('NFKC');
  if ([...normal].length < minLength) return 'password_too_short';
  const estimate = await estimator();
  const words = about
    .flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
    .filter((word) => word.length > 2);
  const known = [...new Set(words.flatMap((word) => [word.toLowerCase(), keysOf(word)]))];
  const begin = [...normal].slice(0, estimatedLength).join('');
  const forms = [begin, keysOf(begin), begin.replaceAll(/[\s._-]+/g, '')];
  const weak = [...new Set(forms)].some((form) => estimate.check(form, known).guessesLog10 < minGuessesLog10);
  return weak ? 'password_too_common' : null;
}

/** @throws password_too_short, password_too_common */
export async function requireStrongPassword(password: string, about: readonly string[]): Promise<void> {
  const weakness = await weaknessOf(password, about);
  if (weakness) throw new DomainError(weakness, { minLength });
}
