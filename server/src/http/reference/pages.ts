import type { ContractDocument } from '../document.ts';
import { problems } from '../problems.gen.ts';
import { code, type Html, html, line, prose } from './html.ts';
import { methodBadge, type Place, places, type ShownOperation } from './operations.ts';
import { type ShownSchema, typeOf } from './schemas.ts';

/** What the index shows besides the operations. */
export interface ShownDocument extends ContractDocument {
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly summary?: string;
    readonly description?: string;
  };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly 'x-rate-limits': Readonly<
    Record<string, { limit: number; windowSeconds: number; description: string }>
  >;
  readonly webhooks?: Readonly<Record<string, { readonly post: ShownOperation }>>;
}

type Catalogue = Readonly<Record<string, { status: number; title: Words; detail: Words }>>;
type Words = { readonly ru: string; readonly en: string };
const catalogue: Catalogue = problems;

/** The page around: what there is on the left, the subject on the right. */
export function layout(document: ShownDocument, title: string, main: Html): string {
  const all = places(document);
  const navigation = document.tags.map(
    ({ name }) =>
      html`<h2>${name}</h2><ul>${all.filter(of(name)).map(({ operation }) => html`<li>${linkTo(operation)}</li>`)}</ul>`,
  );
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${document.info.title} API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/style.css">
</head>
<body>
<header><a href="/docs"><strong>${document.info.title}</strong> API ${document.info.version}</a>
<nav aria-label="Sections"><a href="/docs/events">Events</a> <a href="/docs/problems">Problems</a> <a href="/docs/openapi.json">openapi.json</a></nav></header>
<div class="columns"><nav aria-label="Operations">${navigation}</nav><main>${main}</main></div>
</body>
</html>
`.text;
}

const of =
  (tag: string) =>
  ({ operation }: Place) =>
    operation.tags[0] === tag;
const linkTo = ({ operationId }: ShownOperation) =>
  html`<a href="/docs/operations/${operationId}">${operationId}</a>`;

export function indexPage(document: ShownDocument): Html {
  const all = places(document);
  const schemes =
    (document.components as { securitySchemes?: Record<string, { description?: string }> }).securitySchemes ??
    {};
  return html`<h1>${document.info.title} API</h1>
    <p class="lead">${document.info.summary}</p>
    ${prose(document.info.description)}
    <h2 id="credentials">Credentials</h2>
    <dl>${Object.entries(schemes).map(([name, { description }]) => html`<dt><code>${name}</code></dt><dd>${line(description)}</dd>`)}</dl>
    <h2 id="limits">Limits</h2>
    <dl>${Object.entries(document['x-rate-limits']).map(
      ([name, { limit, windowSeconds, description }]) =>
        html`<dt><code>${name}</code></dt><dd>${limit} in ${windowSeconds} s. ${description}</dd>`,
    )}</dl>
    ${document.tags.map(
      ({ name, description }) => html`<h2 id="${name}">${name}</h2><p>${description}</p>
      <table><tbody>${all.filter(of(name)).map(
        ({ method, path, operation }) => html`<tr><th scope="row">${linkTo(operation)}</th>
          <td>${operation.summary}</td><td class="place">${methodBadge(method)} <code>${path}</code></td></tr>`,
      )}</tbody></table>`,
    )}`;
}

export function problemsPage(): Html {
  return html`<h1>Problems</h1>
    <p>Every refusal is problem details (RFC 9457) with one of these codes. Decide by <code>code</code>; the words may change.</p>
    <table><tbody>${Object.entries(catalogue).map(
      ([word, { status, title }]) =>
        html`<tr><th scope="row"><a href="/docs/problems/${word}"><code>${word}</code></a></th><td>${status}</td><td>${title.en}</td></tr>`,
    )}</tbody></table>`;
}

export function problemPage(document: ShownDocument, word: string): Html | null {
  const problem = Object.hasOwn(catalogue, word) ? catalogue[word] : undefined;
  if (!problem) return null;
  const where = places(document).filter(({ operation }) =>
    Object.values(operation.responses).some(
      ({ content }) => content?.['application/problem+json']?.examples?.[word],
    ),
  );
  return html`<h1><code>${word}</code></h1>
    <p class="lead">${problem.status} · ${problem.title.en}</p>
    <p>${problem.detail.en}</p>
    <p class="lead" lang="ru">${problem.title.ru}</p>
    <p lang="ru">${problem.detail.ru}</p>
    ${where.length > 0 && html`<h2>Answered by</h2><ul class="many">${where.map(({ operation }) => html`<li>${linkTo(operation)}</li>`)}</ul>`}`;
}

export function eventsPage(document: ShownDocument): Html {
  return html`<h1>Events</h1>
    <p>Facts of the log, read by <a href="/docs/operations/listEvents">listEvents</a>. Types may be added: ignore those you do not know.</p>
    ${Object.entries(document.webhooks ?? {}).map(([type, { post }]) => {
      const media = post.requestBody?.content['application/json'] as
        | { schema: ShownSchema; example?: unknown }
        | undefined;
      return html`<h2 id="${type}"><code>${type}</code></h2><p>${post.summary}</p>${prose(post.description)}
        ${media && html`<p>${typeOf(media.schema)}</p><details><summary>Example of ${type}</summary>${code({ ...(media.example as object), type })}</details>`}`;
    })}`;
}
