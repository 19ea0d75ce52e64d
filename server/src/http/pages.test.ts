import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { firstOf, pages } from './pages.ts';
import { sampleApp } from './testing/sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'pages-'));
afterAll(() => rmSync(folder, { recursive: true }));
for (const app of ['cabinet', 'operator']) {
  mkdirSync(join(folder, app, 'assets'), { recursive: true });
  writeFileSync(join(folder, app, 'index.html'), `<title>${app}</title>`);
  writeFileSync(join(folder, app, 'assets/index-BX3k_a9q.js'), 'let a = 1;\n'.repeat(100));
  writeFileSync(join(folder, app, 'favicon.svg'), '<svg/>');
}
const site = pages({
  '/': join(folder, 'cabinet'),
  '/operator': join(folder, 'operator'),
  '/unbuilt': join(folder, 'none'),
});
const app = sampleApp({}, { fallback: firstOf(async () => null, site) });

it.each([
  ['/', 200, '<title>cabinet</title>'],
  ['/contracts/0192', 200, '<title>cabinet</title>'],
  ['/operator', 200, '<title>operator</title>'],
  ['/operator/imports?x=1', 200, '<title>operator</title>'],
  ['/operators', 200, '<title>cabinet</title>'],
  ['/favicon.svg', 200, '<svg/>'],
])('%s is a page', async (path, status, text) => {
  const response = await app.request(path);
  expect([response.status, await response.text()]).toEqual([status, text]);
});

it.each([
  '/v1',
  '/v1/nothing',
  '/docs/nothing',
  '/metrics/x',
  '/health/x',
  '/missing.js',
  '/..%2f..%2fetc/passwd.txt',
  '/../../etc/passwd.txt',
])('%s is none', async (path) => {
  const response = await app.request(path);
  expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
});

it('keeps hashed files for good, asks again for the others', async () => {
  const script = await app.request('/assets/index-BX3k_a9q.js', {
    headers: { 'accept-encoding': 'gzip, br' },
  });
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(script.headers.get('content-encoding')).toBe('br');
  expect(brotliDecompressSync(Buffer.from(await script.arrayBuffer())).toString()).toContain('let a = 1;');
  const plain = await app.request('/assets/index-BX3k_a9q.js');
  expect([plain.headers.get('content-encoding'), (await plain.text()).length]).toEqual([null, 1100]);
  const index = await app.request('/');
  expect(index.headers.get('cache-control')).toBe('no-cache');
  const again = await app.request('/', { headers: { 'if-none-match': index.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
});

it('has the strict policy', async () => {
  expect((await app.request('/')).headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; frame-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  );
});
