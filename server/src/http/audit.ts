import type { Db } from '../db/database.ts';
import type { Actor } from '../platform/actor.ts';
import type { AuditActor, AuditData, AuditFact } from '../platform/audit/entry.ts';
import type { Outgoing } from './answers.ts';

/** Why an operation is told of in the audit; null where it is not. */
export type AuditReason = 'write' | 'download' | 'personal_data' | null;

/** What a handler knows of an act that the request does not tell. */
export interface AuditNote {
  /** Who it was, where the operation is public: a sign-in. */
  readonly actor?: AuditActor;
  readonly companyId?: string | null;
  readonly objectId?: string;
  readonly data?: AuditData;
}

/** A fact of a request, with the user agent as it came. */
export type AuditedRequest = Omit<AuditFact, 'device'> & { readonly userAgent: string | null };

/** Appends to the audit; given from outside. */
export interface AuditDeps {
  readonly audit: (db: Db, request: AuditedRequest) => Promise<void>;
}

interface AuditedCall {
  readonly path: Record<string, unknown>;
  readonly actor: Actor | null;
  readonly ip: string;
  readonly userAgent: string | null;
  readonly requestId: string;
  readonly body?: unknown;
}

/** Ids and years; whatever else stands in a path may be a secret. */
const harmless = /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\d{1,10})$/;
const companyNames = ['companyId', 'operatorCompanyId'];

/** What the audit is told of a call that succeeded: ids alone, never what was sent or answered. */
export function auditedRequest(action: string, call: AuditedCall, outgoing: Outgoing): AuditedRequest {
  const note = outgoing.audit ?? {};
  const answered = answerOf(outgoing);
  const ids = Object.entries(call.path).flatMap(([name, value]) =>
    harmless.test(String(value)) ? [[name, String(value)] as const] : [],
  );
  const others = ids.filter(([name]) => name !== 'companyId');
  const made = outgoing.status === 201 ? idIn(answered.id) : null;
  const objectId = note.objectId ?? made ?? others.at(-1)?.[1] ?? idIn(answered.id);
  const companyId =
    note.companyId ??
    ids.find(([name]) => companyNames.includes(name))?.[1] ??
    idIn(objectOf(call.body).companyId) ??
    idIn(answered.companyId) ??
    idIn(objectOf(answered.company).id);
  return {
    actor: note.actor ?? auditActor(call.actor),
    companyId,
    action,
    objectId,
    address: call.ip,
    userAgent: call.userAgent,
    requestId: call.requestId,
    data: { ...Object.fromEntries(others.filter(([, id]) => id !== objectId)), ...note.data },
  };
}

function auditActor(actor: Actor | null): AuditActor {
  if (actor === null) return { kind: 'public', id: null };
  return { kind: actor.kind, id: actor.kind === 'integration' ? actor.keyId : actor.userId };
}

function answerOf({ body, contentType }: Outgoing): Record<string, unknown> {
  const readable = contentType === 'application/json' && (typeof body === 'string' || Buffer.isBuffer(body));
  return readable ? objectOf(JSON.parse(String(body))) : {};
}

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
const idIn = (value: unknown): string | null =>
  typeof value === 'string' && harmless.test(value) ? value : null;
