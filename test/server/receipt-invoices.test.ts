import { afterEach, describe, expect, it } from 'vitest';
import type { components } from '../../server/src/http/schema.gen.ts';
import { balanceBooks, bank } from '../support/bank.ts';
import { callsTo } from '../support/calls.ts';
import { moveTo } from '../support/ledger.ts';
import { startTestServer } from '../support/server.ts';
import { encode, file, header } from '../support/statements.ts';

type Schemas = components['schemas'];

const server = await startTestServer({ seed: false });
const { admin } = server;
const { make, imports, client, statement } = await bank(server);
const { call } = callsTo(server.url);
moveTo(server.clock, '2026-02-20');
afterEach(() => balanceBooks(admin));
const operator = await make.operator();
const rub = (amount: string) => ({ amount, currency: 'RUB' });

async function withInvoice(...contracts: string[][]) {
  const of = await client(...contracts);
  const { as } = await make.person([{ company: of.company }]);
  const payments = await admin
    .selectFrom('payments')
    .select(['id', 'total_kopecks'])
    .where('company_id', '=', of.company)
    .orderBy('due_on')
    .execute();
  const invoiced = async (...lines: [index: number, amount: string][]) => {
    const body = {
      lines: lines.map(([index, sum]) => ({ paymentId: payments[index]?.id, amount: rub(sum) })),
    };
    const made = await call<Schemas['InvoiceDetail']>(as, 'POST', `/v1/companies/${of.company}/invoices`, {
      body,
    });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    return made.body;
  };
  const invoice = async (id: string) =>
    (await call<Schemas['InvoiceDetail']>(as, 'GET', `/v1/companies/${of.company}/invoices/${id}`)).body;
  return { ...of, as, payments, invoiced, invoice };
}
const eventsOf = async (type: string, companyId: string) =>
  await admin
    .selectFrom('events')
    .select('data')
    .where('type', '=', type)
    .where('company_id', '=', companyId)
    .execute();

describe('money that names an invoice', () => {
  it('pays it; the client sees by which receipt; an undone allocation opens it again', async () => {
    const of = await withInvoice(['1000.00', '1000.00']);
    const { id, number } = await of.invoiced([1, '400.00'], [0, '100.00']);
    const { rows } = await imports.carryOut(statement(of.pays('500.00', `Оплата по счёту № ${number}`)));
    expect(rows[0]?.settles).toMatchObject([
      { amount: rub('400.00'), rule: 'purpose_invoice', invoiceNumber: number },
      { amount: rub('100.00'), rule: 'purpose_invoice', invoiceNumber: number },
    ]);
    expect(await of.invoice(id)).toMatchObject({ status: 'paid', receipts: [{ amount: rub('500.00') }] });
    expect(await eventsOf('invoice.paid', of.company)).toMatchObject([{ data: { number } }]);

    const receiptId = rows[0]?.receiptId ?? '';
    const path = `/v1/operator/receipts/${receiptId}`;
    const { body } = await call<Schemas['OperatorReceipt']>(operator, 'GET', path);
    expect(body.allocations.map(({ invoiceNumber }) => invoiceNumber)).toEqual([number, number]);
    const undone = await call(operator, 'POST', `${path}/allocations/${body.allocations[0]?.id}/undoing`, {
      body: { reason: 'Ошибка' },
    });
    expect(undone.status).toBe(200);
    expect((await of.invoice(id)).status).toBe('open');
  });

  it('of another client waits, and a cancelled one names nothing', async () => {
    const [of, other] = [await withInvoice(['1000.00']), await withInvoice(['1000.00'])];
    const { number } = await other.invoiced([0, '100.00']);
    const cancelled = await of.invoiced([0, '100.00']);
    await call(of.as, 'POST', `/v1/companies/${of.company}/invoices/${cancelled.id}/cancellation`);
    const { rows } = await imports.carryOut(
      statement(
        of.pays('100.00', `Оплата по счёту № ${number}`),
        of.pays('70.00', `Оплата по счёту № ${cancelled.number}`),
      ),
    );
    expect(rows.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['wait', 'invoice_of_another_payer'],
      ['settle', null],
    ]);
    expect(rows[1]?.settles).toMatchObject([{ rule: 'only_contract' }]);
  });

  it('is what an operator may say it is, line by line and no more', async () => {
    const of = await withInvoice(['1000.00'], ['1000.00']);
    const { id, number } = await of.invoiced([0, '100.00']);
    const receiptId = await make.receipt(of.company, '200.00', [], { waiting_reason: 'several_contracts' });
    const path = `/v1/operator/receipts/${receiptId}/allocations`;
    const pays = (amount: string, index = 0) => ({
      body: { invoiceId: id, allocations: [{ paymentId: of.payments[index]?.id, amount: rub(amount) }] },
    });
    for (const wrong of [pays('100.01'), pays('1.00', 1)])
      expect((await call(operator, 'POST', path, wrong)).body).toMatchObject({
        code: 'allocation_not_of_invoice',
        errors: [{ pointer: '/allocations/0/amount/amount' }],
      });
    const { body } = await call<Schemas['OperatorReceipt']>(operator, 'POST', path, pays('100.00'));
    expect(body.allocations).toMatchObject([{ rule: 'operator', invoiceNumber: number }]);
    expect(await of.invoice(id)).toMatchObject({ status: 'paid', receipts: [{ receiptId }] });
  });

  it('twice in a file meets what the first left of it', async () => {
    const of = await withInvoice(['1000.00'], ['1000.00']);
    const { number } = await of.invoiced([0, '100.00']);
    const { rows } = await imports.carryOut(
      statement(of.pays('60.00', `По счёту ${number}`), of.pays('60.00', `По счёту ${number}`)),
    );
    expect(rows.map(({ settles }) => settles.map(({ amount }) => amount.amount))).toEqual([
      ['60.00'],
      ['40.00'],
    ]);
  });
});

describe('an overpayment', () => {
  it('is set off by the client, the oldest receipt first, and twice at once only once', async () => {
    const of = await withInvoice(['100.00', '100.00', '100.00']);
    await imports.carryOut(
      statement(of.pays('330.00', 'Лизинг'), of.pays('20.00', 'Лизинг', { ДатаПоступило: '21.02.2026' })),
    );
    await make.payment(of.contracts[0] as never, '2026-05-17', { total: '60.00', number: 4 });
    const last = await admin
      .selectFrom('payments')
      .select('id')
      .where('company_id', '=', of.company)
      .where('number', '=', 4)
      .executeTakeFirstOrThrow();
    const path = `/v1/companies/${of.company}/overpayment-set-offs`;
    const asked = { body: { paymentId: last.id, amount: rub('40.00') } };
    const told = await Promise.all([
      call<Schemas['OverpaymentSetOff']>(of.as, 'POST', path, asked),
      call<Schemas['OverpaymentSetOff']>(of.as, 'POST', path, asked),
    ]);
    expect(told.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(told.find(({ status }) => status === 201)?.body).toMatchObject({
      ...{ outstanding: rub('20.00'), overpayment: rub('10.00') },
      receipts: [{ amount: rub('30.00') }, { amount: rub('10.00') }],
    });
    expect(await eventsOf('overpayment.set_off', of.company)).toMatchObject([
      { data: { amount: rub('40.00'), outstanding: rub('20.00') } },
    ]);
    const rules = await admin
      .selectFrom('allocations')
      .select(['rule', 'created_by'])
      .where('payment_id', '=', last.id)
      .execute();
    expect(rules).toEqual([
      { rule: 'client', created_by: 'Иванов Иван' },
      { rule: 'client', created_by: 'Иванов Иван' },
    ]);
  });

  it('is nobody’s who sees only some contracts', async () => {
    const of = await withInvoice(['100.00']);
    const [contract] = of.contracts;
    const { as } = await make.person([
      { company: of.company, role: 'accountant', contracts: [contract?.id ?? ''] },
    ]);
    const told = await call(as, 'POST', `/v1/companies/${of.company}/overpayment-set-offs`, {
      body: { paymentId: of.payments[0]?.id },
    });
    expect([told.status, told.body.code]).toEqual([409, 'overpayment_absent']);
  });
});

describe('a statement of accounts that are not ours', () => {
  const foreign = '40702810500000000003';

  it('is refused, and nothing of it is kept', async () => {
    const of = await client(['100.00']);
    const kept = () => admin.selectFrom('bank_statement_imports').select('id').execute();
    const before = await kept();
    const text = file(header(foreign), of.pays('50.00', 'Лизинг', { ПолучательСчет: foreign })).join('\r\n');
    await expect(imports.preview(encode(text, 'windows-1251'))).rejects.toThrow(
      '422 statement_of_another_account',
    );
    expect(await kept()).toEqual(before);
  });

  it('in part: what came to the others is refused, and both are told', async () => {
    const of = await client(['100.00']);
    const { OWN } = await import('../support/statements.ts');
    const text = file(
      header(OWN, foreign),
      of.pays('50.00', 'Лизинг', { ПолучательСчет: foreign }),
      of.pays('40.00', 'Лизинг'),
    ).join('\r\n');
    const { made, rows } = await imports.carryOut(encode(text, 'windows-1251'));
    expect(rows.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['refuse', 'account_not_own'],
      ['settle', null],
    ]);
    expect(made.warnings).toMatchObject([{ code: 'account_not_own' }]);
  });
});
