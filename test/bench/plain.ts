import { createServer } from 'node:http';
import pg from 'pg';
import { benchReads } from './reads.ts';

/** What the reads are measured against: the same statements, named, through `node:http` and `pg` alone; no sign-in, no checks. */
const reads = new Map((await benchReads()).map((read) => [read.name, read]));
const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL ?? '',
  max: 10,
  options: '-c plan_cache_mode=force_generic_plan',
});

const server = createServer((request, response) => {
  const [, name = '', n = '1'] = (request.url ?? '').split('/');
  const read = reads.get(name);
  if (read === undefined) {
    response.writeHead(404).end();
    return;
  }
  pool
    .query({ name, text: read.text, values: read.parameters(Number(n)), rowMode: 'array' })
    .then(({ rows }) => {
      const row: unknown[] = rows[0] ?? [];
      const [first] = row;
      const body = typeof first === 'string' && row.length < 3 ? first : JSON.stringify(row);
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
        .end(body);
    })
    .catch(() => response.writeHead(500).end());
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});
