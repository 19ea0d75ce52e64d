import { expect, it } from 'vitest';
import { seedId } from '../../server/src/sandbox/random.ts';
import { insertLoginChange, insertPerson, PDF } from '../support/login-changes.ts';
import { mailsTo } from '../support/mails.ts';
import { expectGoodLooks, openPages, screenshots, signIn, wide } from './pages.ts';

const { server, openAs, openPage } = await openPages();
const { admin } = server;
const screenshot = screenshots('login-change');
const [oldLogin, newLogin] = ['owner@dolina-hleba.example', 'elena@dolina-hleba.example'];
const scan = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer });

/** Where the button of the latest mail of a kind leads. */
async function linkOf(email: string, kind: string): Promise<string> {
  const mails = (await mailsTo(admin, email)).filter((mail) => mail.kind === kind);
  const url = mails.at(-1)?.letter.action?.url;
  if (!url) throw new Error(`No ${kind} to ${email}`);
  const { hash, pathname } = new URL(url);
  return server.url + pathname + hash;
}

it('a login changes by its form and both addresses, and the old one takes it back', async () => {
  const person = await openPage();
  const { page } = person;
  await page.goto(`${server.url}/profile`);
  await signIn(page, oldLogin);
  await page.getByRole('link', { name: 'Изменить' }).click();
  await page.getByRole('heading', { level: 1, name: 'Смена логина' }).waitFor();

  await page.getByLabel('Новая электронная почта').fill('elena');
  await page.getByRole('button', { name: 'Продолжить' }).click();
  await page.getByText('Адрес должен быть вида').waitFor();
  await page.getByLabel('Новая электронная почта').fill(newLogin);
  await page.getByLabel('Подписывает представитель').check();

  // The session was proved long ago: asked for anew, and what was filled in stays.
  await admin
    .updateTable('sessions')
    .set({ verified_at: new Date(Date.now() - 3_600_000) })
    .where('user_id', '=', seedId('user', oldLogin))
    .execute();
  // For a second the server answers by the session that it keeps in memory.
  await page.waitForTimeout(2_000);
  await page.getByRole('button', { name: 'Продолжить' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Пароль').fill('Severny-Put-2027');
  await dialog.getByRole('button', { name: 'Подтвердить' }).click();
  await dialog.locator('.field-error').waitFor();
  await dialog.getByLabel('Пароль').fill('Severny-Put-2026');
  await dialog.getByRole('button', { name: 'Подтвердить' }).click();
  await page.getByText('Осталось подтвердить новый адрес и приложить документы').waitFor();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Скачать заявление' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/);

  // What is wrong with a file stands at the field: by its name, and by its bytes.
  const form = page.locator('#form');
  await form.setInputFiles(scan('заявление.docx', PDF));
  await page.getByText('Нужен PDF, JPEG, PNG или TIFF').waitFor();
  await form.setInputFiles(scan('заявление.pdf', Buffer.from('<p>no</p>')));
  await page.getByText('Такой файл не принимается').waitFor();
  await form.setInputFiles(scan('заявление.pdf', PDF));
  await page.getByText('заявление.pdf ·').waitFor();
  await page.locator('.attachment', { hasText: 'Доверенность' }).evaluate(
    (zone, bytes) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(bytes)], 'доверенность.pdf'));
      zone.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    [...PDF],
  );
  await page.getByText('доверенность.pdf ·').waitFor();
  await page.getByText('Осталось подтвердить новый адрес.').waitFor();

  const mailbox = await openPage();
  await mailbox.page.goto(await linkOf(newLogin, 'login_change_confirm'));
  await mailbox.page.getByRole('button', { name: 'Подтвердить адрес' }).click();
  await mailbox.page.getByText('Адрес подтверждён').waitFor();
  await page.reload();
  await page.getByText('ждём решения').waitFor();

  const operator = await openAs('manager', '/operator/login-changes');
  await operator.page.getByRole('link', { name: 'Пономарёва Елена Николаевна' }).click();
  await operator.page.getByText('доверенность.pdf ·').waitFor();
  await operator.page.getByRole('button', { name: 'Одобрить' }).click();
  await operator.page.getByRole('dialog').getByText(newLogin).waitFor();
  await operator.page.getByRole('dialog').getByRole('button', { name: 'Одобрить' }).click();
  await operator.page.getByText('одобрена', { exact: true }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Логин изменён' }).waitFor();

  const fresh = await openPage();
  await fresh.page.goto(`${server.url}/login-change`);
  await signIn(fresh.page, newLogin);
  await fresh.page.getByRole('heading', { name: 'Логин изменён' }).waitFor();
  await mailbox.page.goto(await linkOf(oldLogin, 'login_change_approved'));
  await mailbox.page.getByRole('button', { name: 'Отменить смену логина' }).click();
  await mailbox.page.getByText('Прежний логин возвращён').waitFor();
  await fresh.page.reload();
  await fresh.page.getByRole('button', { name: 'Войти' }).waitFor();
  await signIn(fresh.page, oldLogin);
  await fresh.page.getByRole('heading', { name: 'Прежний логин возвращён' }).waitFor();
  for (const { expectQuiet } of [person, mailbox, operator, fresh]) expectQuiet();
});

it('is given up, and refused with a reason that the person reads', async () => {
  const owner = {
    id: seedId('user', 'owner@granit-dorstroy.example'),
    email: 'owner@granit-dorstroy.example',
  };
  const { id } = await insertLoginChange(admin, owner, { company_id: seedId('company', 'granit-dorstroy') });
  const { page, expectQuiet } = await openAs('manager', `/operator/login-changes/${id}`);
  await page.getByRole('button', { name: 'Отклонить' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Отклонить' }).click();
  await dialog.getByText('Назовите причину').waitFor();
  await dialog.getByLabel('Причина').fill('Нет подписи директора');
  await dialog.getByRole('button', { name: 'Отклонить' }).click();
  await page.getByText('Нет подписи директора').waitFor();

  const person = await openPage();
  await person.page.goto(`${server.url}/login-change`);
  await signIn(person.page, owner.email);
  await person.page.getByText('Нет подписи директора').waitFor();
  await person.page.getByRole('button', { name: 'Начать заново' }).click();
  await person.page.getByLabel('Новая электронная почта').fill('director@granit-dorstroy.example');
  await person.page.getByRole('button', { name: 'Продолжить' }).click();
  await person.page.getByRole('button', { name: 'Отменить смену логина' }).click();
  await person.page.getByRole('dialog').getByRole('button', { name: 'Отменить смену логина' }).click();
  await person.page.getByRole('heading', { name: 'Смена логина отменена' }).waitFor();
  expectQuiet();
  person.expectQuiet();
});

it('is begun by an operator for a person who lost the mailbox', async () => {
  const { email } = await insertPerson(admin);
  const company = seedId('company', 'severny-put');
  const { page, expectQuiet } = await openAs('manager', `/operator/companies/${company}`);
  await page
    .getByRole('row', { name: email })
    .getByRole('button', { name: /почта утеряна/ })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Начать смену' }).click();
  await dialog.getByText('Опишите проверку').waitFor();
  await dialog.getByLabel('Новый логин').fill('petr.novikov@new.example');
  await dialog.getByLabel('Как проверена личность').fill('Паспорт предъявлен в офисе, сверен с карточкой');
  await screenshot(page, 'lost-mailbox');
  await dialog.getByRole('button', { name: 'Начать смену' }).click();
  await page.getByText('Ждём, пока новый адрес подтвердят').waitFor();
  await page.locator('#form').setInputFiles(scan('скан.pdf', PDF));
  await page.getByText('скан.pdf ·').waitFor();
  await page.getByText('Паспорт предъявлен в офисе').waitFor();
  expectQuiet();
});

it.each(['light', 'dark'] as const)('the screens pass axe and fit 360 px in %s', async (colorScheme) => {
  const owner = { id: seedId('user', 'owner@severny-put.example'), email: 'owner@severny-put.example' };
  await admin.deleteFrom('login_changes').where('user_id', '=', owner.id).execute();
  const { page } = await openAs('owner', '/login-change', { colorScheme });
  await page.getByLabel('Новая электронная почта').waitFor();
  await expectGoodLooks(page, `fill-${colorScheme}`, screenshot);

  const change = await insertLoginChange(admin, owner, {
    ...{
      new_email: `anna-${colorScheme}@severny-put.example`,
      by_attorney: true,
      state: 'waiting_confirmation',
    },
    ...{ confirmed_at: null, representative: 'Соколова Анна Викторовна, генеральный директор' },
  });
  await page.setViewportSize(wide);
  await page.reload();
  await page.getByText('Осталось подтвердить').waitFor();
  await page.locator('#attorney').setInputFiles(scan('доверенность.txt', PDF));
  await expectGoodLooks(page, `steps-${colorScheme}`, screenshot);

  await admin
    .updateTable('login_changes')
    .set({ state: 'waiting_approval', confirmed_at: new Date(), by_attorney: false })
    .where('id', '=', change.id)
    .execute();
  const operator = await openAs('manager', '/operator/login-changes', { colorScheme });
  await operator.page.getByRole('row').nth(1).waitFor();
  await expectGoodLooks(operator.page, `queue-${colorScheme}`, screenshot);
  await operator.page.setViewportSize(wide);
  await operator.page.goto(`${server.url}/operator/login-changes/${change.id}`);
  await operator.page.getByRole('button', { name: 'Одобрить' }).waitFor();
  await expectGoodLooks(operator.page, `change-${colorScheme}`, screenshot);

  await admin
    .updateTable('login_changes')
    .set({ state: 'rejected', decided_at: new Date(), rejection_reason: 'В заявлении нет подписи' })
    .where('id', '=', change.id)
    .execute();
  await page.setViewportSize(wide);
  await page.reload();
  await page.getByText('В заявлении нет подписи').waitFor();
  await expectGoodLooks(page, `rejected-${colorScheme}`, screenshot);
});
