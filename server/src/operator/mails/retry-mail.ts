import type { Tx } from '../../db/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { lockMailState, makeDue } from './store.ts';

/** @returns the mail as JSON text. */
export async function retryMail(tx: Tx, id: string): Promise<string> {
  const state = await lockMailState(tx, id);
  if (state === undefined) throw new DomainError('mail_not_found');
  if (state === 'sent') throw new DomainError('mail_already_sent');
  return makeDue(tx, id);
}
