/** A paragraph, a list of labelled facts, or something to copy exactly, such as a password. */
export type LetterPart =
  | string
  | { facts: readonly (readonly [label: string, value: string])[] }
  | { code: string };

/** A mail in one language, as words; how it looks is `render-letter.ts`'s. Plain text everywhere. */
export type Letter = {
  subject: string;
  heading: string;
  body: readonly LetterPart[];
  /** The one thing to do; `url` is absolute. */
  action?: { label: string; url: string };
  /** What to know besides, in small. */
  note?: string;
};
