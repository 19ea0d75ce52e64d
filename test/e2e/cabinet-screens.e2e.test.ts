import { describe, it } from 'vitest';
import { openCabinet, screenshot } from './cabinet.ts';
import { expectGoodLooks } from './pages.ts';

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
    await expectGoodLooks(page, `${name}-${colorScheme}`, screenshot);
    expectQuiet();
  });
});
