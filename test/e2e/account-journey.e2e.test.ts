import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Extension, startExtension } from '../extension/support/extension.ts';
import { ring } from '../extension/support/sign-in.ts';
import { newInn } from '../support/application-asks.ts';
import { newPassword } from '../support/good-people.ts';
import { codeIn, mailsTo } from '../support/mails.ts';
import { withAuthenticator } from './authenticator.ts';
import { makeDraft } from './operator.ts';
import { openPages, screenshots, signIn } from './pages.ts';

/** From nobody to a company's owner with people of their own, and one of them out again: all by what people see. */
const { server, openPage, openAs } = await openPages();
const screenshot = screenshots('journey');
/** A passkey belongs to a name, never to an IP address. */
const url = server.url.replace('127.0.0.1', 'localhost');
const owner = { name: 'Фомина Алла Сергеевна', email: 'fomina@volga-kran.example' };
const colleague = { name: 'Орлов Глеб Ильич', email: 'orlov@volga-kran.example' };
const ownPassword = 'сорок-туманов-над-Волгой';
let extension: Extension;

beforeAll(async () => {
  extension = await startExtension({ server: url });
});
afterAll(() => extension.close());

/** The latest letter to an address, once it is there. */
async function letterTo(email: string, kind: string) {
  const find = async () => (await mailsTo(server.admin, email)).findLast((mail) => mail.kind === kind);
  await expect.poll(find).toBeDefined();
  const letter = (await find())?.letter;
  const address = new URL(letter?.action?.url ?? '');
  return { link: url + address.pathname + address.hash, code: codeIn(letter) };
}

async function apply(page: Page) {
  await page.goto(`${url}/apply`);
  await page.getByLabel('ИНН').fill(newInn());
  await page.getByLabel('Полное название организации').fill('ООО «Волга-Кран»');
  await page.getByLabel('К кому обращаться').fill(owner.name);
  await page.getByLabel('Регион').selectOption('Самарская область');
  await page.getByLabel('Электронная почта').fill(owner.email);
  await page.getByLabel('Телефон').fill('8 846 000-00-15');
  await page.getByLabel('Предмет лизинга').fill('Автокран «Ивановец» КС-45717');
  await page.getByLabel('Примерная стоимость').fill('16500000');
  await agree(page);
  await page.getByRole('button', { name: 'Отправить заявку' }).click();
  await page.getByRole('heading', { name: 'Заявка принята' }).waitFor();
}

async function conclude(page: Page) {
  await page.getByRole('link', { name: 'ООО «Волга-Кран»' }).click();
  await page.getByRole('button', { name: 'Взять в работу' }).click();
  await page.getByRole('button', { name: 'Одобрить' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('КПП').fill('631101001');
  await dialog.getByRole('button', { name: 'Одобрить' }).click();
  await page.getByRole('link', { name: 'Подготовить договор' }).click();
  await makeDraft(page, 'ДЛ-2026/0777');
  await page.getByRole('link', { name: 'Открыть договор' }).click();
  await page.getByRole('button', { name: 'Ввести в действие' }).click();
  await dialog.getByRole('button', { name: 'Ввести в действие' }).click();
  await page.getByText('действует', { exact: true }).first().waitFor();
}

async function agree(page: Page) {
  await page.getByRole('checkbox').first().waitFor();
  for (const consent of await page.getByRole('checkbox').all()) await consent.check();
}

it('a stranger becomes a client, signs in by a passkey, lets a colleague in and out again', async () => {
  const client = await openPage();
  const { page, context } = client;
  await apply(page);
  const operator = await openAs('manager', '/operator/applications');
  await conclude(operator.page);

  const { code } = await letterTo(owner.email, 'credentials_issued');
  await page.goto(url);
  await signIn(page, owner.email, code);
  await page.getByRole('heading', { name: 'Придумайте свой пароль' }).waitFor();
  await screenshot(page, 'first-password');
  await page.getByLabel('Новый пароль', { exact: true }).fill(ownPassword);
  await page.getByRole('button', { name: 'Сохранить и продолжить' }).click();
  await page.getByRole('heading', { name: 'Правила кабинета' }).waitFor();
  await agree(page);
  await page.getByRole('button', { name: 'Принять и продолжить' }).click();
  await page.getByRole('heading', { level: 1, name: 'Обзор' }).waitFor();
  await page.getByText('ДЛ-2026/0777').first().waitFor();
  await screenshot(page, 'overview');

  await withAuthenticator(page, context);
  await page.goto(`${url}/security`);
  await page.getByRole('button', { name: 'Добавить ключ' }).click();
  await page.getByLabel('Название ключа').fill('Рабочий ноутбук');
  await page.getByRole('button', { name: 'Создать ключ' }).click();
  await page.getByLabel('Коды сохранены в надёжном месте').check();
  await page.getByRole('button', { name: 'Продолжить' }).click();
  await page.getByRole('button', { name: 'Удалить ключ: Рабочий ноутбук' }).waitFor();
  await context.clearCookies();
  await page.goto(`${url}/sign-in`);
  await page.getByRole('button', { name: 'Войти ключом доступа' }).click();
  await page.getByRole('heading', { level: 1, name: 'Обзор' }).waitFor();

  await page.getByRole('link', { name: /люди/i }).click();
  await page.getByRole('button', { name: 'Пригласить' }).click();
  await page.getByLabel('E-mail').fill(colleague.email);
  await page.getByLabel('Фамилия, имя, отчество').fill(colleague.name);
  await page.getByLabel('Бухгалтер').check();
  await page.getByRole('button', { name: 'Отправить приглашение' }).click();
  await page.getByText(colleague.email, { exact: true }).waitFor();

  const tab = await extension.context.newPage();
  await tab.goto((await letterTo(colleague.email, 'invitation')).link);
  await tab.getByLabel('Пароль').fill(newPassword);
  await agree(tab);
  await tab.getByRole('button', { name: 'Принять приглашение' }).click();
  await tab.getByRole('heading', { level: 1, name: 'Обзор' }).waitFor();
  const popup = await extension.open('popup');
  const asked = extension.context.waitForEvent('page');
  await popup.getByRole('button', { name: 'Подключить через кабинет' }).click();
  await (await asked).getByRole('button', { name: 'Подключить', exact: true }).click();
  await popup.getByRole('tab', { name: /Платежи/ }).waitFor();
  await screenshot(popup, 'popup');

  await page.reload();
  await page.getByRole('button', { name: `Закрыть доступ: ${colleague.name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Закрыть доступ' }).click();
  await page.getByText('Доступ закрыт.').waitFor();
  await ring(extension).catch(() => undefined);
  await expect.poll(() => extension.stored('signedIn')).toBeUndefined();
  await popup.getByText('Сеанс завершён').waitFor();
  await screenshot(popup, 'popup-out');
  client.expectQuiet();
  operator.expectQuiet();
});
