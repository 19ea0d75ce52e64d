import { rejectedLetter } from '../../applications/letters.ts';
import type { ApplicationDeps } from '../../applications/submit-application.ts';
import type { Tx } from '../../db/database.ts';
import { holdFor, tellApplicant } from './decide.ts';
import { moveApplication } from './store.ts';

/** Rejects with a reason that the applicant reads. @throws application_not_found, application_state_conflict. */
export async function rejectApplication(
  tx: Tx,
  deps: ApplicationDeps,
  by: string,
  id: string,
  reason: string,
): Promise<void> {
  const { application, state } = await holdFor(tx, id, 'reject');
  await moveApplication(tx, id, {
    ...{ state, decided_by: by, decided_at: deps.clock.now(), rejection_reason: reason.trim() },
  });
  await tellApplicant(tx, deps, application, 'application_rejected', (told) =>
    rejectedLetter(told, reason.trim()),
  );
}
