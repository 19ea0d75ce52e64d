import { randomUUID } from 'node:crypto';
import type { OperationId } from '../../server/src/http/handlers.ts';
import type { operations as metadata } from '../../server/src/http/operations.gen.ts';
import { addDays, civilDateIn } from '../../server/src/platform/civil-date.ts';
import { seedId } from '../../server/src/sandbox/random.ts';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import { type Ask, ask, over } from './ask.ts';
import { callsTo } from './calls.ts';
import { askerOf, idsIn, isOperators, isSecured, type Op, operations } from './contract.ts';
import { credentialBodies } from './credential-bodies.ts';
import { goodPeople } from './good-people.ts';
import { makeMail } from './mails.ts';
import { companyOf, contractOf, roubles } from './portfolios.ts';
import type { TestServer } from './server.ts';
import { type SliceOperation, sliceAsks } from './slice-asks.ts';
import { document, encode, file, header, OWN } from './statements.ts';

type WithBody = {
  [Id in OperationId]: (typeof metadata)[Id]['body'] extends 'none' ? never : Id;
}[OperationId];

export const company = seedId('company', 'severny-put');
export const [erp, backOffice] = signIns.keys.map(({ key }) => ({ key })) as [
  { key: string },
  { key: string },
];

export function upload(
  bytes: Uint8Array | string,
  name: string,
  fields: Record<string, string> = {},
): FormData {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.append(key, value);
  form.append('file', new File([bytes as BlobPart], name));
  return form;
}

/** A small statement, another one each time. */
export const statement = () =>
  encode(file(header(OWN), document({ Номер: randomUUID() })).join('\r\n'), 'utf-8');
/** A small portfolio, another one each time. */
export const portfolio = () => {
  const name = randomUUID();
  return { companies: [companyOf(`ООО «${name}»`, [contractOf(name)])] };
};

const moscowToday = () => civilDateIn('Europe/Moscow', new Date());
/** A payment that is not due yet, for what needs one that is open. */
export const openPayment = seedId('payment', 'severny-put-1', 'lease', 30);

/** 2027 as it may come: the days by law, and the two of January. */
export const calendarYear = {
  year: 2027,
  transfers: [
    ['2027-05-03', '2027-05-01'],
    ['2027-05-10', '2027-05-09'],
    ['2027-06-14', '2027-06-12'],
    ['2027-11-05', '2027-01-02'],
    ['2027-12-31', '2027-01-03'],
  ].map(([dayOff, from]) => ({ dayOff, from })),
};
const quarter = () => ({ from: addDays(moscowToday(), -90), to: moscowToday() });
/** Money of nobody known, another receipt each time. */
export const enteredReceipt = (more: object = {}) => ({
  ...{ account: OWN, bookedOn: moscowToday(), amount: { amount: '100.00', currency: 'RUB' } },
  ...{ payerName: 'ООО «Прохожий»', number: randomUUID(), purpose: 'Оплата', ...more },
});

/** A schedule far ahead, so that nothing of it is due. */
export const terms = {
  ...{ method: 'annuity', price: roubles('2400000.00'), annualRatePercent: '18', payments: 36 },
  ...{ timing: 'arrears', firstDueOn: '2040-01-25', buyout: roubles('1000.00') },
};
export const office = {
  ...{ city: 'Пермь', name: 'Офис на Ленина', address: 'ул. Ленина, д. 50' },
  ...{ latitude: 58.01, longitude: 56.25, phone: '+7 495 000-00-29' },
  hours: { ru: 'пн–пт 9:00–18:00', en: 'Mon–Fri 9:00–18:00' },
};
const agreed = { signedOn: '2026-01-12', asset: { name: 'КАМАЗ 5490' }, terms };

/** For each operation that takes a body, one that is fine. */
const bodies: Record<Exclude<WithBody, SliceOperation>, () => Ask> = {
  createSession: () => ({
    json: { email: 'viewer@severny-put.example', password: signIns.password, kind: 'web' },
  }),
  advanceClock: () => ({ json: { days: 1 } }),
  createPortfolioImport: () => ({ json: portfolio() }),
  createBankStatementImport: () => ({ form: upload(statement(), 'kl_to_1c.txt') }),
  createInvoice: () => ({ json: { lines: [{ paymentId: openPayment }] } }),
  billPenalty: () => ({ json: { upTo: moscowToday() } }),
  createOperatorReceipt: () => ({ json: enteredReceipt() }),
  allocateReceipt: () => ({ json: { companyId: company } }),
  undoAllocation: () => ({ json: { reason: 'Клиент платил за другой договор' } }),
  setOffOverpayment: () => ({
    json: { paymentId: openPayment, amount: { amount: '0.01', currency: 'RUB' } },
  }),
  announcePayment: () => ({ json: { paidOn: moscowToday(), orderNumber: '214' } }),
  loadCalendarYear: () => ({ json: calendarYear }),
  previewCalendarYear: () => ({ json: calendarYear }),
  createReconciliation: () => ({ json: quarter() }),
  matchReconciliation: () => ({
    json: {
      ...quarter(),
      lines: [{ date: moscowToday(), kind: 'payment', amount: { amount: '1.00', currency: 'RUB' } }],
    },
  }),
  createBuyoutQuote: () => ({ json: { on: moscowToday() } }),
  previewScheduleChange: () => ({ json: { kind: 'payment_day', dayOfMonth: 20 } }),
  previewOperatorSchedule: () => ({ json: { terms } }),
  createOperatorContract: () => ({ json: { ...agreed, companyId: company, number: randomUUID() } }),
  amendOperatorContract: () => ({
    json: { basedOnVersion: 1, reason: 'Доп. соглашение', effectiveOn: '2026-11-22', terms },
  }),
  terminateOperatorContract: () => ({ json: { reason: 'Соглашение о расторжении' } }),
  createCalendarFeed: () => ({ json: { language: 'ru' } }),
  createOffice: () => ({ json: office }),
  updateOffice: () => ({ json: office }),
  activateOperatorContract: () => ({ json: {} }),
  ...credentialBodies,
};

export const opOf = (id: OperationId): Op => {
  const op = operations.find((one) => one.id === id);
  if (!op) throw new Error(`no operation ${id}`);
  return op;
};

/** Requests that the demo data lets succeed, for every operation of the contract. */
export function goodAsks(server: TestServer) {
  const { url, admin, as } = server;
  const people = goodPeople({ url, admin });
  const ofSlices = sliceAsks(server);
  const { page } = callsTo(url);
  const userId = seedId('user', 'owner@severny-put.example');

  async function makeImport(op: Op): Promise<string> {
    const id = op.path.includes('portfolio') ? 'createPortfolioImport' : 'createBankStatementImport';
    const { text } = await ask(over(url), opOf(id), { as: await as('manager'), ...bodies[id]() });
    return JSON.parse(text).id;
  }

  /** One that may be amended, put into force, completed or terminated. */
  async function makeContract(id: OperationId): Promise<string> {
    const draft = id === 'activateOperatorContract';
    const json = { ...agreed, companyId: company, number: randomUUID(), draft };
    const { text } = await ask(over(url), opOf('createOperatorContract'), { as: await as('manager'), json });
    const contract = JSON.parse(text);
    if (id === 'completeOperatorContract')
      await admin
        .updateTable('payments')
        .set((eb) => ({ paid_kopecks: eb.ref('total_kopecks') }))
        .where('contract_id', '=', contract.id)
        .execute();
    return contract.id;
  }

  /** A receipt that waits, or (with a company) one that is left over. */
  async function makeReceipt(companyId?: string): Promise<string> {
    const json = enteredReceipt(companyId === undefined ? {} : { purpose: 'Переплата' });
    const manager = await as('manager');
    const { text } = await ask(over(url), opOf('createOperatorReceipt'), { as: manager, json });
    const receiptId: string = JSON.parse(text).id;
    if (companyId !== undefined)
      await ask(over(url), opOf('allocateReceipt'), {
        ...{ as: manager, path: { receiptId }, json: { companyId } },
      });
    return receiptId;
  }

  /** What the owner of the company may ask for; `path` is what was found before. */
  const ids: Record<string, (op: Op, path: Record<string, string>) => Promise<string>> = {
    async companyId(op) {
      if (op.id === 'setOffOverpayment') await makeReceipt(company);
      return company;
    },
    operatorCompanyId: async () => company,
    async contractId(op) {
      const id = seedId('contract', 'severny-put-1');
      if (op.id === 'billPenalty') {
        await admin.deleteFrom('penalty_bills').where('company_id', '=', company).execute();
        const penalties = admin.deleteFrom('payments').where('contract_id', '=', id);
        await penalties.where('kind', '=', 'penalty').execute();
        return id;
      }
      return isOperators(op) && op.path.startsWith('/v1/operator/contracts/') && op.method === 'post'
        ? makeContract(op.id)
        : id;
    },
    async paymentId(op) {
      if (op.path.includes('announcements')) {
        await admin.deleteFrom('payment_announcements').where('payment_id', '=', openPayment).execute();
        return openPayment;
      }
      const { id } = await admin
        .selectFrom('payments')
        .select('id')
        .where('contract_id', '=', seedId('contract', 'severny-put-1'))
        .where('paid_kopecks', '>', 0n)
        .executeTakeFirstOrThrow();
      return id;
    },
    async invoiceId() {
      const how = { path: { companyId: company }, ...bodies.createInvoice() };
      const { text } = await ask(over(url), opOf('createInvoice'), { as: await as('owner'), ...how });
      return JSON.parse(text).id;
    },
    async announcementId() {
      const how = { path: { companyId: company, paymentId: openPayment }, ...bodies.announcePayment() };
      const { text } = await ask(over(url), opOf('announcePayment'), { as: await as('owner'), ...how });
      return JSON.parse(text).id;
    },
    async reconciliationId() {
      const how = { path: { companyId: company }, ...bodies.createReconciliation() };
      const { text } = await ask(over(url), opOf('createReconciliation'), { as: await as('owner'), ...how });
      return JSON.parse(text).id;
    },
    async buyoutQuoteId() {
      const path = { companyId: company, contractId: seedId('contract', 'severny-put-1') };
      const how = { path, ...bodies.createBuyoutQuote() };
      const { text } = await ask(over(url), opOf('createBuyoutQuote'), { as: await as('owner'), ...how });
      return JSON.parse(text).id;
    },
    async notificationId() {
      const { id } = await admin
        .selectFrom('notifications')
        .select('id')
        .where('user_id', '=', userId)
        .where('company_id', '=', company)
        .executeTakeFirstOrThrow();
      return id;
    },
    async receiptId(op) {
      if (op.path.includes('allocations')) return makeReceipt();
      return (await admin.selectFrom('receipts').select('id').executeTakeFirstOrThrow()).id;
    },
    async allocationId(_, { receiptId = '' }) {
      const json = { allocations: [{ paymentId: openPayment, amount: { amount: '0.01', currency: 'RUB' } }] };
      const how = { as: await as('manager'), path: { receiptId }, json };
      const { text } = await ask(over(url), opOf('allocateReceipt'), how);
      return JSON.parse(text).allocations[0].id;
    },
    async sessionId() {
      await page('owner@severny-put.example', signIns.password);
      const { id } = await admin
        .selectFrom('sessions')
        .select('id')
        .where('user_id', '=', userId)
        .orderBy('created_at', 'desc')
        .executeTakeFirstOrThrow();
      return id;
    },
    importId: makeImport,
    mailId: () => makeMail(admin),
    async officeId() {
      const how = { as: await as('administrator'), ...bodies.createOffice() };
      const { text } = await ask(over(url), opOf('createOffice'), how);
      return JSON.parse(text).id;
    },
    ...people.ids,
    async feedToken() {
      const how = { as: await as('owner'), path: { companyId: company }, json: { language: 'ru' } };
      const { text } = await ask(over(url), opOf('createCalendarFeed'), how);
      return JSON.parse(text).address.split('/').at(-2);
    },
  };

  return async (op: Op): Promise<Ask> => {
    const own = await ofSlices[op.id]?.();
    if (own) return { as: isSecured(op) ? await as(askerOf(op)) : null, ...own };
    const path: Record<string, string> = {};
    for (const name of idsIn(op)) {
      const find = ids[name];
      if (!find) throw new Error(`${op.id}: say here what {${name}} may be`);
      path[name] = await find(op, path);
    }
    const fixed = op.operation.requestBody ? bodies[op.id as keyof typeof bodies] : undefined;
    const body = people.asks[op.id] ?? fixed;
    if (op.operation.requestBody && !body) throw new Error(`${op.id}: say here what body is fine`);
    const who = async () => {
      if (!isSecured(op)) return null;
      if (op.id === 'endCurrentSession') return page('owner@severny-put.example', signIns.password);
      return as(askerOf(op));
    };
    return { as: await who(), path, ...(await body?.()) };
  };
}
