import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import { type Actor, actorId } from '../platform/actor.ts';
import type { Locale } from '../platform/locale.ts';
import {
  type AccessDeps,
  admit,
  companyAccess,
  credentialsOf,
  requireFreshness,
  requireScopes,
  type Security,
} from './access.ts';
import { type Bearing, conditionally, createAnswerer, type Outgoing } from './answers.ts';
import { type AuditDeps, type AuditReason, auditedRequest } from './audit.ts';
import { type BodyKind, noBody, type Received, receiveBody } from './body.ts';
import { type ContractDocument, parametersOf, requestSchema, resolve } from './document.ts';
import { idempotencyKeyOf, runOnce } from './idempotency.ts';
import type { Env, Incoming } from './incoming.ts';
import type { Limiter } from './limits.ts';
import { createParameterReaders } from './parameters.ts';
import type { Validation } from './validation.ts';

/** What `operations.gen.ts` tells of an operation. */
export interface OperationMeta {
  readonly method: string;
  readonly path: string;
  readonly security: Security;
  readonly rateLimit: string;
  readonly idempotency: 'safe' | 'key' | 'natural' | 'none';
  readonly conditional: boolean;
  readonly sandbox: boolean;
  /** The person must have proved within ten minutes who they are. */
  readonly stepUp: boolean;
  readonly audit: AuditReason;
  readonly ifMatch: boolean;
  readonly body: BodyKind;
  readonly maxBodyBytes: number;
  readonly status: number;
  readonly contentType: string | null;
  readonly problems: readonly string[];
}

export interface OperationParts extends AccessDeps, AuditDeps {
  readonly document: ContractDocument;
  readonly validation: Validation;
  readonly limiters: Readonly<Record<string, Limiter>>;
  readonly db: Kysely<Database>;
  readonly publicUrl: URL;
  readonly checkResponses: boolean;
}

/** The circumstances of one request. */
export interface Occasion extends Bearing {
  readonly incoming: Incoming;
  readonly locale: Locale;
}

export type AnyHandler = (call: never) => Promise<unknown>;

/** One operation, from its declarations: who may, how often, with what, once; then its handler; then the answer. */
export function createOperation(id: string, meta: OperationMeta, handler: AnyHandler, parts: OperationParts) {
  const { document, validation, db } = parts;
  const source = document.paths[meta.path]?.[meta.method];
  const limiter = parts.limiters[meta.rateLimit];
  if (!source || !limiter) throw new Error(`${id}: not in the document, or of no rate-limit class`);
  const readers = createParameterReaders(parametersOf(document, source), validation, (schema) =>
    resolve(document, schema),
  );
  const checkJson = validation.body(requestSchema(source, 'application/json'));
  const checkForm = validation.body(requestSchema(source, 'multipart/form-data'));
  const success = source.responses[String(meta.status)]?.content?.[meta.contentType ?? ''];
  const answer = createAnswerer(meta, success?.schema, { document, validation, check: parts.checkResponses });
  const handle = handler as (call: object) => Promise<unknown>;

  const permit = (actor: Actor | null, path: Record<string, unknown>) => {
    if (!actor || !meta.security) return undefined;
    const companyId = path.companyId as string | undefined;
    const company = companyId === undefined ? undefined : companyAccess(actor, companyId);
    requireScopes(actor, parts.scopesOf(actor, companyId ?? null), meta.security[actor.scheme] ?? []);
    if (meta.stepUp) requireFreshness(actor);
    return company;
  };

  const bodyOf = (received: Received) => {
    if (received.kind === 'none') return {};
    if (received.kind === 'json') {
      checkJson(received.value, received.size);
      return { content: 'json', body: received.value };
    }
    const { upload } = received.file;
    checkForm({ ...upload.fields, file: upload.fileName }, 0);
    return { content: 'file', upload };
  };

  return async (c: Context<Env>, occasion: Occasion): Promise<Outgoing> => {
    const { incoming, locale, requestId } = occasion;
    const found = meta.security ? await parts.authenticate(credentialsOf(incoming)) : null;
    occasion.ratePolicy = limiter.policy;
    occasion.rateLimit = limiter.take(found ? actorId(found) : `address:${incoming.ip}`);
    const actor = meta.security ? admit(found, meta.security, incoming, parts.publicUrl) : null;
    const path = readers.path(c);
    const company = permit(actor, path);
    const query = readers.query(incoming);
    const header = readers.header(incoming);
    const key =
      actor && meta.idempotency === 'key'
        ? idempotencyKeyOf(incoming.header('idempotency-key'), actor, incoming.method)
        : undefined;
    const received =
      meta.body === 'none' ? noBody : await receiveBody(incoming, meta.body, meta.maxBodyBytes);
    try {
      const userAgent = incoming.header('user-agent') ?? null;
      const ifMatch = meta.ifMatch ? (incoming.header('if-match') ?? null) : null;
      const call = {
        path,
        query,
        header,
        actor,
        company,
        locale,
        ip: incoming.ip,
        userAgent,
        requestId,
        ifMatch,
        ...bodyOf(received),
      };
      if (meta.idempotency !== 'key' || !actor) {
        const answered = answer(await handle(call));
        const outgoing = meta.conditional
          ? conditionally(answered, incoming.header('if-none-match'))
          : answered;
        // Before the answer goes out: what the audit doesn't know of, nobody gets. Who has it already gets nothing.
        if (meta.audit && outgoing.status !== 304) await parts.audit(db, auditedRequest(id, call, answered));
        return outgoing;
      }
      const requestHash = createHash('sha256')
        .update(`${incoming.pathname}?${incoming.query}\n`)
        .update(received.hash)
        .digest();
      const keyed = key === undefined ? null : { actorId: actorId(actor), key, operationId: id, requestHash };
      return await once(db, keyed, meta.contentType, async (tx) => {
        const answered = answer(await handle({ ...call, tx }));
        if (meta.audit) await parts.audit(tx, auditedRequest(id, call, answered));
        return answered;
      });
    } finally {
      if (received.kind === 'file') await received.file.discard();
    }
  };
}

async function once(
  db: Kysely<Database>,
  request: Parameters<typeof runOnce>[1],
  contentType: string | null,
  run: (tx: Transaction<Database>) => Promise<Outgoing>,
): Promise<Outgoing> {
  const { answer, replayed } = await runOnce(db, request, async (tx) => {
    const { status, body, headers = {}, etag, cookies } = await run(tx);
    if (body instanceof Readable || cookies)
      throw new Error('a write with a key answers no stream, and no cookies');
    return { status, body: String(body), headers: etag === undefined ? headers : { ...headers, ETag: etag } };
  });
  const headers = replayed ? { ...answer.headers, 'Idempotency-Replayed': 'true' } : answer.headers;
  return { ...answer, headers, contentType };
}
