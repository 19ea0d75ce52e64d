import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { choose, openConsole, plain, screenshot, textFile } from './operator.ts';

const { server, openStaff } = await openConsole();
const portfolios = '/operator/portfolios';

/** The template as a person gets it: by its button. */
async function template(page: Page, kind: 'XLSX' | 'CSV') {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: `Шаблон ${kind}` }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const confirm = (page: Page) => page.getByRole('dialog').getByRole('button', { name: 'Подтвердить' }).click();

describe('a portfolio', () => {
  it('goes from the template to the preview, the contracts and their page; sent again it changes nothing', async () => {
    const { page, expectQuiet } = await openStaff(portfolios);
    const { name, bytes } = await template(page, 'XLSX');
    expect(name).toBe('портфель.xlsx');
    const upload = { ...textFile(name, bytes), mimeType: 'application/octet-stream' };
    await choose(page, upload);
    const create = page.getByRole('button', { name: /^Создать 1 договор/ });
    await create.waitFor();
    const row = plain(await page.getByRole('row', { name: /ДЛ-2026\/0101/ }).textContent());
    expect(row).toContain('ООО «Образец»');
    expect(row).toContain('новая');
    expect(row).toContain('678 291,50 ₽');
    await screenshot(page, 'portfolio-preview');

    await create.click();
    await confirm(page);
    await page.getByRole('heading', { name: 'Загружено' }).waitFor();
    await screenshot(page, 'portfolio-report');
    await page.getByRole('link', { name: 'ДЛ-2026/0101' }).click();
    await page.waitForURL('**/operator/contracts/*');
    const schedule = page.getByRole('table', { name: 'График платежей' });
    await schedule.waitFor();
    await expect.poll(() => schedule.getByRole('row').count()).toBe(6);

    await page.goto(server.url + portfolios);
    await choose(page, upload);
    await page.getByText('Нового ничего нет').waitFor();
    expect(await page.getByRole('button', { name: /^(Создать|Изменить)/ }).count()).toBe(0);
    expectQuiet();
  });

  it('that changed tells what changes; one with mistakes tells their places and does nothing', async () => {
    const { page } = await openStaff(portfolios);
    const { bytes } = await template(page, 'CSV');
    const text = bytes.toString('utf8').replaceAll('ДЛ-2026/0101', 'ДЛ-2026/0202');
    const csv = (content: string) =>
      textFile('portfolio.csv', content.replaceAll('DL-2026-0101', 'DL-2026-0202'));
    await choose(page, csv(text));
    await page.getByRole('button', { name: /^Создать 1 договор/ }).click();
    await confirm(page);
    await page.getByRole('heading', { name: 'Загружено' }).waitFor();

    await page.goto(server.url + portfolios);
    await choose(page, csv(text.replaceAll('+7 495 000-00-01', '+7 495 000-00-02')));
    await page.getByRole('button', { name: /^Изменить 1 договор/ }).waitFor();
    await page
      .getByText(/Телефон менеджера: \+7 495 000-00-01 → \+7 495 000-00-02/)
      .filter({ visible: true })
      .waitFor();
    await screenshot(page, 'portfolio-change');

    await page.goto(server.url + portfolios);
    await choose(
      page,
      csv(text.replaceAll('7704123450', '7704123451').replaceAll('10.02.2026', '31.02.2026')),
    );
    await page.getByText('Загружать нечего').waitFor();
    const refused = plain(await page.getByRole('row', { name: /ДЛ-2026\/0202/ }).textContent());
    expect(refused).toContain('ИНН 7704123451');
    expect(refused).toMatch(/строка 2, столбец «ИНН»/);
    expect(refused).toMatch(/строка 2, столбец «Дата договора»/);
    expect(await page.getByRole('button', { name: /^(Создать|Изменить)/ }).count()).toBe(0);
    await screenshot(page, 'portfolio-refused');
  });

  it('that is none is not taken', async () => {
    const { page } = await openStaff(portfolios);
    await choose(page, textFile('diary.csv', 'Дорогой дневник'));
    await page.getByRole('alert').waitFor();
    await expect
      .poll(() => page.getByText('Файл «diary.csv» не принят, ничего не изменилось.').count())
      .toBe(1);
    await screenshot(page, 'portfolio-not-one');
  });
});
