import type { Tx } from '../../db/database.ts';
import { newId } from '../../platform/id.ts';
import { hashToken, newToken } from '../../platform/token.ts';
import { type FeedOwner, holdMembership, insertFeed, revokeFeed } from './store.ts';

/** A new secret for a person's feed; the one before it leads nowhere from now on. It is told only here. */
export async function createCalendarFeed(tx: Tx, owner: FeedOwner, at: Date): Promise<string> {
  const token = newToken();
  await holdMembership(tx, owner);
  await revokeFeed(tx, owner, at);
  await insertFeed(tx, { ...owner, id: newId(), tokenHash: hashToken(token), at });
  return token;
}
