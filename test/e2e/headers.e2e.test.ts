import { describe, expect, it, test } from 'vitest';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import { callsTo } from '../support/calls.ts';
import { makeMail } from '../support/mails.ts';
import { startTestServer } from '../support/server.ts';

/** What stands behind a proxy that speaks TLS, and what a newcomer starts. */
const map = {
  ...{ url: 'https://tiles.example/{z}/{x}/{y}.png', origin: 'https://tiles.example', attribution: null },
};
const secure = await startTestServer({ publicUrl: 'https://cabinet.example', map });
const plain = await startTestServer();
const mailId = await makeMail(secure.admin);
const email = 'owner@severny-put.example';

const policyOf = (headers: Headers) =>
  Object.fromEntries(
    (headers.get('content-security-policy') ?? '').split('; ').map((one) => {
      const [name, ...sources] = one.split(' ');
      return [name, sources];
    }),
  );
/** What such a policy does not run; a page that needs it would be broken. */
const inline = /<script(?![^>]*\ssrc=)[^>]*>|<style|\sstyle=|\son\w+=|javascript:/i;

const cabinet = [
  '/',
  '/contracts/0192',
  '/sign-in',
  '/apply',
  '/application',
  '/offices',
  '/reset',
  '/not-me',
];
const operator = ['/operator', '/operator/', '/operator/invitation', '/operator/audit'];
const docs = ['/docs', '/docs/operations/createSession', '/docs/schemas/Me', '/docs/problems/not_found'];
const ways = [
  ['TLS', secure],
  ['HTTP', plain],
] as const;
const transport = (url: string) => (url === secure.url ? 'max-age=31536000' : null);

describe.each([...cabinet, '/mailbox', `/mailbox/${mailId}`, ...operator, ...docs])('the page %s', (path) => {
  test.each(ways)(
    'by %s runs and calls what is of this server, and is framed by nobody',
    async (_, { url }) => {
      const answer = await fetch(url + path);
      const { status, headers } = answer;
      expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      const tiles = url === secure.url && !path.startsWith('/docs') ? [map.origin] : [];
      expect(policyOf(headers)).toEqual({
        ...{ 'default-src': ["'none'"], 'base-uri': ["'none'"], 'frame-ancestors': ["'none'"] },
        ...{ 'script-src': ["'self'"], 'style-src': ["'self'"], 'font-src': ["'self'"] },
        ...{ 'img-src': ["'self'", 'data:', ...tiles], 'connect-src': ["'self'"] },
        ...{ 'frame-src': ["'self'"], 'form-action': ["'self'"] },
      });
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('strict-transport-security')).toBe(transport(url));
      expect(await answer.text()).not.toMatch(inline);
    },
  );
});

describe.each([
  ['GET', '/v1/lessor', 200],
  ['GET', '/v1/me', 401],
  ['GET', '/v1/nothing', 404],
  ['GET', '/missing.js', 404],
  ['POST', '/operator', 404],
  ['PATCH', '/v1/sessions', 405],
  ['POST', '/v1/sessions', 415],
  ['GET', '/metrics', 200],
])('the answer to %s %s', (method, path, status) => {
  test.each(ways)('by %s can be taken for no page', async (_, { url }) => {
    const answer = await fetch(url + path, { method });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).not.toContain('html');
    expect(policyOf(answer.headers)).toEqual({ 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] });
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('strict-transport-security')).toBe(transport(url));
  });
});

test('a letter in the mailbox runs nothing, loads nothing and is framed by the mailbox alone', async () => {
  const { status, headers } = await fetch(`${secure.url}/mailbox/letters/${mailId}`);
  expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(policyOf(headers)).toEqual({
    ...{ 'default-src': ["'none'"], 'style-src': ["'unsafe-inline'"], 'base-uri': ["'none'"] },
    ...{ 'form-action': ["'none'"], 'frame-ancestors': ["'self'"] },
    sandbox: ['allow-top-navigation-by-user-activation'],
  });
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
});

describe('the cookie of a session', () => {
  const attributes = (cookie = '') => cookie.split('; ').slice(1).sort();
  const signedIn = async (url: string) => {
    const { headers } = await callsTo(url).signIn(email, signIns.password, 'web');
    const [cookie, ...more] = headers.getSetCookie();
    expect(more).toEqual([]);
    return String(cookie);
  };

  it('over TLS is of this host alone, unseen by scripts and never sent in the clear', async () => {
    const cookie = await signedIn(secure.url);
    expect(cookie).toMatch(/^__Host-cabinet_session=[\w-]{43};/);
    const marks = (age: unknown) => ['HttpOnly', age, 'Path=/', 'SameSite=Lax', 'Secure'];
    expect(attributes(cookie)).toEqual(marks(expect.stringMatching(/^Max-Age=\d+$/)));

    const { call } = callsTo(secure.url);
    const as = { cookie: cookie.split(';')[0] ?? '' };
    const origin = { origin: 'https://cabinet.example' };
    expect((await call(as, 'GET', '/v1/me')).status).toBe(200);
    // What a page of a sibling host could have set.
    expect((await call({ cookie: as.cookie.replace('__Host-', '') }, 'GET', '/v1/me')).status).toBe(401);
    const ended = await call(as, 'DELETE', '/v1/sessions/current', { headers: origin });
    const [blank] = ended.headers.getSetCookie();
    expect(blank).toMatch(/^__Host-cabinet_session=;/);
    expect(attributes(blank)).toEqual(marks('Max-Age=0'));
    expect((await call(as, 'GET', '/v1/me')).status).toBe(401);
  });

  it('over HTTP, as a newcomer starts it, has no mark that a browser would refuse there', async () => {
    const cookie = await signedIn(plain.url);
    expect(cookie).toMatch(/^cabinet_session=[\w-]{43};/);
    const age = expect.stringMatching(/^Max-Age=\d+$/);
    expect(attributes(cookie)).toEqual(['HttpOnly', age, 'Path=/', 'SameSite=Lax']);
  });
});
