import { describe, expect, it } from 'vitest';
import { document } from './contract.ts';
import { docs } from './docs.ts';
import { operations } from './operations.gen.ts';
import { problems } from './problems.gen.ts';

const site = docs({ document, sandbox: true });
const get = async (path: string, headers: Record<string, string> = {}) =>
  site(new Request(`http://cabinet.test${path}`, { headers }), path);

/** Every page that can be reached from the index. */
async function crawl(): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  const queue = ['/docs'];
  for (const path of queue) {
    const response = await get(path);
    if (!response) throw new Error(`a link leads nowhere: ${path}`);
    const text = await response.text();
    pages.set(path, text);
    if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
    for (const [, link = ''] of text.matchAll(/(?:href|src)="([^"#]+)/g)) {
      if (link !== 'data:,' && !queue.includes(link)) queue.push(link);
    }
  }
  return pages;
}

describe('the reference', () => {
  it('has every operation and schema, no dead link and nothing from elsewhere', async () => {
    const pages = await crawl();
    for (const id of Object.keys(operations)) expect(pages.has(`/docs/operations/${id}`), id).toBe(true);
    const shown = Object.keys(document.components.schemas).filter((name) => !name.startsWith('Problem'));
    for (const name of shown) expect(pages.has(`/docs/schemas/${name}`), name).toBe(true);
    for (const path of pages.keys()) expect(path).toMatch(/^\/docs/);
  });

  it.each(Object.keys(problems))('explains %s in both languages', async (code) => {
    const text = await (await get(`/docs/problems/${code}`))?.text();
    const { title } = problems[code as keyof typeof problems];
    expect(text).toContain(title.ru);
    expect(text).toContain(title.en.replaceAll("'", '&#39;'));
  });

  it('is cached by ETag and may load nothing but its own', async () => {
    const first = await get('/docs');
    const etag = first?.headers.get('etag') ?? '';
    expect(first?.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    expect((await get('/docs', { 'if-none-match': etag }))?.status).toBe(304);
  });

  it.each([
    '/docs/x',
    '/docs/operations/nothing',
    '/docs/schemas/__proto__',
    '/docs/problems/constructor',
    '/docs/events/x',
    '/docs/problems/not_found/x',
    '/docsx',
  ])('has no %s', async (path) => {
    expect(await get(path)).toBeNull();
  });

  it('hides the sandbox elsewhere', async () => {
    const plain = docs({ document, sandbox: false });
    const sandboxed = Object.entries(operations).find(([, { sandbox }]) => sandbox)?.[0];
    const path = `/docs/operations/${sandboxed}`;
    expect(await get(path)).not.toBeNull();
    expect(await plain(new Request(`http://cabinet.test${path}`), path)).toBeNull();
  });
});
