import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { decorate } from '../../../../openapi/decorate.ts';
import type { Catalogue, Document } from '../../../../openapi/document.ts';
import { operationMetadata } from '../../../../openapi/operations.ts';
import type { Actor } from '../../platform/actor.ts';
import { type ContractDeps, type ContractSource, createRuntime } from '../contract.ts';
import { createLog, createMetrics } from '../observability.ts';
import type { AnyHandler } from '../operation.ts';
import { json, reply } from '../reply.ts';

export const companyId = '0192f3c4-0000-7000-8000-0000000000c1';
export const otherCompanyId = '0192f3c4-0000-7000-8000-0000000000c2';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** A small contract, completed and described by the same code as the real one. */
export function sampleDocument(): Document {
  const document = parse(read('./sample.yaml')) as Document;
  decorate(document, parse(read('../../../../openapi/shared/problems.yaml')) as Catalogue);
  return document;
}

const session = {
  userId: 'u1',
  sessionId: 's1',
  sessionKind: 'web',
  scheme: 'cookieSession',
  verifiedAt: new Date(),
  steps: [],
} as const;
/** Who the sample knows, by the value of the header that shows it. */
const actors: Record<string, Actor> = {
  'cabinet_session=owner': {
    ...session,
    kind: 'user',
    memberships: [{ companyId, role: 'owner', contractIds: null }],
  },
  'cabinet_session=viewer': {
    ...session,
    kind: 'user',
    userId: 'u2',
    memberships: [{ companyId, role: 'viewer', contractIds: ['k1'] }],
  },
  'cabinet_session=manager': { ...session, kind: 'operator', staffRole: 'manager' },
  'Bearer extension': {
    ...session,
    kind: 'user',
    scheme: 'bearerSession',
    sessionKind: 'extension',
    memberships: [{ companyId, role: 'owner', contractIds: null }],
  },
  erp: {
    kind: 'integration',
    keyId: 'k1',
    companyId,
    scheme: 'integrationKey',
    scopes: new Set(['things:read', 'things:write']),
  },
};

const reading = new Set(['things:read']);
const writing = new Set(['things:read', 'things:write']);
const nothing = new Set<string>();

export const thing = { id: '0192f3c4-0000-7000-8000-000000000001', name: 'Экскаватор', size: 3, note: null };

const echo: Record<string, AnyHandler> = {
  ping: async () => ({ status: 'ok' }),
  getSandbox: async () => ({ status: 'ok' }),
  listThings: async ({ query }: { query: object }) =>
    json(JSON.stringify({ items: [thing], nextCursor: null, query })),
  getThing: async () => thing,
  createThing: async ({ body }: { body: { name: string } }) =>
    reply({ ...thing, name: body.name }, { headers: { Location: '/v1/x' } }),
  renameThing: async () => undefined,
  uploadThing: async (call: never) => told(call),
  importThings: async (call: never) => told(call),
};

async function told(call: {
  content: string;
  body?: unknown;
  upload?: { stream: AsyncIterable<Buffer> } & Record<string, unknown>;
}) {
  if (!call.upload) return { ...thing, seen: { body: call.body } };
  let bytes = 0;
  for await (const chunk of call.upload.stream) bytes += chunk.length;
  const { fileName, size, sha256, fields } = call.upload;
  return { ...thing, seen: { fileName, size, sha256, fields, bytes } };
}

/** The sample served with handlers that tell what they got; some replaced. */
export function sampleApp(
  handlers: Record<string, AnyHandler> = {},
  deps: Partial<ContractDeps> = {},
  document = sampleDocument(),
) {
  const source = {
    document: document as unknown as ContractSource['document'],
    operations: operationMetadata(document) as ContractSource['operations'],
    rateLimits: document['x-rate-limits'],
    handlers: { ...echo, ...handlers },
  };
  const db = { transaction: () => ({ execute: (run: (tx: object) => unknown) => run({}) }) };
  return createRuntime(source, {
    authenticate: async ({ cookie, authorization, apiKey }) =>
      actors[cookie ?? authorization ?? apiKey ?? ''] ?? null,
    scopesOf: (actor, company) => {
      if (actor.kind === 'integration') return actor.scopes;
      if (actor.kind === 'operator' || company === null) return nothing;
      return actor.scheme === 'cookieSession' && actor.memberships[0]?.role === 'owner' ? writing : reading;
    },
    audit: async () => {},
    db: db as unknown as ContractDeps['db'],
    publicUrl: 'http://cabinet.test',
    checkResponses: true,
    sandbox: false,
    rateLimitFactor: 1,
    proxyHops: 0,
    log: createLog('silent'),
    metrics: createMetrics(),
    fallback: async () => null,
    ...deps,
  });
}
