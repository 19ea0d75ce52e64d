import {
  type Catalogue,
  type Document,
  type Operation,
  operationsOf,
  type Parameter,
  type Response,
  resolve,
  type Schema,
} from './document.ts';

const header = (name: string) => ({ $ref: `#/components/headers/${name}` });

/**
 * Completes the bundled document in place: what the runtime does for every operation by its declarations
 * (standard problems, headers, closed requests) becomes part of the contract, so that nobody writes it by hand.
 */
export function decorate(document: Document, catalogue: Catalogue): void {
  const known = new Set(Object.keys(catalogue));
  for (const { method, path, operation } of operationsOf(document)) {
    check(document, operation, known);
    operation.parameters = [...(document.paths[path]?.parameters ?? []), ...(operation.parameters ?? [])];
    if (operation['x-idempotency'] === 'key')
      operation.parameters.push({ $ref: '#/components/parameters/IdempotencyKey' });
    if (operation['x-conditional'] && method === 'get')
      operation.parameters.push({ $ref: '#/components/parameters/IfNoneMatch' });
    decorateSuccess(document, operation);
    for (const [status, codes] of byStatus(standardProblems(document, path, operation), catalogue)) {
      operation.responses[status] = problemResponse(status, codes, catalogue);
    }
  }
  for (const { post } of Object.values(document.webhooks ?? {}))
    fillExamples(document, post.requestBody?.content);
  for (const item of Object.values(document.paths)) delete item.parameters;
  closeRequests(document);
  const bare = Object.keys(document.components.schemas).filter(
    (name) => !document.components.schemas[name]?.examples?.length,
  );
  if (bare.length > 0) throw new Error(`schemas without an example: ${bare.join(', ')}`);
}

function check(document: Document, operation: Operation, known: Set<string>): void {
  const wrong = (what: string) => new Error(`${operation.operationId}: ${what}`);
  if (!operation.security) throw wrong('declares no security');
  if (!document['x-rate-limits'][operation['x-rate-limit']])
    throw wrong(`no rate-limit class ${operation['x-rate-limit']}`);
  if (!['safe', 'key', 'natural', 'none'].includes(operation['x-idempotency']))
    throw wrong('declares no x-idempotency');
  if (operation['x-idempotency'] === 'key' && operation.security.length === 0)
    throw wrong('takes a key but nobody to keep it for');
  for (const code of operation['x-problems'] ?? [])
    if (!known.has(code)) throw wrong(`no problem ${code} in shared/problems.yaml`);
}

/** The codes an operation may answer: its own, and those its declarations imply. */
export function standardProblems(document: Document, path: string, operation: Operation): string[] {
  const parameters = (operation.parameters ?? []).map((parameter) => resolve<Parameter>(document, parameter));
  const body = operation.requestBody?.content ?? {};
  const json = 'application/json' in body;
  const multipart = 'multipart/form-data' in body;
  const secured = operation.security.length > 0;
  const codes = [
    'invalid_request',
    'query_too_long',
    'rate_limited',
    'internal_error',
    ...(operation['x-problems'] ?? []),
  ];
  if (secured) codes.push('unauthenticated', 'wrong_token_kind', 'insufficient_scope');
  const open = new Set(document['x-step-scopes']);
  if (
    operation.security.some(
      (one) =>
        !('integrationKey' in one) &&
        !Object.values(one)
          .flat()
          .every((scope) => open.has(scope)),
    )
  )
    codes.push('account_step_required');
  if (operation['x-step-up']) codes.push('step_up_required');
  if (
    secured &&
    operation['x-idempotency'] !== 'safe' &&
    operation.security.some((one) => 'cookieSession' in one)
  )
    codes.push('cross_origin_request');
  if (path.includes('{companyId}')) codes.push('company_not_found');
  if (json) codes.push('invalid_json', 'unsafe_json');
  if (multipart) codes.push('file_required', 'file_too_large', 'malformed_multipart');
  if (json || multipart) codes.push('body_too_large', 'unsupported_media_type');
  if (operation['x-idempotency'] === 'key') {
    codes.push('idempotency_key_in_use', 'idempotency_key_reused');
    // A page may leave the key out.
    if (operation.security.some((one) => 'integrationKey' in one)) codes.push('idempotency_key_required');
  }
  if (parameters.some(({ name }) => name === 'If-Match')) codes.push('precondition_failed');
  return [...new Set(codes)];
}

function byStatus(codes: string[], catalogue: Catalogue): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const code of codes) {
    const status = String(catalogue[code]?.status);
    groups.set(status, [...(groups.get(status) ?? []), code]);
  }
  return groups;
}

function problemResponse(status: string, codes: string[], catalogue: Catalogue): Response {
  const examples = Object.fromEntries(
    codes.map((code) => {
      const { title, detail } = catalogue[code] ?? { title: { en: '' }, detail: { en: '' } };
      const type = `https://cabinet.example/docs/problems/${code}`;
      const errors =
        code === 'invalid_request'
          ? { errors: [{ pointer: '/query/limit', code: 'maximum', message: 'Must be at most 200' }] }
          : {};
      return [
        code,
        {
          summary: title.en,
          value: {
            type,
            title: title.en,
            status: Number(status),
            detail: detail.en,
            code,
            requestId: '0192f3c4-5a6b-7c8d-9e0f-1a2b3c4d5e6f',
            ...errors,
          },
        },
      ];
    }),
  );
  const waits = status === '429' || codes.includes('idempotency_key_in_use');
  return {
    description: `${codes.map((code) => `\`${code}\``).join(', ')}.`,
    headers: {
      'X-Request-Id': header('RequestId'),
      ...(waits ? { 'Retry-After': header('RetryAfter') } : {}),
    },
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, examples } },
  };
}

function decorateSuccess(document: Document, operation: Operation): void {
  fillExamples(document, operation.requestBody?.content);
  for (const [status, response] of Object.entries(operation.responses)) {
    if (!status.startsWith('2'))
      throw new Error(`${operation.operationId}: answers ${status} by hand; declare the code in x-problems`);
    fillExamples(document, response.content);
    response.headers = {
      ...response.headers,
      'X-Request-Id': header('RequestId'),
      RateLimit: header('RateLimit'),
      'RateLimit-Policy': header('RateLimitPolicy'),
      ...(operation['x-conditional'] ? { ETag: header('ETag') } : {}),
      ...(operation['x-idempotency'] === 'key'
        ? { 'Idempotency-Replayed': header('IdempotencyReplayed') }
        : {}),
    };
  }
  if (operation['x-conditional']) {
    operation.responses['304'] = {
      description: 'Not changed since `If-None-Match`.',
      headers: { ETag: header('ETag'), 'X-Request-Id': header('RequestId') },
    };
  }
}

function fillExamples(document: Document, content: Response['content']): void {
  for (const media of Object.values(content ?? {})) {
    if (media.example !== undefined || media.examples) continue;
    const schema = resolve<Schema>(document, media.schema);
    if (schema.examples?.length) media.example = schema.examples[0];
    else if (schema.format === 'binary') media.example = '(bytes)';
  }
}

/** Request schemas take no field they do not name. A schema that is also answered (Money) is closed with them. */
function closeRequests(document: Document): void {
  const seen = new Set<Schema>();
  const close = (value: Schema, composed: boolean): void => {
    const schema = resolve<Schema>(document, value as Schema);
    if (seen.has(schema)) return;
    seen.add(schema);
    if (!composed && (schema.properties || schema.allOf) && schema.additionalProperties === undefined)
      schema.unevaluatedProperties = false;
    for (const part of schema.allOf ?? []) close(part, true);
    for (const part of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])])
      close(part, composed || schema.properties !== undefined);
    for (const part of Object.values(schema.properties ?? {})) close(part, false);
    if (schema.items) close(schema.items, false);
  };
  for (const { operation } of operationsOf(document)) {
    for (const media of Object.values(operation.requestBody?.content ?? {})) close(media.schema, false);
  }
}
