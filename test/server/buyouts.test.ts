import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { components } from '../../server/src/http/schema.gen.ts';

import { civilDate } from '../../server/src/platform/civil-date.ts';
import { type As, callsTo, type Problem } from '../support/calls.ts';
import { type Contract, ledger, moveTo } from '../support/ledger.ts';
import { notifyOfAll } from '../support/notify.ts';
import { startTestServer } from '../support/server.ts';

type Quote = components['schemas']['BuyoutQuote'];

const { admin, clock, db, url } = await startTestServer({ seed: false });
const { call } = callsTo(url);
const books = ledger(admin, url);
// A Wednesday.
moveTo(clock, '2026-11-25');

async function someContract(more = {}) {
  const company = await books.company();
  const contract = await books.contract(company, {
    annual_rate_percent: '12',
    buyout_kopecks: 100_000n,
    buyout_fee_kopecks: 50_000n,
    ...more,
  });
  const late = await books.payment(contract, '2026-11-17', { total: '1000.00', paid: '300.00', number: 1 });
  await books.payment(contract, '2027-01-01', { total: '100000.00', number: 2, vat_rate_percent: 22 });
  const penalty = { kind: 'penalty' as const, number: 1, count: 1 };
  await books.payment(contract, '2026-12-20', { total: '5.00', ...penalty });
  const { as } = await books.person([{ company }]);
  return { company, contract, late, as };
}
const address = ({ companyId, id }: Contract) => `/v1/companies/${companyId}/contracts/${id}/buyout-quotes`;
const quoteOf = (as: As, contract: Contract, on = '2026-12-01') =>
  call<Quote & Problem>(as, 'POST', address(contract), { body: { on } });
const accept = (as: As, contract: Contract, { id }: Quote) =>
  call<Quote & Problem>(as, 'POST', `${address(contract)}/${id}/acceptance`);

describe('a quote', () => {
  it('is made of its lines, each with VAT', async () => {
    const { company, contract, as } = await someContract();
    await books.receipt(company, '20.00', []);
    await books.receipt(company, '900.00', [], { waiting_reason: 'several_contracts' });
    const { status, body } = await quoteOf(as, contract);
    expect(status).toBe(201);
    expect(body.lines.map(({ kind, total, vat }) => [kind, total.amount, vat.amount])).toEqual([
      ['debt', '700.00', '0.00'],
      ['penalty', '5.00', '0.00'],
      ['present_value', '99009.90', '17854.24'],
      ['buyout_price', '1000.00', '180.33'],
      ['fee', '500.00', '90.16'],
      ['overpayment', '-20.00', '0.00'],
    ]);
    expect(body).toMatchObject({
      total: { amount: '101194.90' },
      totalInWords: 'Сто одна тысяча сто девяносто четыре рубля 90 копеек',
      state: 'open',
      basis: 'formula',
      annualRatePercent: '12',
      // The day of the buyout comes before the fifth working day.
      expiresOn: '2026-12-01',
    });
    const { as: narrowed } = await books.person([{ company, role: 'signatory', contracts: [contract.id] }]);
    const { body: own } = await quoteOf(narrowed, contract);
    expect(own.total.amount).toBe('101214.90');

    // Nor does that person learn of it from the quotes of others.
    const listed = await call<{ items: Quote[] }>(narrowed, 'GET', address(contract));
    expect(listed.body.items.map(({ id }) => id)).toEqual([own.id]);
    const one = await call<Problem>(narrowed, 'GET', `${address(contract)}/${body.id}`);
    expect([one.status, one.body.code]).toEqual([404, 'buyout_quote_not_found']);
    expect((await accept(narrowed, contract, body)).body.code).toBe('buyout_quote_not_found');
  });

  it("goes by the contract's table first", async () => {
    const buyout_table = JSON.stringify([{ on: '2026-11-17', kopecks: 5_000_000 }]);
    const { contract, as } = await someContract({ buyout_table });
    const { body } = await quoteOf(as, contract, '2026-12-31');
    expect([body.basis, body.tableOn, body.lines[2]?.total.amount, body.expiresOn]).toEqual([
      'table',
      '2026-11-17',
      '50000.00',
      '2026-12-02',
    ]);
  });

  it('is refused where nobody knows the terms, naming whom to ask', async () => {
    const terms = {
      annual_rate_percent: null,
      manager_name: 'Ирина Павлова',
      manager_phone: '+7 495 000-00-01',
    };
    const { contract, as } = await someContract(terms);
    const { body } = await quoteOf(as, contract);
    expect([body.code, body.detail]).toEqual([
      'buyout_terms_unknown',
      expect.stringContaining('Ирина Павлова, +7 495 000-00-01'),
    ]);
  });

  it('is a PDF with the same sums', async () => {
    const { contract, as } = await someContract();
    const { body } = await quoteOf(as, contract);
    const response = await fetch(`${url}${address(contract)}/${body.id}/file`, {
      headers: as && 'cookie' in as ? as : {},
    });
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], {
      input: Buffer.from(await response.arrayBuffer()),
      encoding: 'utf8',
    }).replaceAll('\u00a0', ' ');
    expect(text).toMatch(
      /Приведённая стоимость будущих платежей \(1\) +81 155,66 +22 % +17 854,24 +99 009,90/,
    );
    expect(text).toContain('К оплате: 101 214,90 руб. (Сто одна тысяча');
    expect(text).toContain('12 % годовых');
  });
});

describe('accepting', () => {
  it('records who and when, tells of it once, and twice is once', async () => {
    const { company, contract, as } = await someContract();
    const { body: quote } = await quoteOf(as, contract);
    const [first, second] = await Promise.all([accept(as, contract, quote), accept(as, contract, quote)]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(first.body).toMatchObject({ state: 'accepted', acceptedBy: 'Иванов Иван' });
    expect(second.body.acceptedAt).toBe(first.body.acceptedAt);
    const events = await admin.selectFrom('events').selectAll().where('company_id', '=', company).execute();
    expect(events.map(({ type, object_id }) => [type, object_id])).toEqual([
      ['buyout_quote.accepted', quote.id],
    ]);
    await notifyOfAll(db, admin);
    type Notifications = { items: { kind: string; object: object; text: string }[] };
    const { body } = await call<Notifications>(as, 'GET', `/v1/companies/${company}/notifications`);
    expect(body.items[0]).toMatchObject({
      kind: 'buyout_quote_accepted',
      object: { type: 'contract', id: contract.id },
    });

    const operator = await books.operator();
    type Listed = { items: { companyId: string; quote: Quote }[] };
    const listed = await call<Listed>(operator, 'GET', '/v1/operator/buyout-quotes');
    expect(listed.body.items.map(({ quote: { id } }) => id)).toContain(quote.id);
    const open = await call<Listed>(operator, 'GET', '/v1/operator/buyout-quotes?state=open');
    expect(open.body.items.map(({ quote: { id } }) => id)).not.toContain(quote.id);
  });

  it('is refused when a payment came in meanwhile, and when its time is over', async () => {
    const { contract, late, as } = await someContract();
    const { body: quote } = await quoteOf(as, contract, '2026-12-31');
    await admin.updateTable('payments').set({ paid_kopecks: 40_000n }).where('id', '=', late.id).execute();
    expect((await accept(as, contract, quote)).body.code).toBe('buyout_quote_outdated');
    await admin.updateTable('payments').set({ paid_kopecks: 30_000n }).where('id', '=', late.id).execute();
    moveTo(clock, '2026-12-03');
    expect((await accept(as, contract, quote)).body.code).toBe('buyout_quote_expired');
    const { body } = await call<Quote>(as, 'GET', `${address(contract)}/${quote.id}`);
    expect(body.state).toBe('expired');
    moveTo(clock, '2026-11-25');
    expect((await accept(as, contract, quote)).status).toBe(200);
  });

  it('is for the owner and the signatory, of contracts that they see', async () => {
    const { company, contract, as } = await someContract();
    const other = await books.contract(company);
    const { body: quote } = await quoteOf(as, contract);
    const by = async (role: 'accountant' | 'viewer' | 'signatory', contracts?: string[]) => {
      const person = await books.person([{ company, role, ...(contracts ? { contracts } : {}) }]);
      return (await accept(person.as, contract, quote)).body.code ?? 'accepted';
    };
    expect(await by('viewer')).toBe('insufficient_scope');
    expect(await by('accountant')).toBe('insufficient_scope');
    expect(await by('signatory', [other.id])).toBe('contract_not_found');
    expect(await by('signatory')).toBe('accepted');
    expect(civilDate(quote.on)).toBe('2026-12-01');
  });
});
