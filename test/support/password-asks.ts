import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../../server/src/platform/id.ts';
import type { Ask } from './ask.ts';
import { newPage, newPerson, strongPassword } from './people.ts';
import type { TestServer } from './server.ts';

export type PasswordOperation = 'changePassword' | 'requestPasswordReset' | 'completePasswordReset';

export const anotherPassword = 'seven quiet kettles at dawn';

/** A link that sets the password of somebody. */
export async function resetLink({ admin }: Pick<TestServer, 'admin'>, userId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const now = Date.now();
  await admin
    .insertInto('password_resets')
    .values({
      ...{ id: newId(), user_id: userId, token_hash: createHash('sha256').update(token).digest() },
      ...{ created_at: new Date(now), expires_at: new Date(now + 60_000) },
    })
    .execute();
  return token;
}

/** How a person asks that is made for it, because it changes who may enter. */
export function passwordAsks(
  server: TestServer,
): Record<PasswordOperation | 'revokeOtherSessions', () => Promise<Ask>> {
  const newcomer = async () => (await newPage(server)).as;
  return {
    changePassword: async () => ({
      as: await newcomer(),
      json: { currentPassword: strongPassword, newPassword: anotherPassword },
    }),
    revokeOtherSessions: async () => ({ as: await newcomer() }),
    requestPasswordReset: async () => ({ json: { email: 'viewer@severny-put.example' } }),
    completePasswordReset: async () => {
      const { id } = await newPerson(server.admin);
      return { json: { token: await resetLink(server, id), newPassword: anotherPassword } };
    },
  };
}
