import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openCabinet, screenshot } from './cabinet.ts';
import { plain } from './operator.ts';
import { expectGoodLooks } from './pages.ts';

const { server, openPage, openSignedIn } = await openCabinet();

const overduePayment = async (page: Page, company: string) => {
  await page.goto(`${company}/payments?state=overdue`);
  await page.getByRole('link', { name: 'Платёж 14 из 36' }).first().click();
  await page.getByRole('region', { name: 'Откуда эти числа' }).waitFor();
};
const openDialog = async (page: Page) => {
  await page.getByRole('button', { name: 'Я оплатил' }).click();
  return page.getByRole('dialog', { name: 'Сообщить об оплате' });
};

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it('a payment that is explained passes axe and fits 360 px', async () => {
    const { page, company, expectQuiet } = await openSignedIn({ colorScheme });
    await overduePayment(page, company);
    await expectGoodLooks(page, `payment-explained-${colorScheme}`, screenshot);
    expectQuiet();
  });

  it.each(['penalty_estimate', 'due_within_30_days'])('the lines of %s do so', async (figure) => {
    const { page, company, expectQuiet } = await openSignedIn({ colorScheme });
    await page.goto(`${company}?figure=${figure}`);
    await page.getByRole('dialog').getByRole('link').first().waitFor();
    await expectGoodLooks(page, `figure-${figure}-${colorScheme}`, screenshot);
    expectQuiet();
  });

  it('“I have paid” does so', async () => {
    const { page, company, expectQuiet } = await openSignedIn({ colorScheme });
    await overduePayment(page, company);
    await openDialog(page);
    await expectGoodLooks(page, `announce-${colorScheme}`, screenshot);
    expectQuiet();
  });

  it('a company with a billed penalty does so', async () => {
    const { page, context, expectQuiet } = await openPage({ colorScheme });
    await page.goto(server.url);
    await page.getByLabel('Электронная почта').fill('owner@karier-vostochny.example');
    await page.getByLabel('Пароль').fill('Severny-Put-2026');
    await page.getByRole('button', { name: 'Войти' }).click();
    await page.getByRole('region', { name: 'Задолженность' }).waitFor();
    await expectGoodLooks(page, `overview-penalties-${colorScheme}`, screenshot);
    const wide = await context.newPage();
    await wide.setViewportSize({ width: 1440, height: 900 });
    await wide.goto(`${page.url()}/payments`);
    await wide.getByRole('link', { name: /^Пени/ }).first().click();
    await wide.getByText('На пени пени не начисляются.').waitFor();
    await expectGoodLooks(wide, `penalty-explained-${colorScheme}`, screenshot);
    expectQuiet();
  });
});

describe('a sum of the overview', () => {
  it('opens to its lines at an address of its own, and closes back to where it was', async () => {
    const { page, company, expectQuiet } = await openSignedIn();
    const figures = page.getByRole('region', { name: 'Задолженность' });
    await figures.getByRole('link', { name: /921,60/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Пени, оценка' });
    await dialog.getByText('Это оценка').waitFor();
    expect(plain(await dialog.getByRole('listitem').first().textContent())).toContain(
      '184 320,50 ₽ × 0,1 % × 5 дней = 921,60 ₽',
    );
    expect(new URL(page.url()).search).toBe('?figure=penalty_estimate');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.waitForURL(company);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('921');
    await page.goBack();
    await dialog.waitFor();
    await dialog.getByRole('link', { name: 'Платёж 14 из 36' }).click();
    await page.getByRole('heading', { name: 'Платёж 14 из 36', level: 1 }).waitFor();
    expectQuiet();
  });
});

describe('“I have paid”', () => {
  it('says what is wrong at the field, is kept, shows in the table and is taken back', async () => {
    const { page, company, expectQuiet } = await openSignedIn();
    await overduePayment(page, company);
    const dialog = await openDialog(page);
    await dialog.getByLabel('Сумма').fill('184321');
    await dialog.getByLabel('Номер платёжного поручения').fill('215');
    await dialog.getByRole('button', { name: 'Сообщить об оплате' }).click();
    await dialog.getByText('можно указать не больше').waitFor();
    expect(await dialog.getByLabel('Сумма').getAttribute('aria-invalid')).toBe('true');
    expect(await dialog.getByLabel('Номер платёжного поручения').inputValue()).toBe('215');
    await dialog.getByLabel('Сумма').fill('100 000,5');
    await dialog.getByRole('button', { name: 'Сообщить об оплате' }).click();
    await page.getByText(/^Оплачено вами .*100.000,50.*ждём поступления/).waitFor();
    await page.goto(`${company}/payments?state=overdue`);
    await page
      .getByText(/^Оплачено вами .*, ждём поступления/)
      .filter({ visible: true })
      .waitFor();
    await screenshot(page, 'payments-announced');

    await page.getByRole('link', { name: 'Платёж 14 из 36' }).first().click();
    await page.getByRole('button', { name: 'Отозвать' }).click();
    await page.getByRole('button', { name: 'Я оплатил' }).waitFor();
    await page.getByText('отозвано').waitFor();
    expectQuiet();
  });
});
