import { describe, it } from 'vitest';
import { seedId } from '../../server/src/sandbox/random.ts';
import { expectGoodLooks, openPages, screenshots } from './pages.ts';

const { openAs } = await openPages();
const screenshot = screenshots('schedules');
const company = seedId('company', 'severny-put');
const contract = seedId('contract', 'severny-put-2');
const ofContract = `/c/${company}/contracts/${contract}`;

const client = {
  contract: ofContract,
  versions: `${ofContract}/versions?from=1&to=2`,
  change: `${ofContract}/change`,
  'change-preview': `${ofContract}/change?kind=prolongation&value=6`,
  'change-seasonal': `${ofContract}/change?kind=seasonality&value=1,1,1,1,1,1,2,4,4,4,2,1`,
};

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it.each(Object.entries(client))('the client’s %s passes axe and fits 360 px', async (name, address) => {
    const { page, expectQuiet } = await openAs('owner', address, { colorScheme });
    await expectGoodLooks(page, `${name}-${colorScheme}`, screenshot);
    expectQuiet();
  });

  it('the wizard passes axe and fits 360 px, empty, wrong and computed', async () => {
    const { page, expectQuiet } = await openAs('manager', '/operator/new-contract', { colorScheme });
    await page.getByRole('link', { name: /Выбрать: .*Белый причал/ }).waitFor();
    await expectGoodLooks(page, `wizard-company-${colorScheme}`, screenshot);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('link', { name: /Выбрать: .*Белый причал/ }).click();
    await page.getByRole('button', { name: 'Рассчитать график' }).click();
    await page.getByText('Заполните поле').first().waitFor();
    await expectGoodLooks(page, `wizard-wrong-${colorScheme}`, screenshot);
    await page.setViewportSize({ width: 1440, height: 900 });
    const fields = {
      'Стоимость с НДС': '2 400 000',
      'Ставка годовых': '18',
      'Число платежей': '36',
      'Первый платёж': '2026-12-25',
      'Аванс, ₽': '480 000',
      'Аванс уплатить до': '2026-11-25',
      'Выкупная цена': '1 000',
    };
    for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value);
    await page.getByRole('button', { name: 'Рассчитать график' }).click();
    await page.getByRole('row', { name: /^Платёж 36/ }).waitFor();
    await expectGoodLooks(page, `wizard-${colorScheme}`, screenshot);
    expectQuiet();
  });

  it('the amendment passes axe and fits 360 px', async () => {
    const address = `/operator/contracts/${contract}/amend?method=markup`;
    const { page, expectQuiet } = await openAs('manager', address, { colorScheme });
    await page.getByLabel('Стоимость с НДС').fill('1 500 000');
    await page.getByLabel('Удорожание в год').fill('14');
    await page.getByRole('button', { name: 'Рассчитать график' }).click();
    await page.getByRole('heading', { name: 'Сравнение с нынешним графиком' }).waitFor();
    await expectGoodLooks(page, `amend-${colorScheme}`, screenshot);
    expectQuiet();
  });
});
