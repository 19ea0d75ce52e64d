/** What a person typed as the server, as an origin; null when it is none. `https://` is added where nothing is said. */
export function originOf(typed: string): string | null {
  const text = typed.trim();
  try {
    const { protocol, hostname, origin } = new URL(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
    const local = hostname === '127.0.0.1' || hostname === 'localhost';
    // Some browsers take a blank in a host for a part of it.
    if (!/^[\w.-]+$/.test(hostname)) return null;
    return protocol === 'https:' || (protocol === 'http:' && local) ? origin : null;
  } catch {
    return null;
  }
}

/** The host permission of a server. Without the port: Firefox knows none in a pattern. */
export function hostPattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
