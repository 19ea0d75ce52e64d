import { describe, expect, it } from 'vitest';
import { choose, incoming, openConsole, overdueOf, screenshot, statementFile } from './operator.ts';
import { expectGoodLooks, narrow } from './pages.ts';

const { server, openPage, openAs, openStaff } = await openConsole();
const { company, payment } = await overdueOf(server);

const screens = {
  portfolios: '/operator/portfolios',
  statements: '/operator/statements',
  receipts: '/operator/receipts',
  'receipts-posted': '/operator/receipts?state=posted',
  'receipts-overpaid': '/operator/receipts?state=overpaid',
  companies: '/operator/companies',
  company: `/operator/companies/${company.id}`,
  contracts: '/operator/contracts',
  contract: '/operator/contracts?query=',
  calendar: '/operator/calendar',
  'calendar-2024': '/operator/calendar?year=2024',
  sandbox: '/operator/sandbox',
  buyouts: '/operator/buyouts?state=all',
  'not-found': '/operator/nowhere',
};

it('on a phone the menu leads, a finger high, to what the bar has no room for', async () => {
  const { page, expectQuiet } = await openAs('administrator', '/operator/terms', { viewport: narrow });
  await page.getByRole('button', { name: /^Вы:/ }).click();
  const links = page.locator('#account').getByRole('link');
  await expect.poll(() => links.count()).toBe(11);
  for (const link of await links.all()) expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(36);
  await links.filter({ hasText: 'Инциденты' }).click();
  await page.getByRole('heading', { level: 1, name: 'Инциденты' }).waitFor();
  expectQuiet();
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it.each(Object.entries(screens))('%s passes axe and fits 360 px', async (name, address) => {
    const contract = name === 'contract';
    const { page, expectQuiet } = await openStaff(contract ? address + payment.contract.number : address, {
      colorScheme,
    });
    if (contract) {
      await page.getByRole('link', { name: payment.contract.number }).click();
      await page.waitForURL('**/contracts/*');
    }
    await expectGoodLooks(page, `${name}-${colorScheme}`, screenshot);
    expectQuiet();
  });

  it('the preview of a statement passes axe and fits 360 px', async () => {
    const { page, expectQuiet } = await openStaff('/operator/statements', { colorScheme });
    const settling = incoming(server, {
      Сумма: payment.outstanding.amount,
      ПлательщикИНН: company.inn,
      НазначениеПлатежа: `Оплата по договору ${payment.contract.number}`,
    });
    const broken = incoming(server, { Номер: '15', Сумма: '12x50' });
    await choose(page, statementFile(settling, broken, incoming(server, { Номер: '16' })));
    await page.getByRole('button', { name: /^Провести 2 поступления/ }).waitFor();
    await expectGoodLooks(page, `statement-${colorScheme}`, screenshot);
    expectQuiet();
  });

  it('the audit passes axe and fits 360 px', async () => {
    await (await openStaff('/operator/companies')).page.getByRole('table').waitFor();
    const { page, expectQuiet } = await openAs('administrator', '/operator/audit', { colorScheme });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectGoodLooks(page, `audit-${colorScheme}`, screenshot);
    expectQuiet();
  });

  it('the doors pass axe and fit 360 px', async () => {
    const { page } = await openPage({ colorScheme });
    await page.goto(`${server.url}/operator/sign-in`);
    await expectGoodLooks(page, `sign-in-${colorScheme}`, screenshot);
    const { page: client } = await openAs('owner', '/operator', { colorScheme });
    await client.getByRole('heading', { name: 'Это консоль сотрудников' }).waitFor();
    await expectGoodLooks(client, `not-staff-${colorScheme}`, screenshot);
  });
});
