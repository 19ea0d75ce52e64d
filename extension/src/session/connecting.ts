/** A connection through the cabinet that was begun: where, and by what the answer is known and used. */
export interface Connecting {
  server: string;
  verifier: string;
  state: string;
  /** Instant. */
  startedAt: string;
}

const lifetimeMs = 600_000;
const path = '/connect-extension';

export function isStale({ startedAt }: Connecting, now: Date): boolean {
  const age = now.getTime() - Date.parse(startedAt);
  return !(age >= 0 && age < lifetimeMs);
}

/** The page of the cabinet that asks the person. */
export function connectAddress({ server, state }: Connecting, challenge: string): string {
  return `${server}${path}?${new URLSearchParams({ challenge, state })}`;
}

/** The code in an address of the page, where it is of this server and answers what was asked; else null. */
export function answerIn(url: string, { server, state }: Connecting): string | null {
  const { origin, pathname, hash } = new URL(url);
  const told = new URLSearchParams(hash.slice(1));
  return origin === server && pathname === path && told.get('state') === state ? told.get('code') : null;
}
