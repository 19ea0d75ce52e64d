import {
  ApiError,
  AuthenticationError,
  Cabinet,
  type CabinetError,
  type CreatedSession,
} from '@element-cabinet/sdk';
import { paintBadge } from '../badge/service.ts';
import { cabinetOfSession, forgetCompanies } from '../cache/service.ts';
import { refusalOf } from '../refresh/failure.ts';
import { stopRefresh } from '../refresh/service.ts';
import { speakStoredLanguage } from '../shared/language.ts';
import type { Answer, Credentials, SignInAnswer } from '../shared/messages.ts';
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
export async function signIn({ email, password, code }: Credentials): Promise<SignInAnswer> {
  const locale = await speakStoredLanguage();
  const origin = await server.get();
  const cabinet = new Cabinet({ baseUrl: origin, locale, timeoutMs: 15_000 });
  const body = { email, password, kind: 'extension', ...(code === null ? {} : { code }) } as const;
  return openSession(origin, () => cabinet.sessions.create({ body }));
}

/** Keeps a session that the server opens for the extension, and whose it is. */
export async function openSession(
  origin: string,
  open: () => Promise<CreatedSession>,
): Promise<SignInAnswer> {
  try {
    const { token } = await open();
    // Of the kind `extension` the token is never null.
    await session.set({ server: origin, token: token ?? '' });
    const me = await (await cabinetOfSession()).account.getMe();
    await signedIn.set({ name: me.name, email: me.email ?? '' });
    await signedOutReason.set(null);
    return null;
  } catch (error) {
    await session.remove();
    return signInRefusal(error);
  }
}

/** What is to be asked for besides the password, or done in the cabinet first; else as of any act. */
async function signInRefusal(error: unknown): Promise<SignInAnswer> {
  if (error instanceof ApiError && error.code === 'second_factor_required') {
    const { methods = [] } = (error.problem ?? {}) as { methods?: readonly string[] };
    const typed = methods.some((method) => method !== 'passkey');
    return { failure: typed ? 'code_needed' : 'passkey_only', words: '' };
  }
  return refusalOf(error);
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
