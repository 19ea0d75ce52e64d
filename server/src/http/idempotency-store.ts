import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';

/** The answer of a write, as it was given. */
export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface KeyedRequest {
  readonly actorId: string;
  readonly key: string;
  readonly operationId: string;
  readonly requestHash: Buffer;
}

export interface StoredKey extends StoredAnswer {
  readonly operationId: string;
  readonly requestHash: Buffer;
}

interface ClaimRow {
  free: boolean;
  operation_id: string | null;
  request_hash: Buffer | null;
  status: number | null;
  headers: Record<string, string> | null;
  body: string | null;
}

/**
 * Takes the key for this transaction and looks up its answer, in one round trip. `busy`: another transaction is at it.
 * The lookup may see the table as it was just before the lock was got; `storeAnswer` finds that out.
 */
export async function claimKey(
  tx: Transaction<Database>,
  { actorId, key }: KeyedRequest,
): Promise<StoredKey | 'busy' | null> {
  const { rows } = await sql<ClaimRow>`
    select pg_try_advisory_xact_lock(hashtextextended(${`${actorId} ${key}`}::text, 0)) as free,
      operation_id, request_hash, status, headers, body
    from (select 1) as one
    left join idempotency_keys on actor_id = ${actorId} and key = ${key} and created_at > now() - interval '24 hours'
  `.execute(tx);
  const { free, operation_id, request_hash, status, headers, body } = rows[0] as ClaimRow;
  if (
    operation_id === null ||
    request_hash === null ||
    status === null ||
    headers === null ||
    body === null
  ) {
    return free ? null : 'busy';
  }
  return { operationId: operation_id, requestHash: request_hash, status, headers, body };
}

/** Keeps the answer with the effect, in one transaction. False when somebody else stored one meanwhile: roll back. */
export async function storeAnswer(
  tx: Transaction<Database>,
  request: KeyedRequest,
  answer: StoredAnswer,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into idempotency_keys (actor_id, key, operation_id, request_hash, status, headers, body, created_at)
    values (${request.actorId}, ${request.key}, ${request.operationId}, ${request.requestHash},
      ${answer.status}, ${JSON.stringify(answer.headers)}, ${answer.body}, now())
    on conflict (actor_id, key) do update set operation_id = excluded.operation_id, request_hash = excluded.request_hash,
      status = excluded.status, headers = excluded.headers, body = excluded.body, created_at = excluded.created_at
    where idempotency_keys.created_at <= now() - interval '24 hours'
  `.execute(tx);
  return numAffectedRows === 1n;
}

/** Forgets keys older than a day; for the daily work. Answers how many. */
export async function deleteExpiredKeys(db: Kysely<Database>): Promise<number> {
  const result =
    await sql`delete from idempotency_keys where created_at <= now() - interval '24 hours'`.execute(db);
  return Number(result.numAffectedRows ?? 0);
}
