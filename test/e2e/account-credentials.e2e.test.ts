import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { seedId } from '../../server/src/sandbox/random.ts';
import { ask, over } from '../support/ask.ts';
import { opOf } from '../support/good-asks.ts';
import { expectGoodLooks, openPages, screenshots, signIn } from './pages.ts';

const { server, openPage, openAs } = await openPages();
const screenshot = screenshots('account');
const company = seedId('company', 'severny-put');
const companyPage = `/operator/companies/${company}`;

let count = 0;
/** Issues access on paper through the console, up to the sheet. */
async function issueOnPaper(page: Page) {
  const email = `office-${++count}@severny-put.example`;
  await page.getByRole('button', { name: 'Выдать доступ' }).click();
  await page.getByLabel('Фамилия, имя, отчество').fill('Лебедева Вера Павловна');
  await page.getByLabel('Электронная почта').fill(email);
  await page.getByLabel('В офисе, на бумаге').check();
  await page.getByRole('dialog').getByRole('button', { name: 'Выдать доступ' }).click();
  await page.getByRole('heading', { name: 'Доступ в личный кабинет' }).waitFor();
  const password = (await page.locator('.sheet-password').textContent()) ?? '';
  return { email, password };
}

async function publish(kind: 'user_agreement' | 'personal_data') {
  const { version } = await server.admin
    .selectFrom('legal_documents')
    .select('version')
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .executeTakeFirstOrThrow();
  const text = { ru: '## 1. Общее\n\nТекст правил.', en: '## 1. General\n\nThe text.' };
  const told = await ask(over(server.url), opOf('publishLegalDocument'), {
    as: await server.as('administrator'),
    json: {
      ...{ kind, basedOnVersion: version, title: { ru: 'Соглашение', en: 'Agreement' }, body: text },
      changes: { ru: '- Уточнён срок хранения.', en: '- The term is said more exactly.' },
    },
  });
  expect(told.status).toBe(201);
}

/** Everybody has accepted what is in force again. */
afterEach(async () => {
  const newer = server.admin.selectFrom('legal_documents').select('id').where('version', '>', 2);
  await server.admin.deleteFrom('consents').where('legal_document_id', 'in', newer).execute();
  await server.admin.deleteFrom('legal_documents').where('version', '>', 2).execute();
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it('an operator issues access on paper; the sheet is shown once', async () => {
    const { page, expectQuiet } = await openAs('manager', companyPage, { colorScheme });
    await expectGoodLooks(page, `people-${colorScheme}`, screenshot);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('button', { name: 'Выдать доступ' }).click();
    await expectGoodLooks(page, `issue-${colorScheme}`, screenshot);
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 1440, height: 900 });
    const { password } = await issueOnPaper(page);
    expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    if (colorScheme === 'light') await page.pdf({ path: 'test/artifacts/account/sheet.pdf', format: 'A4' });
    await page.emulateMedia({ media: 'print' });
    await screenshot(page, `sheet-print-${colorScheme}`);
    await page.emulateMedia({ media: 'screen', colorScheme });
    await expectGoodLooks(page, `sheet-${colorScheme}`, screenshot);
    await page.reload();
    await page.getByText('Лист показывается один раз').waitFor();
    expectQuiet();
  });

  it('the public terms, own consents and what is new', async () => {
    const { page } = await openPage({ colorScheme });
    await page.goto(`${server.url}/terms`);
    await page.getByRole('heading', { name: 'Как менялись правила' }).waitFor();
    await expectGoodLooks(page, `terms-${colorScheme}`, screenshot);
    const { page: own } = await openAs('owner', '/consents', { colorScheme });
    await own.getByText('версия 2').waitFor();
    await expectGoodLooks(own, `consents-${colorScheme}`, screenshot);
    const { page: news } = await openAs('accountant', '/whats-new', { colorScheme });
    await news.getByRole('heading', { name: 'Вход стал надёжнее' }).waitFor();
    await expectGoodLooks(news, `news-${colorScheme}`, screenshot);
  });

  it('an administrator’s terms: the list and a new version', async () => {
    const { page } = await openAs('administrator', '/operator/terms', { colorScheme });
    await page.getByText('версия 2').waitFor();
    await expectGoodLooks(page, `operator-terms-${colorScheme}`, screenshot);
    await page.goto(`${server.url}/operator/terms/new`);
    await page.getByLabel('Документ').waitFor();
    await page.getByRole('button', { name: 'Опубликовать' }).click();
    await expectGoodLooks(page, `operator-new-terms-${colorScheme}`, screenshot);
  });

  it('new terms cover the page that is open, and it is there again after them', async () => {
    // Acceptance gives the session a new token: it is the test's own.
    const { page, expectQuiet } = await openPage({ colorScheme });
    await page.goto(server.url);
    await signIn(page, 'signatory@severny-put.example');
    await page.getByRole('heading', { name: 'Обзор' }).waitFor();
    await publish('user_agreement');
    // What a session may do is kept for a second.
    const debt = `${server.url}/v1/companies/${company}/debt-summary`;
    await expect.poll(async () => (await page.request.get(debt)).status()).toBe(403);
    await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Платежи' }).click();
    await page.getByRole('heading', { name: 'Правила изменились' }).waitFor();
    await expectGoodLooks(page, `terms-step-${colorScheme}`, screenshot);
    await page.getByRole('button', { name: 'Принять и продолжить' }).click();
    await page.getByText('Без этого согласия').waitFor();
    await page.getByLabel('Я прочитал(а) и принимаю').check();
    await page.getByRole('button', { name: 'Принять и продолжить' }).click();
    await page.getByRole('heading', { name: 'Платежи', level: 1 }).waitFor();
    await expect.poll(() => page.getByRole('table').count()).toBeGreaterThan(0);
    expectQuiet();
  });
});
