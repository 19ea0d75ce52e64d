import { expect, it } from 'vitest';
import { ask, over } from '../support/ask.ts';
import { company as companyId, enteredReceipt, opOf } from '../support/good-asks.ts';
import { openCabinet, screenshot } from './cabinet.ts';
import { plain } from './operator.ts';
import { expectGoodLooks } from './pages.ts';

const { server, openSignedIn } = await openCabinet();

it('an overpayment is offered for the oldest open payment, and pays it after a question', async () => {
  const as = await server.as('manager');
  const amount = { amount: '12300.00', currency: 'RUB' };
  const made = await ask(over(server.url), opOf('createOperatorReceipt'), {
    ...{ as, json: enteredReceipt({ amount }) },
  });
  const { id: receiptId } = JSON.parse(made.text);
  await ask(over(server.url), opOf('allocateReceipt'), { as, path: { receiptId }, json: { companyId } });

  const { page, company, expectQuiet } = await openSignedIn();
  await page.goto(`${company}/payments`);
  const offer = page.getByRole('region', { name: 'Переплата' });
  expect(plain(await offer.textContent())).toContain('Переплата 12 300,00 ₽');
  await screenshot(page, 'overpayment-offer');
  await offer.getByRole('button', { name: /^Зачесть: Платёж/ }).click();
  const dialog = page.getByRole('dialog');
  expect(plain(await dialog.textContent())).toContain('Зачесть 12 300,00 ₽ переплаты?');
  await screenshot(page, 'overpayment-question');
  await dialog.getByRole('button', { name: 'Зачесть' }).click();
  await page.getByText(/Переплата зачтена/).waitFor();
  await offer.waitFor({ state: 'detached' });
  expectQuiet();
});

it.each(['light', 'dark'] as const)(
  'the offer on the overview passes axe and fits 360 px, %s',
  async (scheme) => {
    const as = await server.as('manager');
    const made = await ask(over(server.url), opOf('createOperatorReceipt'), { as, json: enteredReceipt() });
    const { id: receiptId } = JSON.parse(made.text);
    await ask(over(server.url), opOf('allocateReceipt'), { as, path: { receiptId }, json: { companyId } });
    const { page } = await openSignedIn({ colorScheme: scheme });
    await page.reload();
    await page.getByRole('region', { name: 'Переплата' }).waitFor();
    await expectGoodLooks(page, `overpayment-${scheme}`, screenshot);
  },
);
