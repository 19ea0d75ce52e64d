import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../../db/schema.ts';
import type { Lessor } from '../../lessor.ts';
import type { Vault } from '../vault.ts';
import type { Letter } from './letter.ts';
import { type ClaimedMail, claimMails, markRefused, markSent, postpone } from './outbox-store.ts';
import { type Outcome, type Post, pauseSeconds, type ReadyMail, retryAfterSeconds } from './post.ts';
import { renderLetter } from './render-letter.ts';

export type PostmanDeps = {
  db: Kysely<Database>;
  vault: Vault;
  post: Post;
  lessor: Lessor;
  log: Logger;
};

/** Longer than a post takes at most, so that no mail is on its way twice. */
const leaseSeconds = 150;
const atOnce = 5;
const pollMs = 1000;
const stopMs = 8000;

/**
 * Sends what waits in the outbox: looks every second, many servers may. A server that is killed after the mail server
 * has taken a mail and before that is written down sends it again, with the same Message-ID.
 */
export function startPostman(deps: PostmanDeps): { stop(): Promise<void> } {
  const { log } = deps;
  let stopped = false;
  let wake = () => {};
  let failures = 0;

  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (stopped) wake();
    });

  async function run() {
    while (!stopped) {
      // A server that is dead is asked with one mail, not with all.
      const told = await deliverSome(deps, failures === 0 ? atOnce : 1, failures + 1).catch((error) => {
        log.error({ err: error }, 'mail is not sent for now');
        return [] as Outcome['result'][];
      });
      if (told.includes('unreachable')) failures += 1;
      else if (told.length > 0) failures = 0;
      if (failures > 0) await rest(pauseSeconds(failures) * 1000);
      else if (told.length === 0) await rest(pollMs);
    }
  }

  const running = run();
  return {
    async stop() {
      stopped = true;
      wake();
      await Promise.race([running, new Promise((resolve) => setTimeout(resolve, stopMs).unref())]);
    },
  };
}

/** Carries some mails that are due, and tells what became of each. `failure`: the how manieth in a row it would be. */
export async function deliverSome(
  deps: PostmanDeps,
  limit: number,
  failure = 1,
): Promise<Outcome['result'][]> {
  const mails = await claimMails(deps.db, { limit, leaseSeconds });
  return Promise.all(mails.map((mail) => deliver(deps, mail, failure)));
}

async function deliver(deps: PostmanDeps, mail: ClaimedMail, failure: number): Promise<Outcome['result']> {
  const { db, log, post } = deps;
  const outcome = await carry(deps, mail);
  if (outcome.result === 'sent') {
    await markSent(db, mail.id, post.keepsLetters);
    log.info({ mail: mail.id, kind: mail.kind }, 'mail sent');
    return 'sent';
  }
  // The mail server's words quote addresses: they are for operators, not for the log.
  log.warn({ mail: mail.id, kind: mail.kind, result: outcome.result, code: outcome.code }, 'mail not sent');
  const error = outcome.error.replace(/\s+/g, ' ').slice(0, 500);
  if (outcome.result === 'unreachable')
    await postpone(db, mail, { error, seconds: pauseSeconds(failure), counted: false });
  else if (outcome.result === 'refused' || mail.give_up_at.getTime() < Date.now())
    await markRefused(db, mail, error);
  else await postpone(db, mail, { error, seconds: retryAfterSeconds(mail.attempts), counted: true });
  return outcome.result;
}

async function carry({ vault, post, lessor }: PostmanDeps, mail: ClaimedMail): Promise<Outcome> {
  let ready: ReadyMail;
  try {
    if (mail.letter === null) throw new Error('the letter is gone');
    const letter = JSON.parse(vault.open('letter', mail.id, mail.letter)) as Letter;
    ready = {
      ...renderLetter(letter, { locale: mail.locale, lessor }),
      messageId: mail.message_id,
      to: mail.recipient,
      locale: mail.locale,
      writtenAt: mail.created_at,
    };
  } catch {
    // It waits for an operator: with the right key it can be tried again.
    const error = 'The letter cannot be read. Has SECRETS_KEY been changed?';
    return { result: 'refused', error, code: 'letter_unreadable' };
  }
  return post.carry(ready);
}
