import type { Tx } from '../db/database.ts';
import { hashToken, newToken } from '../platform/token.ts';
import { insertAccessReport } from './sign-ins-store.ts';

const worksForMs = 14 * 24 * 3600 * 1000;

/** "This wasn't me": a link for a mail to the person, by which they lock their login without signing in. */
export async function createAccessReportLink(tx: Tx, publicUrl: string, userId: string): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(Date.now() + worksForMs);
  await insertAccessReport(tx, { token_hash: hashToken(token), user_id: userId, expires_at: expiresAt });
  return `${publicUrl}/not-me#${token}`;
}
