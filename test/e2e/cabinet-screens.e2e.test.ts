import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { narrow, openCabinet, screenshot } from './cabinet.ts';

const { openSignedIn } = await openCabinet();

const screens = {
  overview: '',
  contracts: '/contracts?status=all',
  payments: '/payments?state=all',
  receipts: '/receipts',
  notifications: '/notifications',
  contract: '/contracts',
  sessions: '/../../sessions',
  'not-found': '/../../nowhere',
};

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it.each(Object.entries(screens))('%s passes axe and fits 360 px', async (name, address) => {
    const { page, company, expectQuiet } = await openSignedIn({ colorScheme });
    await page.goto(company + address);
    if (name === 'contract') await page.getByRole('link', { name: /^ДЛ-/ }).first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('Загружается').waitFor({ state: 'hidden' });
    await page.waitForLoadState('networkidle');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    await screenshot(page, `${name}-${colorScheme}`);
    await page.setViewportSize(narrow);
    const { scrollWidth, clientWidth } = await page
      .locator('html')
      .evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
    expect(scrollWidth).toBe(clientWidth);
    await screenshot(page, `${name}-${colorScheme}-360`);
    expectQuiet();
  });
});
