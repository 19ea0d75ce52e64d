import type { Locale } from '../../platform/locale.ts';

/** A preview never changes and is confirmed once; its words are of a language. */
export const etagOf = ({ id, state }: { id: string; state: string }, locale: Locale) =>
  `"${id}-${state}-${locale}"`;
