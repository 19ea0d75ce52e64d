import { readFileSync } from 'node:fs';
import readQr from 'jsqr';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { readPaymentQr } from '../support/payment-qr.ts';
import { openCabinet, screenshot } from './cabinet.ts';
import { expectGoodLooks } from './pages.ts';

const { server, openPage, openSignedIn } = await openCabinet();
const plain = (text: string | null) => (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
const bar = (page: Page) => page.getByRole('region', { name: 'Выбранные платежи' });
const ticks = (page: Page) => page.getByRole('checkbox', { name: /^Выбрать: / });

describe('an invoice', () => {
  it.each(['light', 'dark'] as const)(
    'is made of picked payments, by the keyboard alone, in %s',
    async (colorScheme) => {
      const { page, company, expectQuiet } = await openSignedIn({ colorScheme });
      await page.goto(`${company}/payments`);
      await ticks(page).first().focus();
      await page.keyboard.press('Space');
      await ticks(page).nth(1).focus();
      await page.keyboard.press('Space');
      await bar(page).getByText('Выбрано: 2 платежа').waitFor();
      await expectGoodLooks(page, `payments-picked-${colorScheme}`, screenshot);
      await page.setViewportSize({ width: 1440, height: 900 });

      await bar(page).getByRole('button', { name: 'Выставить счёт' }).focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Счёт на 2 платежа' });
      const amounts = dialog.getByRole('textbox');
      await expect.poll(() => amounts.count()).toBe(2);
      const whole = await amounts.first().inputValue();
      await amounts.first().fill('999999999');
      await page.keyboard.press('Enter');
      await dialog.getByText(/^От 0,01 до/).waitFor();
      expect(await amounts.first().getAttribute('aria-invalid')).toBe('true');
      await screenshot(page, `invoice-dialog-${colorScheme}`);
      await expectGoodLooks(page, `invoice-dialog-${colorScheme}`, screenshot);
      await amounts.first().fill('1000,50');
      expect(await amounts.nth(1).inputValue()).not.toBe(whole);
      await amounts.first().press('Enter');

      await page.getByRole('heading', { name: /^Счёт № 20\d\d-\d+ от/ }).waitFor();
      expect(plain(await page.getByRole('region', { name: 'Что в счёте' }).textContent())).toContain(
        '1 000,50 ₽',
      );
      await page.goBack();
      await ticks(page).first().waitFor();
      expect(await bar(page).isVisible()).toBe(false);
      expectQuiet();
    },
  );

  it('is one for all that is overdue: by one press on the overview, with its QR and its order', async () => {
    const { page, expectQuiet } = await openSignedIn();
    const debt = page.getByRole('region', { name: 'Задолженность' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      debt.getByRole('button', { name: 'Платёжка для банка' }).click(),
    ]);
    expect(
      readFileSync(await download.path())
        .subarray(0, 20)
        .toString(),
    ).toBe('1CClientBankExchange');
    const said = await page.getByText(/^Платёжка по счёту № \S+ скачана$/).textContent();
    const number = /№ (\S+)/.exec(said ?? '')?.[1];

    await debt.getByRole('button', { name: 'QR' }).click();
    const dialog = page.getByRole('dialog', { name: `Счёт № ${number}` });
    await dialog.getByRole('img', { name: 'QR-код для оплаты' }).waitFor();
    await expectGoodLooks(page, 'overview-qr', screenshot);
    await page.setViewportSize({ width: 1440, height: 900 });
    await dialog.getByRole('button', { name: 'Закрыть' }).click();

    await debt.getByRole('button', { name: 'Счёт на оплату' }).dblclick();
    await page.getByRole('heading', { name: new RegExp(`^Счёт № ${number} от`) }).waitFor();
    expectQuiet();
  });

  it('keeps what is picked over pages of one filter, and drops it with the filter', async () => {
    const { page, company } = await openSignedIn();
    await page.goto(`${company}/payments?state=all`);
    await ticks(page).first().click();
    await page.getByRole('link', { name: 'Дальше' }).click();
    await page.waitForURL('**cursor=*');
    await bar(page).getByText('Выбрано: 1 платёж').waitFor();
    await expect.poll(() => ticks(page).first().isChecked()).toBe(false);
    await ticks(page).first().click();
    await bar(page).getByText('Выбрано: 2 платежа').waitFor();
    await page.getByLabel('Статус').selectOption('open');
    await bar(page).waitFor({ state: 'hidden' });
  });

  it('is made by one click on a payment, shown with a QR that a telephone reads, downloaded, cancelled', async () => {
    const { page, company, expectQuiet } = await openSignedIn();
    await page.goto(`${company}/payments?state=overdue`);
    await page
      .getByRole('link', { name: /^Платёж \d+/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Выставить счёт' }).dblclick();
    await page.getByRole('heading', { name: /^Счёт № / }).waitFor();
    const number = /№ (\S+)/.exec((await page.getByRole('heading', { level: 1 }).textContent()) ?? '')?.[1];
    const made = await server.admin
      .selectFrom('invoices')
      .selectAll()
      .orderBy('created_at', 'desc')
      .execute();
    expect(made[0]?.number).toBe(number);
    expect(made[1]?.purpose).not.toBe(made[0]?.purpose);

    await page.getByRole('img', { name: 'QR-код для оплаты' }).waitFor();
    const shot = PNG.sync.read(await page.screenshot({ fullPage: true }));
    const found = readQr(new Uint8ClampedArray(shot.data), shot.width, shot.height);
    expect(found && readPaymentQr(Uint8Array.from(found.binaryData))?.purpose).toBe(made[0]?.purpose);

    for (const [button, begins] of [
      ['PDF', '%PDF'],
      ['Excel', 'PK'],
      ['Платёжка для 1С и банка', '1CClientBankExchange'],
      ['QR-код', '\u0089PNG'],
      ['JSON', '{'],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button, exact: true }).click(),
      ]);
      expect(readFileSync(await download.path(), 'latin1').startsWith(begins), button).toBe(true);
    }

    await page.getByRole('button', { name: 'Аннулировать' }).click();
    const asking = page.getByRole('dialog');
    await asking.getByText('Платить по нему будет нельзя').waitFor();
    await asking.getByRole('button', { name: 'Аннулировать' }).click();
    await page.getByText('аннулирован', { exact: true }).waitFor();
    expect(await page.getByRole('img', { name: 'QR-код для оплаты' }).count()).toBe(0);
    expectQuiet();
  });

  it('is not offered to a viewer', async () => {
    const { page, context } = await openPage();
    const session = await server.as('viewer');
    if (!session || !('cookie' in session)) throw new Error('no page');
    const [name = '', value = ''] = session.cookie.split('=');
    await context.addCookies([{ name, value, url: server.url }]);
    await page.goto(server.url);
    await page.getByRole('heading', { name: 'Обзор' }).waitFor();
    await page.goto(`${page.url()}/payments`);
    await page.getByRole('row').nth(2).waitFor();
    expect(await ticks(page).count()).toBe(0);
  });
});
