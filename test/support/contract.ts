import { type Method, type Operation, operationsOf, resolve } from '../../openapi/document.ts';
import type { OperationId } from '../../server/src/http/handlers.ts';
import { createValidation, type Schema } from '../../server/src/http/validation.ts';
import { readDocument } from './document.ts';

/** An operation as the bundled document has it. */
export type Op = { id: OperationId; method: Method; path: string; operation: Operation };

export const contract = readDocument();
export const operations: readonly Op[] = operationsOf(contract).map(({ method, path, operation }) => ({
  id: operation.operationId as OperationId,
  method,
  path,
  operation,
}));

export const isSecured = ({ operation }: Op) => operation.security.length > 0;
export const takes = ({ operation }: Op, scheme: string) =>
  operation.security.some((alternative) => scheme in alternative);
export const isOfCompany = ({ path }: Op) => path.includes('{companyId}');
/** Of the lessor's side: under `/v1/operator`, or moving the sandbox. */
export const isOperators = ({ operation }: Op) =>
  operation.security.some((alternative) =>
    Object.values(alternative).some((scopes) => scopes.some((scope) => scope.startsWith('operator:'))),
  );
/** What only administrators may do. */
const administrators = [
  'operator:calendar:write',
  'operator:offices:write',
  'operator:audit:read',
  'operator:staff:read',
  'operator:staff:write',
  'operator:terms:write',
  'operator:release-notes:write',
];
/** Who may ask: of the staff an administrator, where a manager may not; of a company its owner. */
export const askerOf = (op: Op) => {
  if (!isOperators(op)) return 'owner';
  const scopes = op.operation.security.flatMap((one) => Object.values(one).flat());
  return administrators.some((scope) => scopes.includes(scope)) ? 'administrator' : 'manager';
};
export const idsIn = ({ path }: Op): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name));

/** Every problem an operation declares, with its status and the example of the document. */
export const problemsOf = ({ operation }: Op) =>
  Object.entries(operation.responses).flatMap(([status, response]) =>
    Object.entries(response.content?.['application/problem+json']?.examples ?? {}).map(
      ([code, { value }]) => ({ code, status: Number(status), title: (value as { title: string }).title }),
    ),
  );

/** What came back, whatever it is. */
export type Told = { status: number; headers: Headers; text: string };
export type ProblemBody = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  requestId: string;
  errors?: { pointer: string; code: string; message: string }[];
};

const validation = createValidation(contract);
const checks = new Map<Schema, (value: unknown) => void>();

/** Fails unless the answer is one that the document declares: its status, type, headers and body. */
export function proveAnswer({ id, operation }: Op, { status, headers, text }: Told): void {
  const declared = operation.responses[status];
  if (!declared) throw new Error(`${id} does not declare ${status}: ${text}`);
  for (const name of Object.keys(declared.headers ?? {}))
    if (!['Retry-After', 'Idempotency-Replayed', 'Set-Cookie'].includes(name) && !headers.has(name))
      throw new Error(`${id} ${status} lacks the header ${name}`);
  const type = headers.get('content-type')?.split(';')[0];
  if (!declared.content) {
    if (text !== '' || type !== undefined) throw new Error(`${id} ${status} answers a body`);
    return;
  }
  // A file says what it is: xlsx or csv.
  const media = declared.content[type ?? ''] ?? declared.content['application/octet-stream'];
  if (media === undefined)
    throw new Error(`${id} ${status} answers ${type}, not ${Object.keys(declared.content).join(' or ')}`);
  if (!type?.includes('json')) return;
  const schema = resolve(contract, media.schema) as Schema;
  const check = checks.get(schema) ?? validation.response(schema);
  checks.set(schema, check);
  check(JSON.parse(text));
}

/** What is true of anybody on a page, for questions of scopes alone. */
export const anyPage = {
  userId: '',
  sessionId: '',
  sessionKind: 'web',
  scheme: 'cookieSession',
  verifiedAt: new Date(),
  steps: [],
} as const;
