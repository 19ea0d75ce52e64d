import { afterEach, expect, it } from 'vitest';
import { balanceBooks, bank } from '../support/bank.ts';
import { callsTo } from '../support/calls.ts';
import { importsOf } from '../support/imports.ts';
import { moveTo } from '../support/ledger.ts';
import { companyOf, contractOf, innOf, leasePayments, roubles } from '../support/portfolios.ts';
import { startTestServer } from '../support/server.ts';
import { OWN } from '../support/statements.ts';

const server = await startTestServer({ seed: false });
const { admin, url } = server;
const { make, imports, client, statement } = await bank(server);
moveTo(server.clock, '2026-02-20');
afterEach(() => balanceBooks(admin));

it('settles what came before its portfolio, and leaves waiting what is still in doubt', async () => {
  const stranger = await client();
  const [name, number] = ['ООО «Раньше договора»', 'ДЛ-2026/0900'];
  const early = stranger.pays('1500.00', `Оплата по договору лизинга № ${number}`, {
    ПлательщикИНН: innOf(name),
    Плательщик1: name,
  });
  const doubtful = stranger.pays('70.00', 'Лизинг', { ПлательщикИНН: '7707083893' });
  const posted = await imports.carryOut(statement(early, doubtful));
  expect(posted.rows.map(({ reason }) => reason)).toEqual(['payer_unknown', 'payer_unknown']);

  const portfolios = importsOf('Portfolio', url, await make.operator());
  await portfolios.carryOut({
    companies: [companyOf(name, [contractOf(number, leasePayments('1000.00', '1000.00'))])],
  });

  const receipts = await admin
    .selectFrom('receipts')
    .select(['amount_kopecks', 'allocated_kopecks', 'waiting_reason', 'company_id'])
    .orderBy('amount_kopecks')
    .execute();
  expect(receipts).toMatchObject([
    { amount_kopecks: 7000n, allocated_kopecks: 0n, waiting_reason: 'payer_unknown', company_id: null },
    { amount_kopecks: 150000n, allocated_kopecks: 100000n, waiting_reason: null },
  ]);
  const events = await admin.selectFrom('events').select('type').orderBy('seq').execute();
  expect(events.map(({ type }) => type)).toEqual(['contract.created', 'receipt.posted', 'payment.paid']);
});

it('keeps what was entered by hand for the company that was said, not for the one that paid', async () => {
  const said = await client(['1000.00'], ['1000.00']);
  const payer = await client(['1000.00']);
  const operator = await make.operator();
  const entered = { account: OWN, bookedOn: '2026-02-20', purpose: 'Оплата', amount: roubles('300.00') };
  const { body } = await callsTo(url).call<{ id: string; waitingReason: string }>(
    ...([operator, 'POST', '/v1/operator/receipts'] as const),
    { body: { ...entered, payerName: payer.name, payerInn: payer.inn, companyId: said.company } },
  );
  expect(body.waitingReason).toBe('several_contracts');

  const portfolios = importsOf('Portfolio', url, operator);
  const name = 'ООО «Кто-то третий»';
  await portfolios.carryOut({
    companies: [companyOf(name, [contractOf('ДЛ-2026/0901', leasePayments('1000.00'))])],
  });

  const receipt = await admin
    .selectFrom('receipts')
    .select(['company_id', 'waiting_reason', 'allocated_kopecks'])
    .where('id', '=', body.id)
    .executeTakeFirst();
  expect(receipt).toEqual({
    ...{ company_id: said.company, waiting_reason: 'several_contracts', allocated_kopecks: 0n },
  });
});
