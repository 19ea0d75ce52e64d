import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { localeOf } from '../platform/locale.ts';
import type { AccessDeps } from './access.ts';
import { type Outgoing, toResponse, transportSecurity } from './answers.ts';
import type { ContractDocument } from './document.ts';
import type { Handlers } from './handlers.ts';
import { type Env, Incoming } from './incoming.ts';
import { createLimiters, type RateLimits } from './limits.ts';
import type { Log, Metrics } from './observability.ts';
import {
  type AnyHandler,
  createOperation,
  type Occasion,
  type OperationMeta,
  type OperationParts,
} from './operation.ts';
import { operations, rateLimits } from './operations.gen.ts';
import { Problem, problemAnswer, wordOf } from './problems.ts';
import { createValidation } from './validation.ts';

export type {
  Call,
  CompanyAccess,
  Handler,
  Handlers,
  Reply,
  Success,
  Tag,
  TagHandlers,
  Upload,
} from './handlers.ts';

export interface ContractDeps extends AccessDeps, Pick<OperationParts, 'db' | 'checkResponses' | 'audit'> {
  readonly handlers: Handlers;
  /** Where clients reach the server: `https://cabinet.example`. */
  readonly publicUrl: string;
  /** Registers the operations of the sandbox. */
  readonly sandbox: boolean;
  /** Widens every rate limit; 1 as the contract says. */
  readonly rateLimitFactor: number;
  /** Trusted proxies before the server; each has added an address to `X-Forwarded-For`. */
  readonly proxyHops: number;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Asked for what is not of the contract: pages and the reference. */
  readonly fallback: (request: Request, pathname: string) => Promise<Response | null>;
}

/** The bundled contract. */
export const document = JSON.parse(
  readFileSync(new URL('../../../openapi/openapi.gen.json', import.meta.url), 'utf8'),
) as ContractDocument;

/** The server without a port: every operation of the contract on its route. */
export function createContract(deps: ContractDeps): Hono<Env> {
  const handlers: Record<string, AnyHandler> = Object.assign({}, ...Object.values(deps.handlers));
  return createRuntime({ document, operations, rateLimits, handlers }, deps);
}

/** A contract as data; tests bring their own. */
export interface ContractSource {
  readonly document: ContractDocument;
  readonly operations: Readonly<Record<string, OperationMeta>>;
  readonly rateLimits: RateLimits;
  readonly handlers: Readonly<Record<string, AnyHandler>>;
}

/** See `createContract`. */
export function createRuntime(source: ContractSource, deps: Omit<ContractDeps, 'handlers'>): Hono<Env> {
  const publicUrl = new URL(deps.publicUrl);
  const validation = createValidation(source.document);
  const limiters = createLimiters(source.rateLimits, deps.rateLimitFactor);
  const parts: OperationParts = { ...deps, document: source.document, validation, limiters, publicUrl };
  const secure = publicUrl.protocol === 'https:';

  /** Runs what answers, turns what is thrown into a problem, and tells logs and metrics. */
  const attend = async (
    c: Context<Env>,
    operation: string,
    run: (occasion: Occasion) => Promise<Outgoing | Response>,
    declared?: readonly string[],
  ) => {
    const started = performance.now();
    const incoming = new Incoming(c, deps.proxyHops);
    const given = incoming.header('x-request-id');
    const requestId = given !== undefined && /^[\w.-]{8,100}$/.test(given) ? given : randomUUID();
    const locale = localeOf(incoming.header('accept-language'));
    const occasion: Occasion = { incoming, locale, requestId };
    let answered: Outgoing | Response;
    try {
      answered = await run(occasion);
    } catch (error) {
      const word = wordOf(error);
      const undeclared = declared && !declared.includes(word.code);
      if (word.code === 'internal_error' || undeclared)
        deps.log.error({ requestId, operation, err: error, undeclared }, 'failed');
      const told = undeclared && deps.checkResponses ? new Problem('internal_error') : word;
      answered = problemAnswer(told, {
        locale,
        requestId,
        origin: publicUrl.origin,
        unread: incoming.unread,
      });
    }
    const ms = performance.now() - started;
    deps.metrics.observe(operation, answered.status, ms / 1000);
    deps.log.info({ requestId, operation, status: answered.status, ms: Math.round(ms * 10) / 10 }, 'request');
    if (!(answered instanceof Response)) return toResponse(answered, occasion, secure);
    // A browser sees a page before it sees any answer of the contract.
    if (secure) answered.headers.set('Strict-Transport-Security', transportSecurity);
    return answered;
  };

  const app = new Hono<Env>();
  const offered = Object.entries(source.operations).filter(([, { sandbox }]) => deps.sandbox || !sandbox);
  for (const [id, meta] of offered) {
    const handler = source.handlers[id];
    if (!handler) throw new Error(`${id}: no handler`);
    const operation = createOperation(id, meta, handler, parts);
    const route = meta.path.replaceAll(/\{(\w+)\}/g, ':$1');
    app.on(meta.method.toUpperCase(), route, (c) =>
      attend(c, id, (occasion) => operation(c, occasion), meta.problems),
    );
  }
  app.notFound((c) =>
    attend(c, 'none', async ({ incoming }) => {
      const allowed = methodsAt(offered, incoming.pathname);
      if (allowed.length > 0) throw new Problem('method_not_allowed', { allowed: allowed.join(', ') });
      const page = await deps.fallback(c.req.raw, incoming.pathname);
      if (page) return page;
      throw new Problem('not_found');
    }),
  );
  return app;
}

/** The methods an address of the contract takes; none where it is not one. */
function methodsAt(operations: readonly (readonly [string, OperationMeta])[], pathname: string): string[] {
  const parts = pathname.split('/');
  return operations
    .filter(([, { path }]) => {
      const pattern = path.split('/');
      return (
        pattern.length === parts.length &&
        pattern.every((part, i) => (part.startsWith('{') ? parts[i] !== '' : part === parts[i]))
      );
    })
    .map(([, { method }]) => method.toUpperCase());
}
