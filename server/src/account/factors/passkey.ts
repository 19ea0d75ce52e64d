/** Where pages are served: passkeys are bound to a site's name. */
export type PasskeySite = { publicUrl: string; sandbox: boolean };

/** A sandbox may be opened at `localhost` on any port, whatever its public address is. */
const local = /^http:\/\/localhost(?::\d+)?$/;

/** The origin if it is one of this site; null: the passkey was used on another site's page. */
export const acceptedOrigin = (origin: string, { publicUrl, sandbox }: PasskeySite): string | null =>
  origin === publicUrl || (sandbox && local.test(origin)) ? origin : null;

/** The page's origin by what the browser signed; '' when it says none. */
export function originIn(clientDataJson: unknown): string {
  try {
    const data: unknown = JSON.parse(Buffer.from(String(clientDataJson), 'base64url').toString('utf8'));
    return String((data as { origin?: unknown } | null)?.origin ?? '');
  } catch {
    return '';
  }
}

export const maxPasskeys = 20;
/** How long a passkey may take to answer. */
export const challengeMs = 300_000;
/** ES256, EdDSA, RS256: what every platform's passkeys sign by (COSE). */
export const passkeyAlgorithms = [-7, -8, -257];
