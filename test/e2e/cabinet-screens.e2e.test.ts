import type { Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { openCabinet, screenshot } from './cabinet.ts';
import { expectGoodLooks } from './pages.ts';

const { openSignedIn } = await openCabinet();

const screens = {
  overview: '',
  contracts: '/contracts?status=all',
  payments: '/payments?state=all',
  receipts: '/receipts',
  reconciliations: '/reconciliations',
  reconciliation: '/reconciliations',
  buyout: '/contracts',
  invoices: '/invoices',
  invoice: '/invoices?status=open',
  'invoice-paid': '/invoices?status=paid',
  calendar: '/payments/calendar',
  notifications: '/notifications',
  contract: '/contracts',
  security: '/../../security',
  'not-found': '/../../nowhere',
};

async function quoteBuyout(page: Page) {
  await page.getByRole('link', { name: 'ДЛ-2026/0077' }).first().click();
  await page.getByRole('link', { name: 'Рассчитать' }).click();
  await page.getByRole('button', { name: 'Рассчитать' }).click();
  await page.getByRole('button', { name: 'Принять расчёт' }).waitFor();
}

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it.each(Object.entries(screens))('%s passes axe and fits 360 px', async (name, address) => {
    const { page, company, expectQuiet } = await openSignedIn({ colorScheme });
    await page.goto(company + address);
    if (name === 'contract') await page.getByRole('link', { name: /^ДЛ-/ }).first().click();
    if (name === 'reconciliation') await page.getByRole('link', { name: / – / }).click();
    if (name === 'buyout') await quoteBuyout(page);
    if (name.startsWith('invoice') && name !== 'invoices') {
      await page
        .getByRole('link', { name: /^20\d\d-/ })
        .first()
        .click();
      await page.getByRole('heading', { name: /^Счёт № / }).waitFor();
    }
    await expectGoodLooks(page, `${name}-${colorScheme}`, screenshot);
    expectQuiet();
  });
});
