import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Actor } from '../platform/actor.ts';
import { claimKey, type KeyedRequest, type StoredAnswer, storeAnswer } from './idempotency-store.ts';
import { Problem } from './problems.ts';

/** The key a write came with; integrations must send one on POST. */
export function idempotencyKeyOf(
  header: string | undefined,
  actor: Actor,
  method: string,
): string | undefined {
  if (header === undefined && actor.kind === 'integration' && method === 'POST')
    throw new Problem('idempotency_key_required');
  return header;
}

export interface IdempotentAnswer<A> {
  readonly answer: A | StoredAnswer;
  readonly replayed: boolean;
}

/**
 * Runs a write in one transaction with its key: the effect and the answer are stored together or not at all, a repeat
 * gets the stored answer. What throws leaves nothing, so a refused write may be sent again with the same key.
 */
export function runOnce<A extends StoredAnswer>(
  db: Kysely<Database>,
  request: KeyedRequest | null,
  run: (tx: Transaction<Database>) => Promise<A>,
): Promise<IdempotentAnswer<A>> {
  return db.transaction().execute(async (tx) => {
    if (!request) return { answer: await run(tx), replayed: false };
    const stored = await claimKey(tx, request);
    if (stored === 'busy') throw inUse();
    if (stored) {
      const same =
        stored.operationId === request.operationId && stored.requestHash.equals(request.requestHash);
      if (!same) throw new Problem('idempotency_key_reused');
      return { answer: stored, replayed: true };
    }
    const answer = await run(tx);
    if (!(await storeAnswer(tx, request, answer))) throw inUse();
    return { answer, replayed: false };
  });
}

const inUse = () => new Problem('idempotency_key_in_use', { retryAfterSeconds: 1 });
