import { connect } from 'node:net';
import { Readable, Writable } from 'node:stream';
import { afterEach, expect, it } from 'vitest';
import { type Listening, listen } from './listen.ts';
import { createLog, createMetrics } from './observability.ts';
import { download, reply } from './reply.ts';
import { companyId, sampleApp, thing } from './testing/sample.ts';

const one = `/v1/companies/${companyId}/things/${thing.id}`;
const owner = { cookie: 'cabinet_session=owner', origin: 'http://cabinet.test' };
let server: Listening | undefined;
afterEach(() => server?.close(0));
const serve = async (app = sampleApp()) => {
  server = await listen(app, { host: '127.0.0.1', port: 0 });
  return `http://127.0.0.1:${server.port}`;
};
/** Sends bytes and answers what came back until the connection closed. */
const raw = (port: number, text: string, limit = 2000) =>
  new Promise<string>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', () => resolve(answer)).on('error', () => undefined);
    setTimeout(() => socket.destroy(), limit);
  });

it('shuts down only when what is in flight is answered', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let began = () => {};
  const inFlight = new Promise<void>((resolve) => {
    began = resolve;
  });
  const base = await serve(
    sampleApp({
      getThing: async () => {
        began();
        await held;
        return thing;
      },
    }),
  );
  const answer = fetch(base + one, { headers: owner });
  await inFlight;
  let closed = false;
  const closing = server?.close().then(() => {
    closed = true;
  });
  await expect(fetch(base + one)).rejects.toThrow();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(closed).toBe(false);
  release();
  expect((await answer).status).toBe(200);
  await closing;
});

it('cuts what does not end in the grace time', async () => {
  const base = await serve(sampleApp({ getThing: () => new Promise(() => {}) }));
  const answer = fetch(base + one, { headers: owner }).catch(() => 'cut');
  await new Promise((resolve) => setTimeout(resolve, 50));
  await server?.close(100);
  expect(await answer).toBe('cut');
});

it('answers 413 by the declared length without reading the body', async () => {
  await serve();
  const head = `POST /v1/companies/${companyId}/things HTTP/1.1\r\nHost: cabinet.test\r\nOrigin: http://cabinet.test\r\nCookie: cabinet_session=owner\r\nContent-Type: application/json\r\n`;
  const answer = await raw(server?.port ?? 0, `${head}Content-Length: 52428800\r\n\r\n{"name":`);
  expect(answer).toMatch(/^HTTP\/1.1 413 [\s\S]*Connection: close[\s\S]*body_too_large/i);
});

it('answers 413 to an endless chunked body', async () => {
  const base = await serve();
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 1;
      controller.enqueue(new TextEncoder().encode('a'.repeat(1000)));
    },
  });
  const response = await fetch(`${base}/v1/companies/${companyId}/things`, {
    method: 'POST',
    headers: { ...owner, 'content-type': 'application/json' },
    body: endless,
    duplex: 'half',
  } as RequestInit);
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
    413,
    'body_too_large',
  ]);
  expect(sent).toBeLessThan(5000);
});

it('sends a file with its Cyrillic name', async () => {
  const content = Readable.from([Buffer.from('раз'), Buffer.from('два')]);
  const fileName = 'Акт "сверки" №1.pdf';
  const base = await serve(
    sampleApp({ getThing: async () => download({ content, contentType: 'application/pdf', fileName }) }),
  );
  const response = await fetch(base + one, { headers: owner });
  expect([response.headers.get('content-type'), await response.text()]).toEqual([
    'application/pdf',
    'раздва',
  ]);
  expect(response.headers.get('content-disposition')).toBe(
    'attachment; filename="___ ________ _1.pdf"; filename*=UTF-8\'\'%D0%90%D0%BA%D1%82%20_%D1%81%D0%B2%D0%B5%D1%80%D0%BA%D0%B8_%20%E2%84%961.pdf',
  );
});

it('sets cookies', async () => {
  const cookies = ['a=1; HttpOnly', 'b=2'];
  const base = await serve(sampleApp({ getThing: async () => reply(thing, { cookies }) }));
  expect((await fetch(base + one, { headers: owner })).headers.getSetCookie()).toEqual(cookies);
});

it('logs and counts without anything personal', async () => {
  let logged = '';
  const destination = new Writable({
    write(chunk, _, done) {
      logged += chunk;
      done();
    },
  });
  const metrics = createMetrics();
  const failing = async () => {
    throw Object.assign(new Error('duplicate key: anna@secret.example'), {
      severity: 'ERROR',
      code: '23505',
      detail: 'anna@secret.example',
    });
  };
  const base = await serve(
    sampleApp({ getThing: failing }, { log: createLog('info', destination), metrics }),
  );
  await fetch(`${base}/v1/companies/${companyId}/things?from=2026-01-01`, { headers: owner });
  await fetch(base + one, { headers: owner });
  const lines = logged
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ operation, status, msg }) => [operation, status, msg])).toEqual([
    ['listThings', 200, 'request'],
    ['getThing', undefined, 'failed'],
    ['getThing', 500, 'request'],
  ]);
  expect(lines[1].err).toMatchObject({ type: 'Error', code: '23505' });
  for (const secret of ['anna', 'from=', '127.0.0.1', 'cabinet_session', companyId])
    expect(logged).not.toContain(secret);
  expect(await metrics.text()).toContain('http_requests_total{operation="getThing",status="500"} 1');
});
