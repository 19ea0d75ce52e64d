import type { ContractDocument } from '../document.ts';
import { code, type Html, html, line, prose } from './html.ts';

/** A schema of the document, as far as it is shown. */
export interface ShownSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, ShownSchema>>;
  readonly required?: readonly string[];
  readonly items?: ShownSchema;
  readonly anyOf?: readonly ShownSchema[];
  readonly oneOf?: readonly ShownSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly default?: unknown;
  readonly description?: string;
  readonly examples?: readonly unknown[];
}

const limits = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'pattern'] as const;

const nameOf = (reference: string) => reference.slice(reference.lastIndexOf('/') + 1);

/** What a value is, with links to the schemas that have names. */
export function typeOf(schema: ShownSchema): Html {
  if (schema.$ref) return html`<a href="/docs/schemas/${nameOf(schema.$ref)}">${nameOf(schema.$ref)}</a>`;
  const choice = schema.anyOf ?? (schema.properties ? undefined : schema.oneOf);
  if (choice) return joined(choice.map(typeOf), ' or ');
  if (schema.const !== undefined) return html`<code>${String(schema.const)}</code>`;
  if (schema.enum)
    return joined(
      schema.enum.map((value) => html`<code>${String(value)}</code>`),
      ' · ',
    );
  if (schema.items)
    return html`list of ${typeOf(schema.items)}${[schema.type].flat().includes('null') && ' or null'}`;
  return html`${[schema.type ?? 'any'].flat().join(' or ')}${schema.format && ` (${schema.format})`}`;
}

const joined = (parts: readonly Html[], by: string) => html`${parts.map((part, i) => [i > 0 && by, part])}`;

/** Its default and limits, in one line. */
export function restrictionsOf(schema: ShownSchema): Html {
  const told = limits
    .filter((name) => name in schema)
    .map((name) => `${name} ${(schema as Record<string, unknown>)[name]}`);
  if (schema.default !== undefined) told.unshift(`default ${schema.default}`);
  return html`${told.length > 0 && html`<small>${told.join(', ')}</small>`}`;
}

/** The fields of an object, a row each. */
export function fields(schema: ShownSchema, label: string): Html {
  const rows = Object.entries(schema.properties ?? {}).map(
    ([name, field]) => html`<tr>
      <th scope="row"><code>${name}</code>${!schema.required?.includes(name) && html` <small>optional</small>`}</th>
      <td>${typeOf(field)}</td>
      <td>${line(field.description)} ${restrictionsOf(field)}</td>
    </tr>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Fields, ${label}"><table>
    <thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
    <tbody>${rows}</tbody>
  </table></div>`;
}

/** The page of a named schema. */
export function schemaPage(document: ContractDocument, name: string): Html | null {
  const schema = Object.hasOwn(document.components.schemas, name)
    ? (document.components.schemas[name] as ShownSchema)
    : null;
  if (!schema) return null;
  return html`<h1>${name}</h1>
    ${prose(schema.description)}
    ${schema.properties ? fields(schema, name) : html`<p>${typeOf(schema)} ${restrictionsOf(schema)}</p>`}
    ${schema.oneOf && html`<p>Exactly one of its forms must hold.</p>`}
    ${schema.examples?.length && html`<h2>Example</h2>${code(schema.examples[0])}`}`;
}
