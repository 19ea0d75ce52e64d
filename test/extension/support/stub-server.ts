import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { InvoiceDetail } from '@element-cabinet/sdk';
import type { CompanyScenario } from './scenario.ts';
import { stubFile, stubInvoice } from './stub-invoices.ts';

export const password = 'Severny-Put-2026';

/** Answers as the contract says, with what a test tells it to know. The real server stands behind `main-job.test.ts`. */
export interface StubServer {
  url: string;
  companies: CompanyScenario[];
  tokens: Set<string>;
  invoices: InvoiceDetail[];
  /** Answers so far: `GET /v1/companies 304`. */
  log: string[];
  /** Breaks every connection. */
  down: boolean;
  failing: boolean;
  delayMs: number;
  close: () => Promise<void>;
}

interface Answer {
  status: number;
  body?: unknown;
  /** Of which a file is the answer. */
  file?: InvoiceDetail;
}

const problem = (status: number, code: string, detail: string): Answer => ({
  status,
  body: { type: `https://x.example/${code}`, title: detail, status, detail, code, requestId: 'r1' },
});

export async function startStubServer(companies: CompanyScenario[]): Promise<StubServer> {
  const server = createServer((request, response) => void handle(stub, request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const stub: StubServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    companies,
    tokens: new Set(),
    invoices: [],
    log: [],
    down: false,
    failing: false,
    delayMs: 0,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
  return stub;
}

async function handle(stub: StubServer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (stub.down) return void request.socket.destroy();
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  if (stub.delayMs > 0) await new Promise((done) => setTimeout(done, stub.delayMs));
  const path = (request.url ?? '').replace(/\?.*/, '');
  const answer = answerTo(stub, request, path, Buffer.concat(chunks).toString());
  if (answer.file) {
    const { type, name, bytes } = await stubFile(
      answer.file,
      new URL(`http://x${request.url}`).searchParams.get('format'),
    );
    stub.log.push(`${request.method} ${path} 200`);
    const headers = { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` };
    return void response.writeHead(200, headers).end(bytes);
  }
  const text = answer.body === undefined ? '' : JSON.stringify(answer.body);
  const etag = `"${createHash('sha1').update(text).digest('hex')}"`;
  const fresh = request.method !== 'GET' || request.headers['if-none-match'] !== etag;
  const status = fresh ? answer.status : 304;
  stub.log.push(`${request.method} ${path} ${status}`);
  const type = answer.status < 400 ? 'application/json' : 'application/problem+json';
  // Else the browser's own cache would ask conditionally, whatever the extension does.
  const headers = { 'cache-control': 'no-store', etag };
  response
    .writeHead(status, fresh ? { ...headers, 'content-type': type } : headers)
    .end(fresh ? text : undefined);
}

function answerTo(stub: StubServer, request: IncomingMessage, path: string, body: string): Answer {
  if (stub.failing) return problem(500, 'internal_error', 'Сбой на сервере');
  if (`${request.method} ${path}` === 'POST /v1/sessions') {
    if (JSON.parse(body).password !== password) {
      return problem(401, 'invalid_credentials', 'Неверная почта или пароль');
    }
    const token = `token-${stub.tokens.size + 1}`;
    stub.tokens.add(token);
    return { status: 201, body: { session: {}, token } };
  }
  const token = (request.headers.authorization ?? '').replace('Bearer ', '');
  if (!stub.tokens.has(token)) return problem(401, 'unauthenticated', 'Нужно войти');
  if (path === '/v1/me')
    return { status: 200, body: { name: 'Соколова Анна Викторовна', email: 'owner@severny-put.example' } };
  if (path === '/v1/sessions/current') {
    stub.tokens.delete(token);
    return { status: 204 };
  }
  if (path === '/v1/companies') {
    return {
      status: 200,
      body: { items: stub.companies.map(({ balance }) => balance), nextCursor: null, asOf: '2026-11-22' },
    };
  }
  return answerOfCompany(stub, request.method ?? '', path, body);
}

function answerOfCompany(stub: StubServer, method: string, path: string, body: string): Answer {
  const [, , , companyId, kind, id] = path.split('/');
  const company = stub.companies.find(({ balance }) => balance.id === companyId);
  if (!company) return problem(404, 'company_not_found', 'Нет такой компании');
  if (method === 'PUT') {
    const { items } = company.notifications;
    for (const item of items) {
      if (id === 'read' || item.id === id) item.readAt ??= '2026-11-22T12:00:00Z';
    }
    company.notifications.unread = items.filter(({ readAt }) => readAt === null).length;
    return { status: 204 };
  }
  if (kind === 'invoices') return answerOfInvoices(stub, company, path, body);
  if (path.endsWith('/announcements')) {
    const payment = company.payments.items.find((one) => one.id === id);
    if (!payment) return problem(404, 'payment_not_found', 'Нет такого платежа');
    const announcement = {
      id: payment.id,
      state: 'awaiting' as const,
      amount: payment.outstanding,
      paidOn: JSON.parse(body).paidOn,
    };
    payment.announcement = announcement;
    return { status: 201, body: announcement };
  }
  if (kind === 'debt-summary') return { status: 200, body: company.summary };
  if (kind === 'payments') return { status: 200, body: company.payments };
  return { status: 200, body: company.notifications };
}

function answerOfInvoices(stub: StubServer, company: CompanyScenario, path: string, body: string): Answer {
  const [, , , , , id, file] = path.split('/');
  const found = stub.invoices.find((invoice) => invoice.id === id);
  if (found) return file ? { status: 200, file: found } : { status: 200, body: found };
  if (id) return problem(404, 'invoice_not_found', 'Нет такого счёта');
  if (body === '')
    return { status: 200, body: { items: stub.invoices, nextCursor: null, asOf: '2026-11-22' } };
  const made = stubInvoice(company, JSON.parse(body).lines[0].paymentId, stub.invoices.length);
  if (!made) return problem(404, 'payment_not_found', 'Нет такого платежа');
  stub.invoices.push(made);
  return { status: 201, body: made };
}
