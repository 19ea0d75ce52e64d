import { describe, expect, it, test } from 'vitest';
import { seedId } from '../../server/src/sandbox/random.ts';
import { newPassword } from '../support/good-people.ts';
import { mailsTo } from '../support/mails.ts';
import { expectGoodLooks, openPages, screenshots } from './pages.ts';

const { server, openPage, openAs } = await openPages();
const { admin, url } = server;
const screenshot = screenshots('people');
const company = seedId('company', 'severny-put');

/** Once they have accepted. */
async function userOf(email: string): Promise<string> {
  const find = () => admin.selectFrom('users').select('id').where('email', '=', email).execute();
  await expect.poll(async () => (await find()).length).toBe(1);
  return (await find())[0]?.id ?? '';
}

const linkIn = async (email: string) => {
  await expect.poll(async () => (await mailsTo(admin, email)).length).toBeGreaterThan(0);
  const link = new URL((await mailsTo(admin, email)).at(-1)?.letter.action?.url ?? '');
  return url + link.pathname + link.hash;
};

test('an owner invites, a colleague accepts, sees their contract alone, and is taken out', async () => {
  const email = 'serova@severny-put.example';
  const { page } = await openAs('owner', `/c/${company}/people`);
  await page.getByRole('button', { name: 'Пригласить' }).click();
  await page.getByRole('button', { name: 'Отправить приглашение' }).click();
  await page.getByText('Укажите e-mail вида').waitFor();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Фамилия, имя, отчество').fill('Серова Дарья Олеговна');
  await page.getByLabel('Бухгалтер').check();
  await page.getByLabel('Только выбранные').check();
  await page.getByLabel('ДЛ-2026/0077').check();
  await screenshot(page, 'invite');
  await page.getByRole('button', { name: 'Отправить приглашение' }).click();
  await page.getByText(email, { exact: true }).waitFor();

  const colleague = await openPage();
  await colleague.page.goto(await linkIn(email));
  await colleague.page.getByRole('heading', { name: 'Приглашение в ООО «Северный путь»' }).waitFor();
  await colleague.page.getByRole('button', { name: 'Принять приглашение' }).click();
  await colleague.page.getByText('Нужно не меньше 12 знаков').waitFor();
  await colleague.page.getByLabel('Пароль').fill(newPassword);
  await colleague.page.getByLabel(/^Соглашаюсь: .*персональных данных/).check();
  await colleague.page.getByRole('button', { name: 'Принять приглашение' }).click();
  await colleague.page.getByText('Без этого согласия продолжить нельзя').waitFor();
  await screenshot(colleague.page, 'consent-missing');
  await colleague.page.getByLabel(/^Соглашаюсь: .*соглашение/i).check();
  await colleague.page.getByRole('button', { name: 'Принять приглашение' }).click();
  await colleague.page.getByRole('heading', { name: 'Обзор' }).waitFor();
  await colleague.page.goto(`${url}/c/${company}/contracts?status=all`);
  await colleague.page.getByRole('link', { name: 'ДЛ-2026/0077' }).first().waitFor();
  expect(await colleague.page.getByRole('link', { name: /^ДЛ-/ }).count()).toBe(1);

  await page.reload();
  await page.getByRole('button', { name: 'Закрыть доступ: Серова Дарья Олеговна' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Закрыть доступ' }).click();
  await page.getByText('Доступ закрыт.').waitFor();
  await colleague.page.goto(`${url}/c/${company}/contracts`);
  await colleague.page.getByRole('heading', { name: 'Эта компания вам не открыта' }).waitFor();
});

test('an administrator invites a member of staff, who accepts', async () => {
  const email = 'serova@lessor.example';
  const { page } = await openAs('administrator', '/operator/staff');
  await page.getByRole('button', { name: 'Пригласить' }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Фамилия, имя, отчество').fill('Серова Дарья Олеговна');
  await page.getByRole('button', { name: 'Отправить приглашение' }).click();
  await page.getByText(email, { exact: true }).waitFor();
  const invited = await openPage();
  await invited.page.goto(await linkIn(email));
  await invited.page.getByLabel('Пароль').fill(newPassword);
  await invited.page.getByRole('button', { name: 'Принять приглашение' }).click();
  await userOf(email);
});

test('a used link says what to do', async () => {
  const { page } = await openPage();
  await page.goto(`${url}/invitation#nothing`);
  await page.getByText('Приглашение не действует').waitFor();
  await page.getByRole('link', { name: 'Войти' }).waitFor();
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  const screens = [
    ['people', 'owner', `/c/${company}/people`],
    ['profile', 'owner', '/profile'],
    ['staff', 'administrator', '/operator/staff'],
  ] as const;
  it.each(screens)('%s passes axe and fits 360 px', async (name, actor, address) => {
    const { page, expectQuiet } = await openAs(actor, address, { colorScheme });
    await expectGoodLooks(page, `${name}-${colorScheme}`, screenshot);
    expectQuiet();
  });

  it('the invitation passes axe and fits 360 px', async () => {
    const email = `door-${colorScheme}@severny-put.example`;
    const owner = await server.as('owner');
    await fetch(`${url}/v1/companies/${company}/members`, {
      method: 'POST',
      headers: {
        ...(owner && 'cookie' in owner ? owner : {}),
        origin: url,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ email, name: 'Серова Дарья Олеговна', role: 'accountant' }),
    });
    const { page, expectQuiet } = await openPage({ colorScheme });
    await page.goto(await linkIn(email));
    await page.getByLabel('Пароль').waitFor();
    await expectGoodLooks(page, `invitation-${colorScheme}`, screenshot);
    expectQuiet();
  });
});
