import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { Vault } from '../vault.ts';
import { countEntries, countUnlinked, findHead, findLinkHash, type Link, listLinks } from './chain-store.ts';
import { beginning, hashOfLink } from './link-entries.ts';

const batch = 1000;

export type Break = {
  position: bigint;
  entryId: string | null;
  what: 'entry_changed' | 'entry_missing' | 'link_missing' | 'entry_not_linked' | 'cut_off';
};

export type Verification = {
  entries: bigint;
  links: bigint;
  head: Link | null;
  firstBreak: Break | null;
  /** Entries that wait for their links. */
  unlinked: bigint;
};

/**
 * Computes the chain anew, in batches and without a transaction: an append-only log needs none, and a long one would
 * hold up who follows the log. `from`: the first position looked at, the link before it being believed;
 * `expected`: a link that was told before, so that a chain cut off behind it shows.
 */
export async function verifyAudit(
  db: Kysely<Database>,
  vault: Vault,
  { from = 1n, expected = null }: { from?: bigint; expected?: Link | null } = {},
): Promise<Verification> {
  const broken = await walk(db, vault, from);
  const head = await findHead(db);
  const [counts, waiting] = await Promise.all([countEntries(db), countUnlinked(db, head?.place ?? null)]);
  const passed: Break | null =
    waiting.passed === null
      ? null
      : { position: (head?.position ?? 0n) + 1n, entryId: waiting.passed, what: 'entry_not_linked' };
  return {
    ...counts,
    head: head && { position: head.position, hash: head.hash },
    firstBreak: broken ?? (await cutOff(db, expected)) ?? passed,
    unlinked: waiting.unlinked,
  };
}

async function walk(db: Kysely<Database>, vault: Vault, from: bigint): Promise<Break | null> {
  let before = from - 1n;
  let hash = before < 1n ? beginning : await findLinkHash(db, before);
  if (hash === null) return { position: before, entryId: null, what: 'link_missing' };
  for (;;) {
    const links = await listLinks(db, before, batch);
    for (const { position, entry_id: entryId, entry, hash: stored } of links) {
      if (position !== before + 1n) return { position: before + 1n, entryId: null, what: 'link_missing' };
      if (entry === null) return { position, entryId, what: 'entry_missing' };
      hash = hashOfLink(vault, hash, position, entry);
      if (!hash.equals(stored)) return { position, entryId, what: 'entry_changed' };
      before = position;
    }
    if (links.length < batch) return null;
  }
}

async function cutOff(db: Kysely<Database>, expected: Link | null): Promise<Break | null> {
  if (expected === null) return null;
  const hash = await findLinkHash(db, expected.position);
  return hash?.equals(expected.hash) ? null : { position: expected.position, entryId: null, what: 'cut_off' };
}
