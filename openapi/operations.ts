import { standardProblems } from './decorate.ts';
import {
  type Catalogue,
  type Document,
  type Operation,
  operationsOf,
  type Parameter,
  resolve,
} from './document.ts';

const oneMebibyte = 1_048_576;

/** What the runtime needs to know of each operation, by its id. */
export function operationMetadata(document: Document) {
  return Object.fromEntries(
    operationsOf(document).map(({ method, path, operation }) => {
      const content = operation.requestBody?.content ?? {};
      const json = 'application/json' in content;
      const file = 'multipart/form-data' in content;
      const success = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
      const [status, response] = success[0] ?? [];
      if (!response || success.length > 1)
        throw new Error(`${operation.operationId}: must have exactly one success`);
      const parameters = (operation.parameters ?? []).map((parameter) =>
        resolve<Parameter>(document, parameter),
      );
      return [
        operation.operationId,
        {
          method,
          path,
          tag: operation.tags[0],
          security: operation.security.length === 0 ? null : Object.assign({}, ...operation.security),
          rateLimit: operation['x-rate-limit'],
          idempotency: operation['x-idempotency'],
          conditional: operation['x-conditional'] ?? false,
          sandbox: operation['x-sandbox'] ?? false,
          stepUp: operation['x-step-up'] ?? false,
          audit: auditOf(operation),
          ifMatch: parameters.some(({ name }) => name === 'If-Match'),
          body: json && file ? 'json-or-file' : json ? 'json' : file ? 'file' : 'none',
          maxBodyBytes: operation['x-max-body-bytes'] ?? oneMebibyte,
          status: Number(status),
          contentType: Object.keys(response.content ?? {})[0] ?? null,
          problems: standardProblems(document, path, operation),
        },
      ];
    }),
  );
}

/** Every write is told of in the audit; of what only reads, or only computes, its declaration decides. */
function auditOf(operation: Operation) {
  const declared = operation['x-audit'];
  if (declared === 'none') return null;
  return declared ?? (operation['x-idempotency'] === 'safe' ? null : 'write');
}

/** The text of `operations.gen.ts`. */
export function operationsModule(document: Document): string {
  const limits = Object.fromEntries(
    Object.entries(document['x-rate-limits']).map(([name, { limit, windowSeconds }]) => [
      name,
      { limit, windowSeconds },
    ]),
  );
  return [
    `export const operations = ${JSON.stringify(operationMetadata(document), null, 2)} as const;`,
    `export const stepScopes = ${JSON.stringify(document['x-step-scopes'])} as const;`,
    `export const rateLimits = ${JSON.stringify(limits, null, 2)} as const;`,
    '',
  ].join('\n');
}

/** The text of `problems.gen.ts`. */
export function problemsModule(catalogue: Catalogue): string {
  return `export const problems = ${JSON.stringify(catalogue, null, 2)} as const;\n`;
}
