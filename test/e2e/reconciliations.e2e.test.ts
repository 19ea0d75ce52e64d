import { describe, expect, it } from 'vitest';
import { screenshot } from './cabinet.ts';
import { openPages } from './pages.ts';

const { server, openAs } = await openPages();
async function openSignedIn() {
  const opened = await openAs('owner', '/');
  await opened.page.getByRole('heading', { name: 'Обзор' }).waitFor();
  return { ...opened, company: opened.page.url() };
}
const plain = (text: string | null) => (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');

describe('reconciliation', () => {
  it('makes the act of a period and of chosen contracts, and hands it out in three forms', async () => {
    const { page, company, expectQuiet } = await openSignedIn();
    await page.goto(`${company}/payments`);
    await page.getByRole('navigation', { name: 'Платежи' }).getByRole('link', { name: 'Сверка' }).click();
    await page.getByRole('button', { name: 'Этот год' }).click();
    await page.waitForURL('**/reconciliations?from=*-01-01&to=*');
    await page.getByText('Все договоры').first().click();
    await page.getByLabel(/^ДЛ-2025\/0418/).check();
    await page.waitForURL('**contracts=*');
    await page.getByRole('button', { name: 'Сделать акт' }).click();
    await page.getByRole('heading', { name: /^Акт сверки 1 янв\./ }).waitFor();

    const result = page.getByRole('region', { name: 'Итог' });
    expect(plain(await result.textContent())).toContain('вы должны184 320,50 ₽');
    await result.getByText(/Сто восемьдесят четыре тысячи триста двадцать рублей 50 копеек/).waitFor();
    const table = page.getByRole('table', { name: 'ДЛ-2025/0418' });
    expect(plain(await table.getByRole('row', { name: /^На конец/ }).textContent())).toContain('184 320,50');
    await expect.poll(() => page.getByRole('table').count()).toBe(1);
    for (const form of ['PDF', 'XLSX', 'JSON']) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: form, exact: true }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(new RegExp(`^Акт сверки .+\\.${form.toLowerCase()}$`));
    }

    await page.getByRole('link', { name: 'К сверкам' }).click();
    await page.getByRole('row', { name: /1.договор/ }).waitFor();
    expect(await page.getByRole('row').count()).toBeGreaterThan(2);
    expectQuiet();
  });
});

describe('an early buyout', () => {
  it('is quoted for a day and accepted once asked twice', async () => {
    const { page, company, expectQuiet } = await openSignedIn();
    await page.goto(`${company}/contracts`);
    await page.getByRole('link', { name: 'ДЛ-2025/0418' }).click();
    await page
      .getByRole('region', { name: 'Досрочный выкуп' })
      .getByRole('link', { name: 'Рассчитать' })
      .click();
    await page.getByText('Расчётов пока нет').waitFor();
    await page.getByRole('button', { name: 'Рассчитать' }).click();

    const quote = page.getByRole('region', { name: /^Выкуп / });
    await quote.getByText('Приведённая стоимость будущих платежей (22)').waitFor();
    await quote.getByText('Комиссия за досрочный выкуп').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      quote.getByRole('button', { name: 'PDF' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^Досрочный выкуп ДЛ-2025_0418 на .+\.pdf$/);
    await quote.getByRole('button', { name: 'Принять расчёт' }).click();
    const dialog = page.getByRole('dialog', { name: 'Принять расчёт выкупа?' });
    await screenshot(page, 'buyout-accepting');
    await dialog.getByRole('button', { name: 'Отмена' }).click();
    await quote.getByText('можно принять').waitFor();
    await quote.getByRole('button', { name: 'Принять расчёт' }).click();
    await dialog.getByRole('button', { name: 'Принять расчёт' }).click();
    await quote.getByText('принят', { exact: true }).waitFor();
    await quote.getByText(/^Принял\(а\) Соколова Анна Викторовна/).waitFor();
    expect(await quote.getByRole('button', { name: 'Принять расчёт' }).count()).toBe(0);
    expectQuiet();

    const kept = await server.admin.selectFrom('buyout_quotes').select('accepted_by').execute();
    expect(kept).toEqual([{ accepted_by: 'Соколова Анна Викторовна' }]);

    const { page: console, expectQuiet: expectQuietConsole } = await openAs('manager', '/operator/contracts');
    await console.getByRole('link', { name: 'Выкупы' }).click();
    const row = console.getByRole('row', { name: /ДЛ-2025\/0418.+Северный путь/ });
    await row
      .getByText(/Принял\(а\) Соколова Анна Викторовна/)
      .last()
      .waitFor();
    await console.getByRole('link', { name: 'Действующие' }).click();
    await console.getByText('Расчётов выкупа нет').waitFor();
    expectQuietConsole();
  });
});
