import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { createApp } from '../../server/src/app.ts';
import { createLog } from '../../server/src/http/observability.ts';
import { sandboxLessor } from '../../server/src/lessor.ts';
import { addDays } from '../../server/src/platform/civil-date.ts';
import { encodeCursor } from '../../server/src/platform/cursor.ts';
import { seedId } from '../../server/src/sandbox/random.ts';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import { produceApplicationProblems } from './application-asks.ts';
import { type Ask, announce, ask, over, type Send } from './ask.ts';
import { callsTo } from './calls.ts';
import { askerOf, idsIn, isOfCompany, isOperators, type Op, type Told, takes } from './contract.ts';
import { failingApp } from './failing-app.ts';
import { testFiles } from './files.ts';
import { backOffice, calendarYear, erp, goodAsks, opOf, portfolio, upload } from './good-asks.ts';
import { testVault } from './mails.ts';
import { produceAccountProblems } from './produce-account-problems.ts';
import { produceBuyoutProblems } from './produce-buyout-problems.ts';
import { produceCredentialProblems } from './produce-credential-problems.ts';
import { produceFactorProblems } from './produce-factor-problems.ts';
import { produceInvoiceProblems } from './produce-invoice-problems.ts';
import { produceLoginProblems } from './produce-login-problems.ts';
import { produceMailProblems } from './produce-mail-problems.ts';
import { producePeopleProblems } from './produce-people-problems.ts';
import { produceReconciliationProblems } from './produce-reconciliation-problems.ts';
import { produceScheduleProblems } from './produce-schedule-problems.ts';
import { receiptProblems } from './receipt-problems.ts';
import type { TestServer } from './server.ts';

type Produce = (op: Op) => Promise<Told>;
const publicUrl = 'http://localhost';
const settings = { mode: 'sandbox', publicUrl, lessor: sandboxLessor } as const;
const english = { 'accept-language': 'en' };

/** How each problem of the contract is come to, by its code; `rights.none` takes all scopes away. */
export async function produceProblems(server: TestServer, rights: { none: boolean }) {
  const { url, db, admin, clock, as } = server;
  const good = goodAsks(server);
  const { page, extension } = callsTo(url);
  const onServer = over(url);
  const log = createLog('silent');
  const asking = async (op: Op, more: Ask = {}, send: Send = onServer): Promise<Told> => {
    const how = await good(op);
    const { headers = {}, ...rest } = more;
    const same =
      'json' in more || 'form' in more || 'raw' in more ? { json: undefined, form: undefined } : {};
    return ask(send, op, {
      ...how,
      ...same,
      ...rest,
      headers: { ...how.headers, ...english, ...headers },
    } as Ask);
  };
  const withKey = (key: string) => ({ headers: { 'idempotency-key': key } });
  const csv = (text: string): Ask => ({ form: upload(text, 'portfolio.csv') });
  const signIn = (more: object): Ask => ({
    json: { email: 'owner@kovalev.example', password: signIns.password, kind: 'web', ...more },
  });
  /** The last id of the path is nobody's. */
  const absent: Produce = async (op) => {
    const { path } = await good(op);
    return asking(op, { path: { ...path, [idsIn(op).at(-1) ?? '']: seedId('nobody') } });
  };
  const announced = async (op: Op, bytes: number, type: string): Promise<Told> => {
    const { as: who, path } = await good(op);
    return announce(
      url,
      op,
      { as: who ?? null, path: path ?? {}, headers: { ...english, 'content-type': type } },
      bytes,
    );
  };

  /** The operation for another payment: of its path, or of the lines of an invoice. */
  const ofPayment = async (op: Op, paymentId: string): Promise<Told> => {
    if (op.id === 'createInvoice') return asking(op, { json: { lines: [{ paymentId }] } });
    if (op.id === 'setOffOverpayment') return asking(op, { json: { paymentId } });
    const { path } = await good(op);
    return asking(op, { path: { ...path, paymentId } });
  };

  /** The operation for another contract: of its path, or of a chosen few. */
  const ofContract = async (op: Op, contractId: string): Promise<Told> => {
    const { path, json } = await good(op);
    if (op.id === 'issueCredentials') return asking(op, { json: { ...Object(json), contractId } });
    if (path?.contractId === undefined)
      return asking(op, { json: { ...Object(json), contractIds: [contractId] } });
    return asking(op, { path: { ...path, contractId } });
  };

  const app = (more: { stopping?: boolean; rateLimitFactor?: number }) => {
    const { stopping = false, rateLimitFactor = 1000 } = more;
    const made = createApp({
      settings,
      db,
      clock,
      log,
      readiness: { stopping },
      rateLimitFactor,
      vault: testVault,
      files: testFiles,
    });
    return (path: string, init: RequestInit) => made.request(path, init);
  };
  const limited = app({ rateLimitFactor: 0 });
  const stopping = app({ stopping: true });
  const failing = failingApp(server);
  /** As somebody who has a step before them, and as one who signed in long ago. */
  const withStep = failingApp(server, { steps: ['terms'] });
  const longAgo = failingApp(server, { verifiedAt: new Date(0) });

  const factors = produceFactorProblems(server, asking);
  const credentials = produceCredentialProblems(server, asking);
  const byCode: Record<string, Produce> = {
    ...factors,
    invalid_request: (op) => asking(op, { query: 'unknown=1' }),
    query_too_long: (op) => asking(op, { query: `a=${'1'.repeat(4100)}` }),
    rate_limited: (op) => asking(op, { as: null }, limited),
    internal_error: (op) => asking(op, {}, failing),
    unauthenticated: (op) => asking(op, { as: null }),
    // A kind the operation does not take; where it takes all, a page's session in the extension's place.
    wrong_token_kind: async (op) => {
      if (!takes(op, 'bearerSession'))
        return asking(op, { as: await extension('viewer@severny-put.example', signIns.password) });
      if (!takes(op, 'integrationKey')) return asking(op, { as: erp });
      const { cookie } = await page('viewer@severny-put.example', signIns.password);
      return asking(op, { as: { bearer: cookie.split('=')[1] ?? '' } });
    },
    insufficient_scope: async (op) => {
      const how = await good(op);
      rights.none = true;
      try {
        return await ask(onServer, op, { ...how, headers: english });
      } finally {
        rights.none = false;
      }
    },
    step_up_required: (op) => asking(op, {}, longAgo),
    cross_origin_request: (op) => asking(op, { headers: { origin: 'https://evil.example' } }),
    payment_not_found: (op) =>
      op.id === 'billPenalty'
        ? asking(op, { json: { upTo: clock.today(), paymentIds: [seedId('nobody')] } })
        : ofPayment(op, seedId('nobody')),
    notification_not_found: absent,
    session_not_found: absent,
    receipt_not_found: async (op) => {
      const { path } = await good(op);
      return asking(op, { path: { ...path, receiptId: seedId('nobody') } });
    },
    import_not_found: absent,
    invalid_cursor: (op) => {
      const name = op.id === 'listEvents' ? 'after' : 'cursor';
      return asking(op, { query: `${name}=${encodeCursor('another list', {}, [seedId('nobody')])}` });
    },
    invalid_period: async (op) => {
      const period = { from: '2026-03-02', to: '2026-03-01' };
      if (op.method === 'post') return asking(op, { json: { ...Object((await good(op)).json), ...period } });
      return asking(op, { query: 'dueFrom=2026-03-02&dueTo=2026-03-01' });
    },

    invalid_json: (op) => asking(op, { raw: '{"name":', headers: { 'content-type': 'application/json' } }),
    unsafe_json: (op) =>
      asking(op, { raw: '{"__proto__":1}', headers: { 'content-type': 'application/json' } }),
    unsupported_media_type: (op) => asking(op, { raw: 'a', headers: { 'content-type': 'text/plain' } }),
    body_too_large: (op) => {
      if (op.operation.requestBody?.content['application/json'])
        return announced(op, 50_000_000, 'application/json');
      return asking(op, { form: upload('a', 'a.txt', { comment: 'a'.repeat(70_000) }) });
    },
    file_too_large: (op) => announced(op, 50_000_000, 'multipart/form-data; boundary=a'),
    file_required: (op) => {
      const form = new FormData();
      form.append('comment', 'a');
      return asking(op, { form });
    },
    malformed_multipart: (op) =>
      asking(op, {
        raw: '--a\r\ncontent-dis',
        headers: { 'content-type': 'multipart/form-data; boundary=a' },
      }),

    idempotency_key_required: (op) => asking(op, { as: isOfCompany(op) ? erp : backOffice }),
    idempotency_key_reused: async (op) => {
      const key = randomUUID();
      const other = !isOperators(op)
        ? { ...(await good(opOf('announcePayment'))), json: { paidOn: clock.today(), note: 'another' } }
        : { as: await as(askerOf(op)), json: portfolio() };
      const taken = opOf(!isOperators(op) ? 'announcePayment' : 'createPortfolioImport');
      await ask(onServer, taken, { ...other, ...withKey(key) });
      return asking(op, withKey(key));
    },
    idempotency_key_in_use: (op) =>
      admin.transaction().execute(async (tx) => {
        const key = randomUUID();
        const home = !isOperators(op) ? 'severny-put.example' : 'lessor.example';
        const claimed = `user:${seedId('user', `${askerOf(op)}@${home}`)} ${key}`;
        await sql`select pg_advisory_xact_lock(hashtextextended(${claimed}, 0))`.execute(tx);
        return asking(op, withKey(key));
      }),
    precondition_failed: (op) => asking(op, { headers: { 'if-match': '"another"' } }),
    import_already_confirmed: async (op) => {
      const how = { ...(await good(op)), headers: english };
      await ask(onServer, op, how);
      return ask(onServer, op, how);
    },

    penalty_date_in_future: (op) => {
      const upTo = addDays(clock.today(), 1);
      return asking(op, op.operation.requestBody ? { json: { upTo } } : { query: `upTo=${upTo}` });
    },
    ...receiptProblems(server, { asking, good }),

    penalty_nothing_to_bill: (op) =>
      asking(op, {
        json: { upTo: clock.today(), paymentIds: [seedId('payment', 'severny-put-1', 'lease', 30)] },
      }),
    penalty_already_billed: async (op) => {
      const how = { ...(await good(op)), headers: english };
      await ask(onServer, op, how);
      return ask(onServer, op, how);
    },

    announcement_not_found: absent,
    payment_already_paid: (op) => ofPayment(op, seedId('payment', 'severny-put-1', 'lease', 1)),
    announcement_already_awaiting: async (op) => {
      const how = { ...(await good(op)), headers: english };
      await ask(onServer, op, how);
      return ask(onServer, op, how);
    },
    announcement_already_received: async (op) => {
      const how = { ...(await good(op)), headers: english };
      const { announcementId = '', paymentId = '' } = how.path ?? {};
      await settleAnnounced(server, announcementId, paymentId);
      return ask(onServer, op, how);
    },
    announcement_over_outstanding: (op) =>
      asking(op, { json: { paidOn: clock.today(), amount: { amount: '999999999.00', currency: 'RUB' } } }),
    ...produceMailProblems(server, absent),
    ...producePeopleProblems(server, asking),
    ...credentials,
    ...produceApplicationProblems(server, asking, good, credentials),
    ...produceAccountProblems(server, asking, factors.sign_in_throttled, withStep),
    ...produceInvoiceProblems(server, asking),
    ...produceReconciliationProblems(server, asking),
    ...produceBuyoutProblems(server, asking),
    ...produceScheduleProblems(server, asking, ofContract),
    ...produceLoginProblems(server, asking),
    announcement_date_out_of_range: (op) => asking(op, { json: { paidOn: addDays(clock.today(), 1) } }),

    invalid_credentials: (op) => asking(op, signIn({ password: 'wrong' })),
    extension_grant_invalid: (op) => asking(op, { json: { code: 'none', verifier: 'x'.repeat(43) } }),
    clock_out_of_range: (op) => asking(op, { json: { to: '2026-01-01' } }),
    not_ready: (op) => asking(op, {}, stopping),

    // calendar
    calendar_feed_not_found: absent,
    calendar_not_recognised: (op) => asking(op, { form: upload('<calendars/>', 'calendar.xml') }),
    calendar_invalid: (op) => asking(op, { json: { ...calendarYear, transfers: [] } }),
    calendar_year_shipped: (op) => asking(op, { json: { year: 2026, transfers: [] } }),

    statement_empty: (op) => asking(op, { form: upload('', 'kl_to_1c.txt') }),
    statement_not_recognised: (op) => asking(op, { form: upload('Выписка', 'kl_to_1c.txt') }),
    portfolio_not_recognised: (op) =>
      asking(op, { form: upload(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0), 'a.xlsx') }),
    portfolio_empty: (op) =>
      asking(op, { json: { companies: [{ ...portfolio().companies[0], contracts: [] }] } }),
    portfolio_column_missing: (op) => asking(op, csv('Номер договора;Дата договора\r\nА;2026-01-01\r\n')),
    portfolio_row_broken: (op) => asking(op, csv('Номер договора;Дата договора\r\n"А;2026-01-01\r\n')),
    portfolio_too_large: (op) => asking(op, csv(`Номер договора;Сумма\r\n${'А;1\r\n'.repeat(50_001)}`)),
  };
  return { byCode };
}

/** As if money had come in since the announcement was made. */
async function settleAnnounced({ admin }: TestServer, announcementId: string, paymentId: string) {
  const { receipt_id } = await admin
    .selectFrom('allocations')
    .select('receipt_id')
    .limit(1)
    .executeTakeFirstOrThrow();
  await sql`insert into allocations (id, company_id, receipt_id, payment_id, amount_kopecks, rule, created_at)
    select gen_random_uuid(), company_id, ${receipt_id}::uuid, payment_id, amount_kopecks, 'operator', now()
    from payment_announcements where id = ${announcementId} and payment_id = ${paymentId}`.execute(admin);
  await sql`update payment_announcements set paid_on = '2000-01-01', created_at = '2000-01-01' where id = ${announcementId}`.execute(
    admin,
  );
}
