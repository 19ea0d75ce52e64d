import type { Refusal } from '../shared/messages.ts';
import { words } from './action-words.ts';

/** Why an act came to nothing: the server's own words where it refused. */
export function refusalWords({ failure, words: said }: Refusal): string {
  if (failure === 'refused' || failure === 'step_required') return said;
  if (failure === 'forbidden') return words().forbidden;
  if (failure === 'no_access') return words().noAccess;
  return failure === 'offline' ? words().offlineNow : words().serverError;
}
