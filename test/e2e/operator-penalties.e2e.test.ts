import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openConsole, overdueOf, plain, screenshot } from './operator.ts';
import { expectGoodLooks } from './pages.ts';

const { server, openStaff } = await openConsole();
const { payment } = await overdueOf(server);

const toPenalties = async (page: Page) => {
  await page.getByRole('link', { name: payment.contract.number }).click();
  await page.getByRole('link', { name: 'Начислить пени' }).click();
  await page.getByRole('checkbox').first().waitFor();
};
const contracts = `/operator/contracts?query=${payment.contract.number}`;

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it('the preview of penalties passes axe and fits 360 px', async () => {
    const { page, expectQuiet } = await openStaff(contracts, { colorScheme });
    await toPenalties(page);
    await expectGoodLooks(page, `penalties-${colorScheme}`, screenshot);
    expectQuiet();
  });

  it('what clients say they have paid does so', async () => {
    const { page, expectQuiet } = await openStaff('/operator/receipts', { colorScheme });
    await page.getByRole('link', { name: 'Клиенты сообщили об оплате' }).click();
    await page.getByText('Остаток оплатим до конца месяца.').waitFor();
    await expectGoodLooks(page, `announcements-${colorScheme}`, screenshot);
    expectQuiet();
  });
});

it('bills what was previewed, once, after a question; the days are closed then', async () => {
  const { page, expectQuiet } = await openStaff(contracts);
  await toPenalties(page);
  const rows = page.getByRole('row').filter({ hasText: `Платёж ${payment.number} из` });
  expect(plain(await rows.first().textContent())).toContain('184 320,50 ₽ × 0,1 % × 5 дней = 921,60 ₽');
  const action = page.getByRole('button', { name: /^Начислить пени на 921.60/ });
  await rows.getByRole('checkbox').uncheck();
  await page.getByText('Выберите хотя бы один платёж.').waitFor();
  await rows.getByRole('checkbox').check();
  await action.click();
  await page.getByRole('dialog').getByText('Клиент получит уведомление').waitFor();
  await page.getByRole('dialog').getByRole('button').last().click();
  await page.getByText('Пени начислены.').waitFor();
  await rows.first().waitFor({ state: 'hidden' });
  const bills = await server.admin
    .selectFrom('penalty_bills')
    .select('to_on')
    .where('for_payment_id', '=', payment.id)
    .execute();
  expect(bills).toEqual([{ to_on: server.clock.today() }]);
  expectQuiet();
});
