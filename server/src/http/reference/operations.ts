import type { ContractDocument } from '../document.ts';
import { code, type Html, html, line, prose } from './html.ts';
import { fields, restrictionsOf, type ShownSchema, typeOf } from './schemas.ts';

interface ShownParameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: ShownSchema;
}
interface ShownMedia {
  readonly schema: ShownSchema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly summary?: string }>>;
}
export interface ShownOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly (ShownParameter & { readonly $ref?: string })[];
  readonly requestBody?: { readonly content: Readonly<Record<string, ShownMedia>> };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: Readonly<Record<string, ShownMedia>> }>
  >;
  readonly 'x-rate-limit'?: string;
  readonly 'x-idempotency'?: string;
  readonly 'x-sandbox'?: boolean;
  readonly 'x-max-body-bytes'?: number;
}
export interface Place {
  readonly method: string;
  readonly path: string;
  readonly operation: ShownOperation;
}

/** Every operation with its place, in the document's order. */
export const places = (document: ContractDocument): Place[] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      method,
      path,
      operation: operation as unknown as ShownOperation,
    })),
  );

export const methodBadge = (method: string): Html =>
  html`<span class="method ${method}">${method.toUpperCase()}</span>`;

const repeats: Record<string, string> = {
  safe: 'A read: repeat it as you like.',
  key: 'A write that takes `Idempotency-Key`: a repeat with the same key gets the first answer.',
  natural: 'Repeating it changes nothing more.',
  none: 'Not to be repeated blindly: each call acts anew.',
};

/** The page of an operation. */
export function operationPage(document: ContractDocument, { method, path, operation }: Place): Html {
  const parameters = (operation.parameters ?? []).map((one) =>
    one.$ref
      ? (document.components.parameters?.[one.$ref.slice(one.$ref.lastIndexOf('/') + 1)] as ShownParameter)
      : one,
  );
  const maxBytes = operation['x-max-body-bytes'];
  return html`<h1>${operation.operationId}</h1>
    <p class="place">${methodBadge(method)} <code>${path}</code></p>
    <p class="lead">${operation.summary}</p>
    ${prose(operation.description)}
    <h2>Who may</h2>
    ${access(operation)}
    <p>${line(repeats[operation['x-idempotency'] ?? ''])} Rate-limit class: <a href="/docs#limits"><code>${operation['x-rate-limit']}</code></a>.
      ${operation['x-sandbox'] && 'Only where the server runs as a sandbox.'}</p>
    ${parameters.length > 0 && html`<h2>Parameters</h2>${parameterTable(parameters)}`}
    ${operation.requestBody && html`<h2>Request body</h2>${maxBytes && html`<p>At most ${maxBytes / 1_048_576} MiB.</p>`}${bodies(document, 'request', operation.requestBody.content)}`}
    <h2>Responses</h2>
    ${Object.entries(operation.responses).map(([status, response]) => answer(document, status, response))}`;
}

function access({ security = [] }: ShownOperation): Html {
  if (security.length === 0) return html`<p>Anybody, without credentials.</p>`;
  return html`<ul>${security
    .flatMap((one) => Object.entries(one))
    .map(
      ([scheme, scopes]) =>
        html`<li><code>${scheme}</code> with ${scopes.map((scope) => html`<code>${scope}</code> `)}</li>`,
    )}</ul>`;
}

function parameterTable(parameters: readonly ShownParameter[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Parameters"><table>
    <thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
    <tbody>${parameters.map(
      (one) => html`<tr>
        <th scope="row"><code>${one.name}</code> <small>${one.in}${!one.required && ', optional'}</small></th>
        <td>${typeOf(one.schema)}</td>
        <td>${line(one.description)} ${restrictionsOf(one.schema)}</td>
      </tr>`,
    )}</tbody>
  </table></div>`;
}

function bodies(
  document: ContractDocument,
  where: string,
  content: Readonly<Record<string, ShownMedia>>,
): Html[] {
  return Object.entries(content).map(([type, { schema, example }]) => {
    const named = schema.$ref
      ? (document.components.schemas[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)] as ShownSchema)
      : schema;
    return html`<p><code>${type}</code>: ${typeOf(schema)}</p>
      ${named.properties && fields(named, `${where} ${type}`)}
      ${example !== undefined && type === 'application/json' && html`<details open><summary>Example</summary>${code(example)}</details>`}`;
  });
}

function answer(
  document: ContractDocument,
  status: string,
  { description, content = {} }: ShownOperation['responses'][string],
): Html {
  const problems = content['application/problem+json']?.examples;
  if (!problems)
    return html`<h3><code>${status}</code> ${line(description)}</h3>${bodies(document, status, content)}`;
  return html`<h3><code>${status}</code></h3>
    <ul>${Object.entries(problems).map(([word, { summary }]) => html`<li><a href="/docs/problems/${word}"><code>${word}</code></a> ${summary}</li>`)}</ul>`;
}
