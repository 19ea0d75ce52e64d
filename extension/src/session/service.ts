import { AuthenticationError, Cabinet, type CabinetError } from '@element-cabinet/sdk';
import { paintBadge } from '../badge/service.ts';
import { cabinetOfSession, forgetCompanies } from '../cache/service.ts';
import { refusalOf } from '../refresh/failure.ts';
import { stopRefresh } from '../refresh/service.ts';
import { speakStoredLanguage } from '../shared/language.ts';
import type { Answer, SignInAnswer } from '../shared/messages.ts';
import {
  announcementDraft,
  companies,
  invoicesMade,
  pollState,
  type SignedOutReason,
  server,
  session,
  shownNotices,
  signedIn,
  signedOutReason,
  told,
} from '../shared/storage.ts';

/** Makes a session of the kind `extension`; the password goes to the server and is kept nowhere. */
export async function signIn({
  email,
  password,
}: {
  email: string;
  password: string;
}): Promise<SignInAnswer> {
  const locale = await speakStoredLanguage();
  const origin = await server.get();
  const cabinet = new Cabinet({ baseUrl: origin, locale, timeoutMs: 15_000 });
  try {
    const created = await cabinet.sessions.create({ body: { email, password, kind: 'extension' } });
    // Of the kind `extension` the token is never null.
    await session.set({ server: origin, token: created.token ?? '' });
    const me = await (await cabinetOfSession()).account.getMe();
    await signedIn.set({ name: me.name, email: me.email ?? email });
    await signedOutReason.set(null);
    return null;
  } catch (error) {
    await session.remove();
    return refusalOf(error);
  }
}

/** Ends the session on the server too, where it can be reached; here it ends in any case. */
export async function signOut(): Promise<void> {
  const cabinet = await cabinetOfSession();
  await forgetSession(null);
  await cabinet.sessions.endCurrentSession({ timeoutMs: 5_000 }).catch((_: CabinetError) => undefined);
}

/** Nothing of the person stays on this machine but the settings. */
export async function forgetSession(reason: SignedOutReason): Promise<void> {
  await stopRefresh();
  await Promise.all(
    [session, signedIn, companies, pollState, told, shownNotices, invoicesMade, announcementDraft].map(
      (value) => value.remove(),
    ),
  );
  await forgetCompanies();
  await signedOutReason.set(reason);
  await paintBadge();
}

/** What the work comes to, as an answer to a page; that the session has ended shows at once, not at the next poll. */
export async function answerTo<T>(work: Promise<T>): Promise<Answer<T>> {
  try {
    return { value: await work };
  } catch (error) {
    if (error instanceof AuthenticationError) await forgetSession('session_ended');
    return refusalOf(error);
  }
}
