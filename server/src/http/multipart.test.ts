import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listening, listen } from './listen.ts';
import { companyId, sampleApp } from './testing/sample.ts';

const path = `/v1/companies/${companyId}/files`;
const headers = { cookie: 'cabinet_session=owner', origin: 'http://cabinet.test' };
const limit = 100_000;

const form = (parts: [name: string, value: string | Uint8Array, fileName?: string][]) => {
  const data = new FormData();
  for (const [name, value, fileName] of parts) {
    if (typeof value === 'string') data.append(name, value);
    else data.append(name, new File([value as BlobPart], fileName ?? 'a.txt', { type: 'text/plain' }));
  }
  return data;
};
const file = new TextEncoder().encode('строка\n'.repeat(1000));
const uploads = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`cabinet-upload-${process.pid}-`)).length;

describe.each(['fetch', 'node'])('an upload by %s', (way) => {
  let server: Listening;
  const app = sampleApp({}, { sandbox: true, rateLimitFactor: 100 });
  beforeAll(async () => {
    server = await listen(app, { host: '127.0.0.1', port: 0 });
  });
  afterAll(() => server.close());
  const send = (init: RequestInit, to = path) =>
    way === 'fetch'
      ? app.request(to, { ...init, headers: { ...headers, ...init.headers } })
      : fetch(`http://127.0.0.1:${server.port}${to}`, { ...init, headers: { ...headers, ...init.headers } });
  const told = async (response: Response | Promise<Response>) => {
    const { code, seen } = (await (await response).json()) as { code?: string; seen?: object };
    return code ?? seen;
  };

  it('is streamed to the handler with its name, size, hash and fields', async () => {
    const body = form([
      ['file', file, 'выписка №1.txt'],
      ['comment', 'за ноябрь'],
    ]);
    expect(await told(send({ method: 'POST', body }))).toEqual({
      fileName: 'выписка №1.txt',
      size: file.length,
      sha256: createHash('sha256').update(file).digest('hex'),
      fields: { comment: 'за ноябрь' },
      bytes: file.length,
    });
  });

  it('may be as large as declared, and no larger', async () => {
    const sized = (size: number) =>
      told(send({ method: 'POST', body: form([['file', new Uint8Array(size)]]) }));
    expect(await sized(limit)).toMatchObject({ size: limit });
    expect(await sized(limit + 1)).toBe('file_too_large');
    expect(await sized(10 * limit)).toBe('file_too_large');
  });

  it.each<[string, RequestInit, string]>([
    ['without a file', { body: form([['comment', 'x']]) }, 'file_required'],
    ['with the file elsewhere', { body: form([['other', file]]) }, 'file_required'],
    [
      'of two files',
      {
        body: form([
          ['file', file],
          ['file', file],
        ]),
      },
      'file_required',
    ],
    [
      'with an unknown field',
      {
        body: form([
          ['file', file],
          ['extra', '1'],
        ]),
      },
      'invalid_request',
    ],
    [
      'with NUL in a field',
      {
        body: form([
          ['file', file],
          ['comment', 'a\0'],
        ]),
      },
      'malformed_multipart',
    ],
    ['of JSON', { body: '{}', headers: { 'content-type': 'application/json' } }, 'unsupported_media_type'],
    [
      'without a boundary',
      { body: 'x', headers: { 'content-type': 'multipart/form-data; x=1' } },
      'malformed_multipart',
    ],
    [
      'cut off',
      {
        body: '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf',
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
      },
      'malformed_multipart',
    ],
  ])('%s is refused', async (_, init, code) => {
    expect(await told(send({ method: 'POST', ...init }))).toBe(code);
  });

  it('or JSON: the handler is told which', async () => {
    const other = (init: RequestInit) => told(send({ method: 'PUT', ...init }));
    expect(await other({ body: form([['file', file]]) })).toMatchObject({ size: file.length });
    expect(await other({ body: '{"name":"a"}', headers: { 'content-type': 'application/json' } })).toEqual({
      body: { name: 'a' },
    });
  });

  it('leaves no file behind', async () => {
    const before = uploads();
    await send({ method: 'POST', body: form([['file', file]]) });
    await send({ method: 'POST', body: form([['file', new Uint8Array(limit + 1)]]) });
    expect(uploads()).toBe(before);
  });
});
