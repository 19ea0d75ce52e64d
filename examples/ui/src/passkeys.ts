import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';

/** A passkey belongs to a name: the browser has none for a page that is opened by an IP address. */
export const passkeysWork = (): boolean =>
  'PublicKeyCredential' in globalThis && !/^[\d.]+$|:/.test(location.hostname);

/** What the person's passkey answers; rejects when they close the browser's question. */
export async function passkeyAnswer(options: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
  return { ...(await startAuthentication({ optionsJSON })) };
}

/** The person closed the browser's question, or took too long: nothing to tell of. */
export const wasCancelled = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError');
