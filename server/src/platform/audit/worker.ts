import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../../db/schema.ts';
import { everySecond } from '../every-second.ts';
import type { Vault } from '../vault.ts';
import { findHead } from './chain-store.ts';
import { linkEntries, type Seen } from './link-entries.ts';

/** Links the audit every second until stopped; a failure is logged and tried again. Entries of a restored log come first. */
export function startAuditChain(db: Kysely<Database>, vault: Vault, log: Logger): { stop(): Promise<void> } {
  const seen: Seen = { link: null };
  let from: 'log' | 'restored' = 'restored';
  const link = async () => {
    const { position } = seen.link ?? {};
    const { intact } = await linkEntries(db, vault, seen, from);
    from = 'log';
    if (!intact) log.error({ position: String(position) }, 'the audit is not what it was: verify it');
  };
  return everySecond(link, (error) => log.error({ err: error }, 'the audit is not linked for now'));
}

/** Tells the log the end of the chain, so that a chain cut off shows against what was told before. */
export async function logAuditHead(db: Kysely<Database>, log: Logger): Promise<void> {
  const head = await findHead(db);
  if (head) log.info({ position: String(head.position), hash: head.hash.toString('hex') }, 'audit head');
}
