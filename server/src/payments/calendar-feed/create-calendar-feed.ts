import { hash, randomBytes } from 'node:crypto';
import type { Tx } from '../../db/database.ts';
import { newId } from '../../platform/id.ts';
import { type FeedOwner, holdMembership, insertFeed, revokeFeed } from './store.ts';

/** What is kept of a feed's secret. */
export const hashFeedToken = (token: string): Buffer => Buffer.from(hash('sha256', token, 'hex'), 'hex');

/** A new secret for a person's feed; the one before it leads nowhere from now on. It is told only here. */
export async function createCalendarFeed(tx: Tx, owner: FeedOwner, at: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await holdMembership(tx, owner);
  await revokeFeed(tx, owner, at);
  await insertFeed(tx, { ...owner, id: newId(), tokenHash: hashFeedToken(token), at });
  return token;
}
