import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import { callsTo } from '../support/calls.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer();
const { admin } = server;
const { signIn } = callsTo(server.url);
const { password } = signIns;
const email = 'owner@severny-put.example';

beforeEach(() => sql`delete from sign_in_throttles`.execute(admin));

describe('createSession', () => {
  it('makes an account wait after five failures, the right password too, and no other account', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect((await signIn(email, `wrong ${attempt}`, 'web')).body.code).toBe('invalid_credentials');
    const waits = await signIn(email, password, 'web');
    expect(waits.body).toMatchObject({ status: 429, code: 'sign_in_throttled' });
    expect(Number(waits.headers.get('retry-after'))).toBeGreaterThan(25);
    expect(Number(waits.headers.get('retry-after'))).toBeLessThanOrEqual(30);
    expect((await signIn('viewer@severny-put.example', password, 'web')).status).toBe(201);
  });

  it('lets no more than five of many attempts at once look at the password', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(email, 'wrong', 'web')));
    const looked = answers.filter(({ body }) => body.code === 'invalid_credentials');
    expect(looked).toHaveLength(5);
    expect(answers.filter(({ body }) => body.code === 'sign_in_throttled')).toHaveLength(15);
  });

  it('forgets failures when the password is right', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let attempt = 0; attempt < 4; attempt += 1) await signIn(email, 'wrong', 'web');
      expect((await signIn(email, password, 'web')).status).toBe(201);
    }
  });

  it('does not let strangers elsewhere lock the owner out', async () => {
    await signIn(email, password, 'web');
    await signIn('viewer@severny-put.example', 'wrong', 'web');
    await sql`
update sign_in_throttles set failures = 5000, first_failed_at = now(), last_failed_at = now()
where scope = 'account'`.execute(admin);
    expect((await signIn(email, password, 'web')).status).toBe(201);
    const stranger = await signIn('viewer@severny-put.example', password, 'web');
    expect(stranger.body.code).toBe('sign_in_throttled');
  });
});
