import { describe, expect, test } from 'vitest';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import { mailsTo } from '../support/mails.ts';
import { expectGoodLooks, openPages, screenshots, signIn, wide } from './pages.ts';

const { server, openPage, openAs } = await openPages();
const { admin, url } = server;
const screenshot = screenshots('security');
const newPassword = 'lantern over the frozen river';

test('forgotten: asked for, mailed, set anew; the old session is out', async () => {
  const email = 'owner@bely-prichal.example';
  const { page: old } = await openPage();
  await old.goto(`${url}/security`);
  await signIn(old, email);
  await old.getByText('этот сеанс').waitFor();

  const { page, expectQuiet } = await openPage();
  await page.goto(`${url}/sign-in`);
  await page.getByRole('link', { name: 'Забыли пароль?' }).click();
  await page.getByRole('button', { name: 'Прислать ссылку' }).click();
  await page.getByText('Введите адрес, с которым входите').waitFor();
  await page.getByLabel('Электронная почта').fill(email);
  await page.getByRole('button', { name: 'Прислать ссылку' }).click();
  await page.getByRole('heading', { name: 'Проверьте почту' }).waitFor();
  await page.getByRole('link', { name: /^\+7/ }).first().waitFor();

  const reset = async () => (await mailsTo(admin, email)).find(({ kind }) => kind === 'password_reset');
  await expect.poll(async () => (await reset())?.letter.action?.url).toBeDefined();
  const link = new URL((await reset())?.letter.action?.url ?? '');
  await page.goto(url + link.pathname + link.hash);
  await page.getByLabel('Новый пароль').fill('qwertyuiop12');
  await page.getByRole('button', { name: 'Сохранить пароль' }).click();
  await page.getByText(/^Он похож на пароли из утечек/).waitFor();
  await page.getByLabel('Новый пароль').fill(newPassword);
  await page.getByRole('button', { name: 'Сохранить пароль' }).click();
  await page.getByRole('heading', { name: 'Пароль изменён' }).waitFor();

  await old.reload();
  await old.getByRole('heading', { name: 'Вход' }).waitFor();
  await page.getByRole('link', { name: 'Войти' }).click();
  await signIn(page, email, newPassword);
  await page.getByRole('heading', { name: 'Обзор' }).waitFor();

  const { page: again } = await openPage();
  await again.goto(url + link.pathname + link.hash);
  await again.getByLabel('Новый пароль').fill('another quiet winter harbour');
  await again.getByRole('button', { name: 'Сохранить пароль' }).click();
  await again.getByRole('heading', { name: 'Ссылка больше не действует' }).waitFor();
  await again.getByRole('link', { name: 'Запросить новую ссылку' }).click();
  await again.getByRole('heading', { name: 'Забыли пароль?' }).waitFor();
  expectQuiet();
});

test('the password is changed and the other sessions end; what failed stands in the history', async () => {
  const email = 'owner@vektor-agro.example';
  const { page: other } = await openPage();
  await other.goto(`${url}/sign-in`);
  await signIn(other, email, 'not the password');
  await other.getByText('Почта или пароль не подходят').waitFor();
  await signIn(other, email);
  await other.getByRole('heading', { name: 'Обзор' }).waitFor();

  const { page, expectQuiet } = await openPage();
  await page.goto(`${url}/sessions`);
  await signIn(page, email);
  await page.waitForURL('**/security');
  await page.getByText('Неверный пароль').waitFor();
  const others = page.getByRole('button', { name: /^Завершить сеанс: / });
  await expect.poll(() => others.count()).toBe(1);
  await page.getByRole('button', { name: 'Сменить пароль' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Текущий пароль').fill('not the password');
  await dialog.getByLabel('Новый пароль').fill(newPassword);
  await dialog.getByRole('button', { name: 'Сменить пароль' }).click();
  await dialog.getByText('Введите пароль, с которым вы вошли.').waitFor();
  await screenshot(page, 'change-dialog');
  await dialog.getByLabel('Текущий пароль').fill(signIns.password);
  await dialog.getByRole('button', { name: 'Сменить пароль' }).click();
  await page.getByText('Пароль изменён, остальные сеансы завершены.').waitFor();
  await expect.poll(() => others.count()).toBe(0);
  await other.reload();
  await other.getByRole('heading', { name: 'Вход' }).waitFor();

  await signIn(other, email, newPassword);
  await other.getByRole('heading', { name: 'Обзор' }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Завершить остальные' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Завершить' }).click();
  await page.getByText('Остальные сеансы завершены.').waitFor();
  await other.reload();
  await other.getByRole('heading', { name: 'Вход' }).waitFor();
  expectQuiet();
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test('the screens pass axe and fit 360 px', async () => {
    const { page, expectQuiet } = await openAs('owner', '/security', { colorScheme });
    await page.getByText('этот сеанс').waitFor();
    await expectGoodLooks(page, `security-${colorScheme}`, screenshot);
    await page.setViewportSize(wide);
    await page.goto(`${url}/security/sign-ins`);
    await expectGoodLooks(page, `sign-ins-${colorScheme}`, screenshot);
    const { page: staff } = await openAs('manager', '/operator/security', { colorScheme });
    await staff.getByText('этот сеанс').waitFor();
    await expectGoodLooks(staff, `staff-${colorScheme}`, screenshot);
    expectQuiet();
  });

  test('the doors pass axe and fit 360 px', async () => {
    const { page, expectQuiet } = await openPage({ colorScheme });
    await page.goto(`${url}/operator/sign-in`);
    await page.getByRole('link', { name: 'Забыли пароль?' }).click();
    await page.getByLabel('Электронная почта').fill(`nobody-${colorScheme}@client.example`);
    await expectGoodLooks(page, `forgot-${colorScheme}`, screenshot);
    await page.setViewportSize(wide);
    await page.getByRole('button', { name: 'Прислать ссылку' }).click();
    await page.getByRole('heading', { name: 'Проверьте почту' }).waitFor();
    await expectGoodLooks(page, `sent-${colorScheme}`, screenshot);
    await page.setViewportSize(wide);
    await page.goto(`${url}/reset#cut`);
    await page.getByRole('heading', { name: 'Ссылка неполная' }).waitFor();
    await page.goto(`${url}/reset#${'a'.repeat(43)}`);
    await page.reload();
    await page.getByLabel('Новый пароль').fill('a quiet river');
    await expectGoodLooks(page, `reset-${colorScheme}`, screenshot);
    expectQuiet();
  });
});
