import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { Vault } from '../vault.ts';
import {
  findHead,
  findLinkHash,
  insertLinks,
  type Link,
  listRestored,
  listUnlinked,
  takeChain,
  type Unlinked,
} from './chain-store.ts';
import { type AuditEntryText, canonicalEntry } from './entry.ts';

const batch = 500;
/** What the first link is chained to. */
export const beginning = Buffer.alloc(32);

/** The hash of a link: of the one before it, and of the entry at its place. Nobody without the key can make it. */
export const hashOfLink = (vault: Vault, before: Buffer, position: bigint, entry: AuditEntryText): Buffer =>
  vault.mac('audit', before, canonicalEntry(position, entry));

/** The end of the chain as this process left it. */
export type Seen = { link: Link | null };

/**
 * Links what was appended, in the order of the log, one server at a time. Answers whether the chain still is what this
 * process saw last; it goes on in either case, since nothing must be lost, and who cut it off has been told of.
 */
export async function linkEntries(
  db: Kysely<Database>,
  vault: Vault,
  seen: Seen,
  from: 'log' | 'restored' = 'log',
): Promise<{ intact: boolean }> {
  const intact =
    seen.link === null || ((await findLinkHash(db, seen.link.position))?.equals(seen.link.hash) ?? false);
  if (!intact) seen.link = null;
  let linked = batch;
  while (linked === batch)
    linked = await db.transaction().execute(async (tx) => {
      if (!(await takeChain(tx))) return 0;
      const head = await findHead(tx);
      const waiting =
        from === 'log' ? await listUnlinked(tx, head?.place ?? null, batch) : await listRestored(tx, batch);
      const links = chained(vault, head, waiting);
      if (links.length > 0) await insertLinks(tx, links);
      const { position, hash } = links.at(-1) ?? head ?? {};
      seen.link = position === undefined || hash === undefined ? null : { position, hash };
      return links.length;
    });
  return { intact };
}

function chained(
  vault: Vault,
  head: Link | null,
  entries: readonly Unlinked[],
): (Link & { entryId: string })[] {
  let [position, hash] = [head?.position ?? 0n, head?.hash ?? beginning];
  return entries.map(({ id, entry }) => {
    position += 1n;
    hash = hashOfLink(vault, hash, position, entry);
    return { position, hash, entryId: id };
  });
}
