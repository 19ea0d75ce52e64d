import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { civilDateIn } from '../../server/src/platform/civil-date.ts';
import { ask, over } from '../support/ask.ts';
import { opOf } from '../support/good-asks.ts';
import { OWN } from '../support/statements.ts';
import { openConsole, overdueOf, plain, screenshot } from './operator.ts';
import { expectGoodLooks } from './pages.ts';

const { server, openStaff } = await openConsole();
const { company, payment, statusOf } = await overdueOf(server);

/** A receipt that an operator entered; `more` makes it somebody's. */
async function enter(amount: string, more: object = {}): Promise<string> {
  const bookedOn = civilDateIn('Europe/Moscow', server.clock.now());
  const json = {
    ...{ account: OWN, bookedOn, amount: { amount, currency: 'RUB' }, number: randomUUID() },
    ...{ payerName: 'ООО «Прохожий»', purpose: 'Оплата по счёту', ...more },
  };
  const { text } = await ask(over(server.url), opOf('createOperatorReceipt'), {
    ...{ as: await server.as('manager'), json },
  });
  return JSON.parse(text).id;
}
const address = (id: string) => `/operator/receipts/${id}`;

describe('the queue of receipts', () => {
  it('tells why each waits, and posts the one that is surely meant at one click, with undo', async () => {
    const { page, expectQuiet } = await openStaff('/operator/receipts');
    const invoice = await ask(over(server.url), opOf('createInvoice'), {
      ...{ as: await server.as('owner'), path: { companyId: company.id } },
      json: { lines: [{ paymentId: payment.id, amount: { amount: '1000.00', currency: 'RUB' } }] },
    });
    await enter('1000.00', {
      ...{ payerName: 'Плательщик Сам', number: '501' },
      purpose: `Оплата по счёту № ${JSON.parse(invoice.text).number}`,
    });
    await page.reload();
    const row = page.getByRole('row', { name: /Плательщик Сам/ });
    await row.getByRole('button', { name: /^Зачесть/ }).waitFor();
    await screenshot(page, 'receipts-queue');
    await row.getByRole('button', { name: /^Зачесть/ }).click();
    await row.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Отменить' }).click();
    await page.getByRole('row', { name: /Плательщик Сам/ }).waitFor();
    await page.getByText('Зачёт отменён оператором').filter({ visible: true }).first().waitFor();
    expectQuiet();
  });

  it('finds whose money it is, splits it with the rest told at once, and takes it back with a reason', async () => {
    const id = await enter('5000.00');
    const { page, expectQuiet } = await openStaff(address(id));
    await page.getByText('Назначение и плательщик ни на кого не указывают').waitFor();
    await page.getByRole('searchbox').fill(payment.contract.number);
    const candidate = page.getByRole('listitem').filter({ hasText: payment.contract.number }).first();
    await candidate.getByRole('button', { name: 'Распределить' }).click();
    const dialog = page.getByRole('dialog');
    const first = dialog.getByRole('textbox').first();
    await first.fill('999999999');
    await dialog.getByText('Больше остатка платежа').waitFor();
    await first.fill('1500,5');
    expect(plain(await dialog.getByRole('status').textContent())).toBe('Останется переплатой: 3 499,50 ₽');
    await screenshot(page, 'receipt-split');
    await dialog.getByRole('button', { name: 'Распределить' }).click();
    await page.getByText('Разнесено', { exact: true }).waitFor();
    expect(plain(await page.getByRole('region', { name: 'Зачтено' }).textContent())).toContain('1 500,50 ₽');
    await screenshot(page, 'receipt-allocated');

    await page.getByRole('button', { name: 'Отменить зачёт' }).click();
    await dialog.getByRole('button', { name: 'Отменить зачёт' }).click();
    await dialog.getByText('Напишите причину').waitFor();
    await dialog.getByLabel(/Причина/).fill('Не тот договор');
    await screenshot(page, 'receipt-undo');
    await dialog.getByRole('button', { name: 'Отменить зачёт' }).click();
    await page.getByRole('region', { name: 'Отменённые зачёты' }).getByText('Не тот договор').waitFor();
    await page.getByText('Зачёт отменён оператором').waitFor();
    expect(await statusOf(payment.id)).toBe('overdue');
    expectQuiet();
  });

  it('says that a colleague was faster', async () => {
    const id = await enter('50.00', { payerInn: company.inn, purpose: 'По договору № ХХ-999/77' });
    const { page } = await openStaff(address(id));
    const { page: other } = await openStaff(address(id));
    for (const each of [page, other])
      await each
        .getByRole('button', { name: /^Оставить переплатой|^Зачесть/ })
        .first()
        .waitFor();
    await other
      .getByRole('button', { name: /^Зачесть/ })
      .first()
      .click();
    await other.getByText('Разнесено', { exact: true }).waitFor();
    await page
      .getByRole('button', { name: /^Зачесть/ })
      .first()
      .click();
    await page.getByRole('alert').filter({ hasText: 'Данные успели измениться' }).waitFor();
  });

  it('offers the day of the server for money by hand, though the browser lives in another one', async () => {
    const { page, expectQuiet } = await openStaff('/operator');
    await page.clock.setFixedTime(new Date(Date.now() - 3 * 86_400_000));
    await page.goto(`${server.url}/operator/receipts/new`);
    const today = civilDateIn('Europe/Moscow', server.clock.now());
    await expect.poll(() => page.getByLabel('Зачислено').inputValue()).toBe(today);
    expectQuiet();
  });

  it('takes money by hand, and says at the field what is wrong', async () => {
    const { page, expectQuiet } = await openStaff('/operator/receipts');
    await page.getByRole('link', { name: 'Внести вручную' }).click();
    await page.getByRole('button', { name: 'Внести' }).click();
    await page.getByText('Сумма больше нуля, до копеек').waitFor();
    await page.getByLabel('Сумма, ₽').fill('700');
    await page.getByLabel('На счёт').fill('40702810500000000003');
    await page.getByLabel('Плательщик', { exact: true }).fill(company.name);
    await page.getByLabel('ИНН плательщика').fill(company.inn);
    await page.getByLabel('Назначение платежа').fill(`По договору ${payment.contract.number}`);
    await page.getByRole('button', { name: 'Внести' }).click();
    await page.getByText('Не наш счёт', { exact: true }).waitFor();
    await page.getByLabel('На счёт').fill(OWN);
    await page.getByRole('button', { name: 'Внести' }).click();
    await page.getByRole('region', { name: 'Зачтено' }).getByText(payment.contract.number).waitFor();
    await page.getByText(/Внесено вручную/).waitFor();
    expectQuiet();
  });
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it('the page of a receipt and the form pass axe and fit 360 px', async () => {
    const id = await enter('123456.78', {
      ...{ payerInn: company.inn, purpose: 'Оплата по договору № ХХ-999/77 и ещё что-то длинное' },
    });
    const { page, expectQuiet } = await openStaff(address(id), { colorScheme });
    await page.getByRole('button', { name: 'Распределить…' }).first().waitFor();
    await expectGoodLooks(page, `receipt-${colorScheme}`, screenshot);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${server.url}/operator/receipts/new`);
    await page.getByLabel('Сумма, ₽').waitFor();
    await expectGoodLooks(page, `receipt-new-${colorScheme}`, screenshot);
    expectQuiet();
  });
});
