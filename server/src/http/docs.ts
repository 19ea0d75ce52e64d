import { readFileSync } from 'node:fs';
import { etagOf, notModified } from './conditional.ts';
import type { ContractDocument } from './document.ts';
import { pageHeaders, type Site } from './pages.ts';
import type { Html } from './reference/html.ts';
import { operationPage, places } from './reference/operations.ts';
import {
  eventsPage,
  indexPage,
  layout,
  problemPage,
  problemsPage,
  type ShownDocument,
} from './reference/pages.ts';
import { schemaPage } from './reference/schemas.ts';

interface Page {
  readonly type: string;
  readonly text: string;
  readonly etag: string;
}

/**
 * The reference at `/docs`, made of the document when asked for: operations, schemas, events, problems and the document
 * itself. Nothing is loaded from elsewhere. Operations of the sandbox are shown only there.
 */
export function docs({ document, sandbox }: { document: ContractDocument; sandbox: boolean }): Site {
  const shown = (sandbox ? document : withoutSandbox(document)) as ShownDocument;
  const style = readFileSync(new URL('./reference/style.css', import.meta.url), 'utf8');
  const made = new Map<string, Page | null>();
  const make = (path: string): Page | null => {
    if (path === '/openapi.json') return page('application/json', JSON.stringify(shown));
    if (path === '/style.css') return page('text/css; charset=utf-8', style);
    const [, kind = '', name = '', ...rest] = path.split('/');
    const main = rest.length === 0 ? mainOf(shown, kind, name) : null;
    return main ? page('text/html; charset=utf-8', layout(shown, name || kind || 'Reference', main)) : null;
  };
  return async (request, pathname) => {
    if (pathname !== '/docs' && !pathname.startsWith('/docs/')) return null;
    const path = pathname.slice('/docs'.length).replace(/\/$/, '');
    // an unknown name is not kept: anybody can think of another
    const found = made.get(path) ?? make(path);
    if (!found) return null;
    made.set(path, found);
    const headers = {
      ...pageHeaders,
      'Content-Type': found.type,
      'Cache-Control': 'no-cache',
      ETag: found.etag,
    };
    if (notModified(request.headers.get('if-none-match') ?? undefined, found.etag))
      return new Response(null, { status: 304, headers });
    return new Response(found.text, { headers });
  };
}

function mainOf(document: ShownDocument, kind: string, name: string): Html | null {
  if (name === '') {
    if (kind === '') return indexPage(document);
    if (kind === 'events') return eventsPage(document);
    return kind === 'problems' ? problemsPage() : null;
  }
  if (kind === 'operations') {
    const place = places(document).find(({ operation }) => operation.operationId === name);
    return place ? operationPage(document, place) : null;
  }
  if (kind === 'schemas') return schemaPage(document, name);
  return kind === 'problems' ? problemPage(document, name) : null;
}

const page = (type: string, text: string): Page => ({ type, text, etag: etagOf(text) });

function withoutSandbox(document: ContractDocument): ContractDocument {
  const paths = Object.entries(document.paths).map(([path, item]) => [
    path,
    Object.fromEntries(Object.entries(item).filter(([, operation]) => !('x-sandbox' in operation))),
  ]);
  return {
    ...document,
    paths: Object.fromEntries(paths.filter(([, item]) => Object.keys(item as object).length > 0)),
  };
}
