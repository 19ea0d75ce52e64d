import { type ApplicationAct, type ApplicationState, afterAct } from '../../applications/application.ts';
import type { ToldApplication } from '../../applications/letters.ts';
import { type ApplicationDeps, told } from '../../applications/submit-application.ts';
import type { Tx } from '../../db/database.ts';
import { DomainError } from '../../platform/errors.ts';
import type { Letter } from '../../platform/mail/letter.ts';
import { enqueueMail, type MailKind } from '../../platform/mail/outbox-store.ts';
import { type HeldApplication, holdApplication } from './store.ts';

/**
 * The application, held, and the state that the act leads to.
 * @throws application_not_found, application_state_conflict.
 */
export async function holdFor(
  tx: Tx,
  id: string,
  act: ApplicationAct,
): Promise<{ application: HeldApplication; state: ApplicationState }> {
  const application = await holdApplication(tx, id);
  if (application === undefined) throw new DomainError('application_not_found');
  const state = afterAct(application.state, act);
  if (state === null) throw new DomainError('application_state_conflict', { state: application.state });
  return { application, state };
}

/** Tells the applicant by mail, in the language of the application. */
export async function tellApplicant(
  tx: Tx,
  deps: ApplicationDeps,
  application: HeldApplication,
  kind: MailKind,
  write: (told: ToldApplication) => Letter,
): Promise<void> {
  const { email: to, locale } = application;
  await enqueueMail(tx, deps.vault, { kind, to, locale, letter: write(told(deps, application)) });
}
