import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Env } from './incoming.ts';

export interface Listening {
  readonly port: number;
  /** Takes no more requests, lets those in flight finish for at most `graceMs`, then closes what is left. */
  close(graceMs?: number): Promise<void>;
}

/** Serves an app. Slow or idle connections are cut by node itself: headers within 10 s, a whole request within 5 min. */
export async function listen(
  app: Hono<Env>,
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  const serverOptions = {
    headersTimeout: 10_000,
    requestTimeout: 300_000,
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: 2_000,
    maxHeaderSize: 16_384,
  };
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close(graceMs = 10_000) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // a connection that was answering when the door closed stays open for the next request: close it once it is idle
      const sweep = setInterval(() => server.closeIdleConnections(), 50);
      const cut = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearInterval(sweep);
      clearTimeout(cut);
    },
  };
}
