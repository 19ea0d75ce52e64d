import { signal } from '@preact/signals';

export type Locale = 'ru' | 'en';

/** The language of the interface. A component that reads it, or calls a dictionary, follows it. */
export const locale = signal<Locale>('ru');

// biome-ignore lint/suspicious/noExplicitAny: a phrase may take any arguments; the dictionaries keep their types
type Phrases = Record<string, string | ((...args: any[]) => string)>;
type SamePhrases<T> = { [K in keyof T]: T[K] extends string ? string : T[K] };

/**
 * Words in both languages; English without a key of Russian is a type error.
 *
 * @example
 * const words = dictionary({ retry: 'Повторить' }, { retry: 'Try again' });
 * const Retry = () => <button type="button">{words().retry}</button>;
 */
export function dictionary<T extends Phrases>(ru: T, en: SamePhrases<T>): () => SamePhrases<T> {
  return () => (locale.value === 'ru' ? (ru as SamePhrases<T>) : en);
}
