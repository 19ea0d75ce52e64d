import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { decorate } from './decorate.ts';
import { type Catalogue, type Document, methods, type Operation, operationsOf } from './document.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const catalogue = parse(read('./shared/problems.yaml')) as Catalogue;
const contract = JSON.parse(read('./openapi.gen.json')) as Document;

const operation = (more: Partial<Operation>): Operation => ({
  operationId: 'createThing',
  tags: ['things'],
  summary: 'Make',
  security: [{ cookieSession: ['things:write'] }, { integrationKey: ['things:write'] }],
  'x-rate-limit': 'read',
  'x-idempotency': 'key',
  requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/New' } } } },
  responses: {
    '201': {
      description: 'Made',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
    },
  },
  ...more,
});
const money = { type: 'object', properties: { amount: { type: 'string' } }, examples: [{ amount: '1.00' }] };
const sample = (more: Partial<Operation> = {}): Document => ({
  openapi: '3.1.1',
  info: { title: 'Sample', version: '1' },
  tags: [{ name: 'things', description: 'Things' }],
  'x-rate-limits': { read: { limit: 1, windowSeconds: 1, description: 'Reads' } },
  'x-step-scopes': ['account:steps'],
  paths: { '/v1/companies/{companyId}/things': { post: operation(more) } },
  components: {
    schemas: {
      New: {
        type: 'object',
        properties: { name: { type: 'string' }, price: { $ref: '#/components/schemas/Money' } },
        examples: [{ name: 'a' }],
      },
      Thing: { type: 'object', properties: { id: { type: 'string' } }, examples: [{ id: '1' }] },
      Money: money,
    },
    parameters: { IdempotencyKey: { name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } } },
  },
});
const decorated = (more: Partial<Operation> = {}) => {
  const document = sample(more);
  decorate(document, catalogue);
  const [only] = operationsOf(document);
  if (!only) throw new Error('no operation');
  return { document, operation: only.operation };
};

describe('decorate', () => {
  it('gives an operation every problem its declarations imply, with an example of each', () => {
    const { responses } = decorated({ 'x-problems': ['contract_not_found'] }).operation;
    const codes = Object.fromEntries(
      Object.entries(responses).map(([status, { content }]) => [
        status,
        Object.keys(content?.['application/problem+json']?.examples ?? {}),
      ]),
    );
    expect(codes).toEqual({
      '201': [],
      '400': ['invalid_request', 'query_too_long', 'invalid_json', 'unsafe_json', 'idempotency_key_required'],
      '401': ['unauthenticated', 'wrong_token_kind'],
      '403': ['insufficient_scope', 'account_step_required', 'cross_origin_request'],
      '404': ['contract_not_found', 'company_not_found'],
      '409': ['idempotency_key_in_use'],
      '413': ['body_too_large'],
      '415': ['unsupported_media_type'],
      '422': ['idempotency_key_reused'],
      '429': ['rate_limited'],
      '500': ['internal_error'],
    });
  });

  it('says less where less is declared', () => {
    const { responses } = decorated({
      security: [],
      'x-idempotency': 'safe',
      requestBody: { content: {} },
    }).operation;
    expect(Object.keys(responses)).toEqual(['201', '400', '404', '429', '500']);
  });

  it('tells of steps where they stand before the operation, and of a proof where it asks for one', () => {
    const refusals = (more: Partial<Operation>) =>
      Object.keys(
        decorated(more).operation.responses['403']?.content?.['application/problem+json']?.examples ?? {},
      );
    const session = (scope: string) => [{ cookieSession: [scope] }];
    expect(refusals({ security: session('account:steps') })).not.toContain('account_step_required');
    expect(refusals({ security: session('things:write') })).toContain('account_step_required');
    expect(refusals({ security: [{ integrationKey: ['things:write'] }] })).not.toContain(
      'account_step_required',
    );
    expect(refusals({ security: session('things:write') })).not.toContain('step_up_required');
    expect(refusals({ security: session('things:write'), 'x-step-up': true })).toContain('step_up_required');
  });

  it('closes what requests take, all the way down, and leaves answers open', () => {
    const { New, Money, Thing } = decorated().document.components.schemas;
    expect([New, Money, Thing].map((schema) => schema?.unevaluatedProperties)).toEqual([
      false,
      false,
      undefined,
    ]);
  });

  it.each<[string, Partial<Operation>]>([
    ['no rate-limit class', { 'x-rate-limit': 'nothing' }],
    ['no x-idempotency', { 'x-idempotency': undefined as never }],
    ['no security', { security: undefined as never }],
    ['no problem nothing', { 'x-problems': ['nothing'] }],
    ['nobody to keep it for', { security: [] }],
    ['answers 404 by hand', { responses: { '404': { description: 'No' } } }],
  ])('refuses an operation: %s', (message, more) => {
    expect(() => decorated(more)).toThrow(message);
  });

  it('refuses a schema without an example', () => {
    const document = sample();
    document.components.schemas.Bare = { type: 'object' };
    expect(() => decorate(document, catalogue)).toThrow('without an example: Bare');
  });
});

describe('the contract', () => {
  it('names every operation once, by verb and noun, under a tag it declares', () => {
    const ids = operationsOf(contract).map((one) => one.operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = contract.tags.map(({ name }) => name);
    for (const { operation: one } of operationsOf(contract)) {
      expect(one.operationId).toMatch(/^[a-z]+[A-Z]\w*$/);
      expect(tags).toContain(one.tags[0]);
    }
  });

  it('has no method that the runtime does not know', () => {
    for (const item of Object.values(contract.paths))
      for (const key of Object.keys(item)) expect(methods).toContain(key);
  });

  it('tells every problem in both languages, without a place that the other lacks', () => {
    const placesOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted();
    for (const [code, { status, title, detail }] of Object.entries(catalogue)) {
      expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(status).toBeGreaterThanOrEqual(400);
      // YAML cuts an unquoted text at its comma.
      for (const text of [title, detail]) expect(Object.keys(text).toSorted(), code).toEqual(['en', 'ru']);
      expect(title.ru).toMatch(/[а-я]/);
      expect(placesOf(detail.ru), code).toEqual(placesOf(detail.en));
    }
  });
});
