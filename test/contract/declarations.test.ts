import { describe, expect, it, test } from 'vitest';
import { resolve, type Schema } from '../../openapi/document.ts';
import { createValidation } from '../../server/src/http/validation.ts';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import { scopesOf } from '../../server/src/sessions/access.ts';
import { anyPage, contract, isOfCompany, isSecured, operations, problemsOf } from '../support/contract.ts';

const named = operations.map((op) => [op.id, op] as const);
const validation = createValidation(contract);

describe('every operation', () => {
  test.each(named)(
    '%s says who may ask, how often, and whether twice is once',
    (_, { method, operation }) => {
      expect(Array.isArray(operation.security)).toBe(true);
      for (const alternative of operation.security)
        for (const [scheme, scopes] of Object.entries(alternative)) {
          expect(Object.keys(contract.components.securitySchemes ?? {})).toContain(scheme);
          expect(scopes, 'a scope, however small').not.toEqual([]);
        }
      expect(Object.keys(contract['x-rate-limits'])).toContain(operation['x-rate-limit']);
      const idempotency = operation['x-idempotency'];
      expect(['safe', 'key', 'natural', 'none']).toContain(idempotency);
      expect(idempotency === 'safe').toBe(method === 'get');
      // What is not safe to repeat is a sign-in alone: it has nobody to keep a key for.
      if (idempotency === 'none') expect(operation.security).toEqual([]);
    },
  );

  test.each(named)(
    '%s shows an example of all that goes in and out, each as its schema says',
    (_, { operation }) => {
      const media = [operation.requestBody, ...Object.values(operation.responses)].flatMap((body) =>
        Object.entries(body?.content ?? {}),
      );
      for (const [type, { schema, example, examples }] of media) {
        const shown =
          example === undefined ? Object.values(examples ?? {}).map(({ value }) => value) : [example];
        expect(shown.length, type).toBeGreaterThan(0);
        const check = validation.response(resolve<Schema>(contract, schema) as Record<string, unknown>);
        for (const one of shown) expect(() => check(one)).not.toThrow();
      }
    },
  );

  test.each(named)('%s declares its problems', (_, op) => {
    const codes = problemsOf(op).map(({ code }) => code);
    const standard = ['invalid_request', 'rate_limited', 'internal_error'];
    if (isSecured(op)) standard.push('unauthenticated', 'wrong_token_kind', 'insufficient_scope');
    if (isOfCompany(op)) standard.push('company_not_found');
    if (op.operation.requestBody) standard.push('unsupported_media_type', 'body_too_large');
    if (op.operation['x-idempotency'] === 'key')
      standard.push('idempotency_key_reused', 'idempotency_key_in_use');
    expect(codes).toEqual(expect.arrayContaining(standard));
    expect(new Set(codes).size).toBe(codes.length);
    const refusals = Object.keys(op.operation.responses).filter((status) => Number(status) >= 400);
    for (const status of refusals)
      expect(Object.keys(op.operation.responses[status]?.content ?? {})).toEqual([
        'application/problem+json',
      ]);
  });
});

it('asks only for scopes that somebody can have', () => {
  const memberships = [{ companyId: '1', role: 'owner', contractIds: null }] as const;
  const held = new Set([
    ...scopesOf({ kind: 'user', ...anyPage, memberships }, null),
    ...scopesOf({ kind: 'user', ...anyPage, memberships }, '1'),
    ...scopesOf({ kind: 'operator', ...anyPage, staffRole: 'administrator' }, null),
    ...signIns.keys.flatMap(({ scopes }) => scopes),
  ]);
  const asked = operations.flatMap(({ operation }) =>
    operation.security.flatMap((one) => Object.values(one).flat()),
  );
  expect(asked.filter((scope) => !held.has(scope))).toEqual([]);
});
