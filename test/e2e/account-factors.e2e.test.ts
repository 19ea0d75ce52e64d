import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { describe, expect, it, test } from 'vitest';
import { seedId } from '../../server/src/sandbox/random.ts';
import { codeOf, factorsOn, password } from '../support/factors.ts';
import { withAuthenticator } from './authenticator.ts';
import { expectGoodLooks, openPages, screenshots, signIn, wide } from './pages.ts';

const { server, openPage } = await openPages();
const { admin } = server;
const { newPerson, withTotp, withPasskey } = factorsOn(server);
const screenshot = screenshots('factors');
/** A passkey belongs to a name, never to an IP address. */
const url = server.url.replace('127.0.0.1', 'localhost');
const company = seedId('company', 'severny-put');

const long = (userId: string) =>
  sql`update sessions set verified_at = now() - interval '11 minutes' where user_id = ${userId}`.execute(
    admin,
  );
const codesOn = (page: Page) => page.locator('.recovery-codes li code').allTextContents();
const shownSecret = (page: Page) => page.locator('.factor-secret code').textContent();

test('who must have a factor makes a passkey, and signs in by it alone', async () => {
  const { email } = await newPerson({ required: true });
  const { page, context, expectQuiet } = await openPage();
  await withAuthenticator(page, context);
  await page.goto(`${url}/c/${company}/payments`);
  await signIn(page, email);
  await page.getByRole('heading', { name: 'Подключите второй фактор' }).waitFor();
  await page.getByRole('button', { name: 'Ключ доступа' }).click();
  await page.getByLabel('Название ключа').fill('Рабочий ноутбук');
  await page.getByRole('button', { name: 'Создать ключ' }).click();
  await page.getByRole('heading', { name: 'Коды восстановления' }).waitFor();
  expect(await codesOn(page)).toHaveLength(10);

  // The codes stay though the step is done, also when the page asks again what is left to do.
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await page.getByRole('button', { name: 'Продолжить' }).click();
  await page.getByText('Сначала сохраните коды').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Скачать' }).click();
  expect((await download).suggestedFilename()).toBe('коды-восстановления.txt');
  await page.getByLabel('Коды сохранены в надёжном месте').check();
  await page.getByRole('button', { name: 'Продолжить' }).click();
  await page.getByRole('heading', { level: 1, name: 'Платежи' }).waitFor();

  await context.clearCookies();
  await page.goto(`${url}/sign-in`);
  await page.getByRole('button', { name: 'Войти ключом доступа' }).click();
  await page.getByRole('heading', { level: 1, name: 'Обзор' }).waitFor();
  expectQuiet();
});

test('an app is set up by its first code, and the next sign-in asks for one', async () => {
  const { email } = await newPerson({ required: true });
  const { page, context, expectQuiet } = await openPage();
  await page.goto(`${server.url}/sign-in`);
  await signIn(page, email);
  // By an IP address there is no passkey, and the page says so instead of failing.
  await page.getByRole('button', { name: 'Ключ доступа' }).click();
  await page.getByText('Ключ доступа здесь не создать').waitFor();
  await page.getByRole('button', { name: 'Другой способ' }).click();
  await page.getByRole('button', { name: 'Приложение с кодами' }).click();
  await page.getByText('Ввести вручную').click();
  const secret = String(await shownSecret(page));
  await page.getByRole('button', { name: 'Подключить' }).click();
  await page.getByText('Введите 6 цифр').waitFor();
  await page.getByLabel('Код из приложения').fill('000000');
  await page.getByRole('button', { name: 'Подключить' }).click();
  await page.getByText('Код неверен').waitFor();
  await page.getByLabel('Код из приложения').fill(codeOf(secret, -1));
  await page.getByRole('button', { name: 'Подключить' }).click();
  await page.getByLabel('Коды сохранены в надёжном месте').check();
  const [recovery = ''] = await codesOn(page);
  await page.getByRole('button', { name: 'Продолжить' }).click();
  await page.getByRole('heading', { level: 1, name: 'Обзор' }).waitFor();

  await context.clearCookies();
  await page.goto(`${server.url}/sign-in`);
  await signIn(page, email);
  await page.getByLabel('Код из приложения').fill(codeOf(secret));
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Обзор' }).waitFor();

  await context.clearCookies();
  await page.goto(`${server.url}/sign-in`);
  await signIn(page, email);
  await page.getByRole('button', { name: 'Ввести код восстановления' }).click();
  await page.getByLabel('Код восстановления').fill(recovery);
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Обзор' }).waitFor();
  expectQuiet();
});

test('who left the page open proves anew who they are, and what they did goes on', async () => {
  const person = await withTotp(await newPerson());
  await sql`update memberships set role = 'owner' where user_id = ${person.userId}`.execute(admin);
  const { page, context, expectQuiet } = await openPage();
  const [name = '', value = ''] = person.as.cookie.split('=');
  await context.addCookies([{ name, value, url: server.url }]);
  await page.goto(`${server.url}/c/${company}/people`);
  await page.getByRole('button', { name: 'Пригласить' }).waitFor();
  await long(person.userId);
  await page.getByRole('button', { name: 'Пригласить' }).click();
  await page.getByLabel('E-mail').fill('guest@severny-put.example');
  await page.getByLabel('Фамилия, имя, отчество').fill('Гостев Пётр Ильич');
  // What the server remembers of a session is a second old at most.
  await page.waitForTimeout(1100);
  await page.getByRole('button', { name: 'Отправить приглашение' }).click();
  const asked = page.getByRole('dialog', { name: 'Подтвердите, что это вы' });
  await asked.getByRole('button', { name: 'Отмена' }).click();
  await expect.poll(() => asked.count()).toBe(0);
  expect(await page.getByLabel('E-mail').inputValue()).toBe('guest@severny-put.example');
  await page.getByRole('button', { name: 'Отправить приглашение' }).click();
  await asked.getByLabel('Код из приложения').fill(codeOf(person.secret));
  await screenshot(page, 'verification');
  await asked.getByRole('button', { name: 'Подтвердить' }).click();
  await page.getByText('guest@severny-put.example', { exact: true }).waitFor();

  await page.getByRole('button', { name: 'Требовать' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Требовать' }).click();
  await page.getByText('Второй фактор нужен всем').waitFor();
  await page.getByRole('button', { name: 'Не требовать' }).click();
  await page.getByText('Второй фактор — по желанию').waitFor();

  await page.goto(`${server.url}/c/${company}/contracts`);
  await page.getByRole('link', { name: 'ДЛ-2025/0418' }).click();
  await page.getByRole('link', { name: 'Рассчитать' }).click();
  await page.getByRole('button', { name: 'Рассчитать' }).click();
  const quote = page.getByRole('region', { name: /^Выкуп / });
  await quote.getByRole('button', { name: 'Принять расчёт' }).click();
  await long(person.userId);
  await page.waitForTimeout(1100);
  await page.getByRole('dialog').getByRole('button', { name: 'Принять расчёт' }).click();
  await asked.getByRole('button', { name: 'Ввести код восстановления' }).click();
  await asked.getByLabel('Код восстановления').fill(person.recoveryCodes[0] ?? '');
  await asked.getByRole('button', { name: 'Подтвердить' }).click();
  await quote.getByText('принят', { exact: true }).waitFor();
  expectQuiet();
});

test('the cards take a factor in, name it, renew the codes and take it away', async () => {
  const person = await withPasskey(await newPerson());
  const { page, context, expectQuiet } = await openPage();
  const [name = '', value = ''] = person.as.cookie.split('=');
  await context.addCookies([{ name, value, url: server.url }]);
  await page.goto(`${server.url}/security`);
  await page.getByText('Не использовано: 10').waitFor();
  await page.getByRole('button', { name: 'Переименовать ключ: Ноутбук' }).click();
  await page.getByRole('dialog').getByLabel('Название ключа').fill('Дом');
  await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
  await page.getByRole('button', { name: 'Удалить ключ: Дом' }).waitFor();
  const factor = page.getByRole('region', { name: 'Второй фактор' });
  await factor.getByRole('button', { name: 'Подключить' }).click();
  await factor.getByText('Ввести вручную').click();
  await factor.getByLabel('Код из приложения').fill(codeOf(String(await shownSecret(page))));
  await factor.getByRole('button', { name: 'Подключить' }).click();
  await factor.getByRole('button', { name: 'Отключить' }).waitFor();
  await expectGoodLooks(page, 'cards', screenshot);
  await factor.getByRole('button', { name: 'Новые коды' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Новые коды' }).click();
  await factor.getByLabel('Коды сохранены в надёжном месте').check();
  expect(await codesOn(page)).toHaveLength(10);
  await factor.getByRole('button', { name: 'Продолжить' }).click();
  await page.getByRole('button', { name: 'Удалить ключ: Дом' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Удалить' }).click();
  await page.getByText('Ключей доступа нет').waitFor();
  await factor.getByRole('button', { name: 'Отключить' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Отключить' }).click();
  await factor.getByText('Не подключено').waitFor();
  expectQuiet();
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it('the step passes axe and fits 360 px', async () => {
    const { email } = await newPerson({ required: true });
    const { page, context } = await openPage({ colorScheme });
    await withAuthenticator(page, context);
    await page.goto(`${url}/sign-in`);
    await signIn(page, email);
    await page.getByRole('heading', { name: 'Подключите второй фактор' }).waitFor();
    await expectGoodLooks(page, `step-${colorScheme}`, screenshot);
    await page.setViewportSize(wide);
    await page.getByRole('button', { name: 'Приложение с кодами' }).click();
    await page.getByText('Ввести вручную').click();
    const secret = String(await shownSecret(page));
    await expectGoodLooks(page, `totp-${colorScheme}`, screenshot);
    await page.setViewportSize(wide);
    await page.getByRole('button', { name: 'Другой способ' }).click();
    await page.getByRole('button', { name: 'Ключ доступа' }).click();
    await expectGoodLooks(page, `passkey-${colorScheme}`, screenshot);
    await page.setViewportSize(wide);
    await page.getByRole('button', { name: 'Другой способ' }).click();
    await page.getByRole('button', { name: 'Приложение с кодами' }).click();
    await page.getByText('Ввести вручную').click();
    expect(await shownSecret(page)).not.toBe(secret);
    await page.getByLabel('Код из приложения').fill(codeOf(String(await shownSecret(page))));
    await page.getByRole('button', { name: 'Подключить' }).click();
    await page.getByText('Второй фактор подключён').waitFor();
    await expectGoodLooks(page, `codes-${colorScheme}`, screenshot);
  });

  it('the second step of the sign-in passes axe and fits 360 px', async () => {
    const { email } = await withPasskey(await withTotp(await newPerson()));
    const { page } = await openPage({ colorScheme });
    await page.goto(`${url}/sign-in`);
    await signIn(page, email, password);
    await page.getByLabel('Код из приложения').waitFor();
    await expectGoodLooks(page, `second-step-${colorScheme}`, screenshot);
  });
});
