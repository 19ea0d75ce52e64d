export type As = { cookie: string } | { bearer: string } | { key: string } | null;
type Ask = { body?: unknown; headers?: Record<string, string> };

/** `body` is the JSON of the answer, null when there is none. */
export type Answered<Body> = { status: number; headers: Headers; body: Body };

/** Asks a server at `url` as a page (cookie, same origin), the extension (bearer), an integration (key) or nobody. */
export function callsTo(url: string) {
  async function call<Body = Problem>(
    as: As,
    method: string,
    path: string,
    { body, headers = {} }: Ask = {},
  ): Promise<Answered<Body>> {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...credentials(as, method),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? null : JSON.parse(text),
    };
  }

  function credentials(as: As, method: string): Record<string, string> {
    if (as === null) return {};
    if ('bearer' in as) return { authorization: `Bearer ${as.bearer}` };
    if ('key' in as) return { 'api-key': as.key };
    return { cookie: as.cookie, ...(method === 'GET' ? {} : { origin: url }) };
  }

  const signIn = (email: string, password: string, kind: 'web' | 'extension', headers = {}) =>
    call<{ session: Session; token: string | null } & Problem>(null, 'POST', '/v1/sessions', {
      body: { email, password, kind },
      headers,
    });

  return {
    call,
    signIn,
    /** A page's session, to ask with. */
    async page(email: string, password: string): Promise<{ cookie: string }> {
      const { headers } = await signIn(email, password, 'web');
      return { cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' };
    },
    /** The extension's session, to ask with. */
    async extension(email: string, password: string): Promise<{ bearer: string }> {
      return { bearer: (await signIn(email, password, 'extension')).body.token ?? '' };
    },
  };
}

export type Problem = { code: string; status: number; detail: string; requestId: string };
export type Session = {
  id: string;
  kind: 'web' | 'extension';
  current: boolean;
  lastUsedAt: string;
  expiresAt: string;
  device: string | null;
  address: string | null;
};
