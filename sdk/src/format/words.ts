/** Russian is the default, English is complete. */
export type Locale = 'ru' | 'en';

/** One thing said in every language: what is missing does not compile. */
export type Words = Readonly<Record<Locale, string>>;

/**
 * The words for a code of the contract; a code the server learned later comes back as it is.
 * @example say(paymentStatuses, payment.status, 'ru') // 'просрочен'
 */
export function say<Code extends string>(
  words: Readonly<Record<Code, Words>>,
  code: Code,
  locale: Locale,
): string {
  // `Object.hasOwn`: a code `constructor` is unknown too.
  return Object.hasOwn(words, code) ? words[code][locale] : code;
}
