import { reviewLetter } from '../../applications/letters.ts';
import type { ApplicationDeps } from '../../applications/submit-application.ts';
import type { Tx } from '../../db/database.ts';
import { holdFor, tellApplicant } from './decide.ts';
import { moveApplication } from './store.ts';

/** Takes an application into review. @throws application_not_found, application_state_conflict. */
export async function startApplicationReview(
  tx: Tx,
  deps: ApplicationDeps,
  by: string,
  id: string,
): Promise<void> {
  const { application, state } = await holdFor(tx, id, 'review');
  await moveApplication(tx, id, { state, reviewed_by: by, reviewed_at: deps.clock.now() });
  await tellApplicant(tx, deps, application, 'application_in_review', reviewLetter);
}
