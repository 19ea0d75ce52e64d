import { Cabinet, type Me } from '@element-cabinet/sdk';
import { signal } from '@preact/signals';
import { locale } from './i18n.ts';
import { passkeyAnswer } from './passkeys.ts';
import { forgetResources, noteWrite, type Resource, useResource } from './use-resource.ts';

/** True once the server has said that nobody is signed in, or not any more. */
export const signedOut = signal(false);

/** Counts the answers that told of a step to do first (`steps` of `getMe`): new terms, say. */
export const stepsAsked = signal(0);

/** The server this page came from, asked in the language of the interface. */
export const cabinet = new Cabinet({
  locale: () => locale.value,
  fetch: async (request, init) => {
    const response = await fetch(request, init);
    const method = init?.method ?? (request instanceof Request ? request.method : 'GET');
    if (method !== 'GET') noteWrite();
    const signingIn = new URL(response.url).pathname === '/v1/sessions' && response.type !== 'error';
    if (response.status === 401 && !signingIn) signedOut.value = true;
    if (response.status === 403 && (await codeOf(response)) === 'account_step_required')
      stepsAsked.value += 1;
    return response;
  },
});

async function codeOf(response: Response): Promise<string | undefined> {
  try {
    return (await response.clone().json()).code;
  } catch {
    return undefined;
  }
}

/** `code` is asked for by `SecondFactorRequiredError`. */
export async function signIn(email: string, password: string, code?: string): Promise<void> {
  const body = { email, password, kind: 'web' as const, ...(code === undefined ? {} : { code }) };
  await cabinet.sessions.create({ body });
  enter();
}

/** By a passkey alone: the browser asks which, and for a finger, face or PIN. */
export async function signInByPasskey(): Promise<void> {
  const { challengeId, options } = await cabinet.sessions.startPasskeySignIn();
  const response = await passkeyAnswer(options);
  await cabinet.sessions.create({ body: { kind: 'web', passkey: { challengeId, response } } });
  enter();
}

function enter(): void {
  forgetResources();
  signedOut.value = false;
}

/** A session of this page has begun by something else than a sign-in. */
export function arrive(): void {
  forgetResources();
  signedOut.value = false;
}

export async function signOut(): Promise<void> {
  await cabinet.sessions.endCurrentSession();
  forgetResources();
  signedOut.value = true;
}

export const useMe = (): Resource<Me> => useResource('me', () => cabinet.account.getMe());
