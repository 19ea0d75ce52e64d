import { findAddressee } from '../account/store.ts';
import type { Tx } from '../db/database.ts';
import type { SignInRow } from '../db/schema.ts';
import { newId } from '../platform/id.ts';
import { enqueueMail } from '../platform/mail/outbox-store.ts';
import type { Vault } from '../platform/vault.ts';
import { createAccessReportLink } from './create-access-report-link.ts';
import { newDeviceLetter } from './letters.ts';
import { findSuccesses, insertSignIn } from './sign-ins-store.ts';
import { networkOf } from './throttle.ts';

/** What is needed to write to a person of their sign-ins. */
export type Mailing = { vault: Vault; publicUrl: string; lessor: { phones: string[]; timeZone: string } };

type Recorded = {
  userId: string;
  kind: SignInRow['kind'];
  method: SignInRow['method'];
  outcome: SignInRow['outcome'];
  device: string | null;
  address: string;
  /** The session that began. */
  sessionId: string | null;
};

const seenMs = 90 * 24 * 3600 * 1000;

/** Records a sign-in of a known person, or an attempt. A success on a new device is told by mail, but for the first. */
export async function recordSignIn(tx: Tx, mailing: Mailing, signIn: Recorded): Promise<void> {
  const { userId, sessionId, ...rest } = signIn;
  const at = new Date();
  const strange = signIn.outcome === 'succeeded' && (await isStrange(tx, signIn, at));
  await insertSignIn(tx, {
    ...rest,
    ...{ id: newId(), user_id: userId, session_id: sessionId, at, new_device: strange },
  });
  const to = strange ? await findAddressee(tx, userId) : undefined;
  if (!to) return;
  const url = await createAccessReportLink(tx, mailing.publicUrl, userId);
  const letter = newDeviceLetter(to.locale, { ...signIn, at, url, timeZone: mailing.lessor.timeZone });
  await enqueueMail(tx, mailing.vault, { kind: 'new_device', to: to.email, locale: to.locale, letter });
}

async function isStrange(tx: Tx, { userId, device, address }: Recorded, at: Date): Promise<boolean> {
  const { ever, places } = await findSuccesses(tx, userId, new Date(at.getTime() - seenMs));
  const network = networkOf(address);
  return ever && !places.some((place) => place.device === device && networkOf(place.address) === network);
}
