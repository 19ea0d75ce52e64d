import { hash, randomBytes } from 'node:crypto';
import type { Tx } from '../db/database.ts';
import { insertAccessReport } from './sign-ins-store.ts';

const worksForMs = 14 * 24 * 3600 * 1000;

/** What is kept of the secret of a mail's link. */
export const hashMailToken = (token: string): Buffer => hash('sha256', token, 'buffer');
/** The secret of a mail's link. */
export const newMailToken = (): string => randomBytes(32).toString('base64url');

/** "This wasn't me": a link for a mail to the person, by which they lock their login without signing in. */
export async function createAccessReportLink(tx: Tx, publicUrl: string, userId: string): Promise<string> {
  const token = newMailToken();
  const expiresAt = new Date(Date.now() + worksForMs);
  await insertAccessReport(tx, { token_hash: hashMailToken(token), user_id: userId, expires_at: expiresAt });
  return `${publicUrl}/not-me#${token}`;
}
