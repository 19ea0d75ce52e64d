import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Db } from '../db/database.ts';
import { DomainError } from '../platform/errors.ts';
import { Authenticator } from './authenticate.ts';
import type { OpenSession, SessionBook } from './lucia.ts';

const session: OpenSession = {
  id: 's',
  userId: 'u',
  kind: 'web',
  lastUsedAt: new Date(0),
  verifiedAt: new Date(0),
  steps: [],
  staff_role: null,
  memberships: [],
};
const find = vi.fn<SessionBook['find']>();
const sessions = {
  find,
  tokenInCookie: (header) => header || null,
  tokenInHeader: (header) => header || null,
} as Partial<SessionBook> as SessionBook;
let authenticator: Authenticator;
const ask = (cookie: string) =>
  authenticator.authenticate({ cookie, authorization: undefined, apiKey: undefined });

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  find.mockReset().mockResolvedValue(session);
  authenticator = new Authenticator({} as Db, sessions);
});
afterEach(() => void vi.useRealTimers());

describe('what is known of a token', () => {
  it('is asked once a second, by many at once too', async () => {
    const [one, two] = await Promise.all([ask('token'), ask('token')]);
    expect(one).toBe(two);
    expect(one).toMatchObject({ kind: 'user', userId: 'u', sessionId: 's', scheme: 'cookieSession' });
    vi.advanceTimersByTime(999);
    await ask('token');
    expect(find).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    await ask('token');
    expect(find).toHaveBeenCalledTimes(2);
  });

  it('is of that token and kind alone', async () => {
    await ask('token');
    await ask('other');
    await authenticator.authenticate({ cookie: undefined, authorization: 'token', apiKey: undefined });
    expect(find).toHaveBeenCalledTimes(3);
  });

  it('is forgotten when its session ends, even while it is being asked', async () => {
    await ask('token');
    authenticator.forget('another');
    await ask('token');
    expect(find).toHaveBeenCalledTimes(1);
    authenticator.forget('s');
    await ask('token');
    expect(find).toHaveBeenCalledTimes(2);

    vi.advanceTimersByTime(1000);
    const asked = ask('token');
    authenticator.forget('s');
    await asked;
    await ask('token');
    expect(find).toHaveBeenCalledTimes(4);
  });

  it('is forgotten with all that is known of its person', async () => {
    await ask('token');
    authenticator.forgetUser('another');
    await ask('token');
    expect(find).toHaveBeenCalledTimes(1);
    authenticator.forgetUser('u');
    await ask('token');
    expect(find).toHaveBeenCalledTimes(2);
  });

  it('is not kept when there is no session, or it is refused', async () => {
    find.mockResolvedValue(null);
    expect([await ask('token'), await ask('token')]).toEqual([null, null]);
    find.mockRejectedValue(new DomainError('wrong_token_kind'));
    await expect(ask('token')).rejects.toThrow('wrong_token_kind');
    await expect(ask('token')).rejects.toThrow('wrong_token_kind');
    expect(find).toHaveBeenCalledTimes(4);
  });
});
