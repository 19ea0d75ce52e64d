import type { RenderedLetter } from './render-letter.ts';

/** A mail ready to go. */
export type ReadyMail = RenderedLetter & {
  messageId: string;
  to: string;
  locale: 'ru' | 'en';
  writtenAt: Date;
};

/**
 * What became of a mail. `refused`: for good, by the mail server's word on this mail. `later`: the server took none of it
 * for now. `unreachable`: the server itself is dead, or takes nothing from us.
 */
export type Outcome =
  | { result: 'sent' }
  | { result: 'refused' | 'later' | 'unreachable'; error: string; code?: string | undefined };

/** Where mail goes. */
export type Post = {
  carry(mail: ReadyMail): Promise<Outcome>;
  /** Whether what was carried stays readable here. */
  keepsLetters: boolean;
};

/** The sandbox's own: everything stays in its mailbox. */
export const localPost: Post = { carry: async () => ({ result: 'sent' }), keepsLetters: true };

/** Seconds until a mail that was put off is tried again: 30, 60, 120 … to an hour. */
export const retryAfterSeconds = (attempts: number): number =>
  Math.min(3600, 15 * 2 ** Math.min(attempts, 12));

/** Seconds until a dead server is tried again: 1, 2, 4 … to a minute. */
export const pauseSeconds = (failures: number): number => Math.min(60, 2 ** Math.min(failures - 1, 6));
