import { setupServer } from 'msw/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operationsOf, type Parameter, resolve } from '../../openapi/document.ts';
import { methodName } from '../../openapi/generate-sdk.ts';
import { Cabinet } from '../../sdk/src/index.ts';
import { examples } from '../../sdk/src/testing/examples.gen.ts';
import { handlers } from '../../sdk/src/testing/index.ts';
import { readDocument } from '../support/document.ts';

const baseUrl = 'https://cabinet.test';
const server = setupServer(...handlers(baseUrl));
const document = readDocument();
const cabinet = new Cabinet({ baseUrl });

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());

type Method = (...args: unknown[]) => Promise<unknown>;
const camel = (text: string) => text.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

function methodOf(operationId: string, tag: string): Method {
  const resource = tag.split('/').reduce<object>((at, part) => Reflect.get(at, camel(part)), cabinet);
  return Reflect.get(resource, methodName(operationId, tag));
}

describe('every operation of the contract has one method, which answers its example', () => {
  it.each(operationsOf(document).map(({ operation }) => [operation.operationId, operation] as const))(
    '%s',
    async (id, operation) => {
      const parameters = (operation.parameters ?? []).map((one) => resolve<Parameter>(document, one));
      const inPath = parameters
        .filter((one) => one.in === 'path')
        .map(({ name }) => [name, '0192f3c4-0000-7000-8000-0000000000c1']);
      const { 'application/json': json, 'multipart/form-data': upload } =
        operation.requestBody?.content ?? {};
      const params = {
        ...Object.fromEntries(inPath),
        ...(upload ? { file: new Blob(['x']) } : json ? { body: json.example } : {}),
      };
      const method = methodOf(id, operation.tags[0]);
      const answer = await (Object.keys(params).length > 0 ? method(params) : method());
      const example = examples[id as keyof typeof examples] as { body?: unknown };
      if (answer instanceof File) expect(await answer.text()).toBe(example.body);
      else expect(answer).toEqual(example.body);
    },
  );

  it('and nothing besides', () => {
    const count = (tree: object): number =>
      Object.values(tree).reduce((sum, value) => sum + (typeof value === 'function' ? 1 : count(value)), 0);
    expect(count(cabinet)).toBe(operationsOf(document).length);
  });
});

it.each([
  ['listPayments', 'payments', 'list'],
  ['getPayment', 'payments', 'get'],
  ['getDebtSummary', 'payments', 'getDebtSummary'],
  ['listMyCompanies', 'companies', 'listMyCompanies'],
  ['getCompany', 'companies', 'get'],
  ['revokeSession', 'sessions', 'revoke'],
  ['getCurrentSession', 'sessions', 'getCurrentSession'],
  ['markNotificationRead', 'notifications', 'markNotificationRead'],
  ['listOperatorCompanies', 'operator/companies', 'list'],
  ['confirmPortfolioImport', 'operator/portfolio-imports', 'confirm'],
  ['listPortfolioImportRows', 'operator/portfolio-imports', 'listPortfolioImportRows'],
])('%s of %s is called %s', (operationId, tag, name) => {
  expect(methodName(operationId, tag)).toBe(name);
});
