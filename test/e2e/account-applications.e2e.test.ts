import { describe, expect, it } from 'vitest';
import { applicationsOf, newInn } from '../support/application-asks.ts';
import { mailsTo } from '../support/mails.ts';
import { makeDraft, plain } from './operator.ts';
import { expectGoodLooks, openPages, screenshots, wide } from './pages.ts';

const { server, openAs, openPage } = await openPages();
const { made, review, reject } = applicationsOf(server);
const screenshot = screenshots('applications');
const email = 'director@volga-kran.example';

it('a stranger applies, is approved, gets a contract, and reads it all on one page', async () => {
  const stranger = await openPage({ baseURL: server.url });
  const { page } = stranger;
  await page.goto(`${server.url}/sign-in`);
  await page.getByRole('link', { name: 'Подать заявку на лизинг' }).click();
  await page.getByRole('heading', { level: 1, name: 'Заявка на лизинг' }).waitFor();

  await page.getByRole('checkbox').first().waitFor();
  // Nothing is filled in: told at each field, and the focus is on the first.
  await page.getByRole('button', { name: 'Отправить заявку' }).click();
  await expect.poll(() => page.getByText('Заполните это поле').count()).toBe(8);
  await expect.poll(() => page.getByText('Без этого согласия').count()).toBe(2);
  expect(await page.getByLabel('ИНН').evaluate((field) => field === document.activeElement)).toBe(true);

  // Each kind of client has its own labels.
  await page.getByLabel('ИП', { exact: true }).check();
  await page.getByText('12 цифр').waitFor();
  await page.getByLabel('Физическое лицо').check();
  expect(await page.getByLabel('К кому обращаться').count()).toBe(0);
  await page.getByLabel('Организация', { exact: true }).check();

  await page.getByLabel('ИНН').fill('7704123451');
  await page.getByLabel('Полное название организации').fill('ООО «Волга-Кран»');
  await page.getByLabel('К кому обращаться').fill('Фомина Алла Сергеевна');
  await page.getByLabel('Регион').selectOption('Самарская область');
  await page.getByLabel('Электронная почта').fill(email);
  await page.getByLabel('Телефон').fill('8 846 000-00-15');
  await page.getByLabel('Предмет лизинга').fill('Автокран «Ивановец» КС-45717');
  await page.getByLabel('Примерная стоимость').fill('16500000');
  await page.getByLabel('Примерная стоимость').blur();
  expect(plain(await page.getByLabel('Примерная стоимость').inputValue())).toBe('16 500 000');
  await page.getByRole('checkbox').first().waitFor();
  for (const consent of await page.getByRole('checkbox').all()) await consent.check();
  await page.getByRole('button', { name: 'Отправить заявку' }).click();
  await page.getByText('Контрольные цифры ИНН не сходятся').waitFor();
  const inn = newInn();
  await page.getByLabel('ИНН').fill(inn);

  // A lost connection loses nothing, nor does a reload; the repeat makes no second application.
  await stranger.context.setOffline(true);
  await page.getByRole('button', { name: 'Отправить заявку' }).click();
  await page.getByText('Заполненное сохранено').waitFor({ timeout: 30_000 });
  await stranger.context.setOffline(false);
  await page.reload();
  expect(await page.getByLabel('Предмет лизинга').inputValue()).toBe('Автокран «Ивановец» КС-45717');
  expect(await page.getByLabel('ИНН').inputValue()).toBe(inn);
  await page.getByRole('button', { name: 'Отправить заявку' }).dblclick();
  await page.getByRole('heading', { name: 'Заявка принята' }).waitFor();
  const number = (await page.getByText(/^ЗЛ-/).textContent()) ?? '';
  const rows = await server.admin.selectFrom('applications').select('id').where('inn', '=', inn).execute();
  expect(rows).toHaveLength(1);
  const [mail] = await mailsTo(server.admin, email);
  await page.getByRole('link', { name: 'Состояние заявки' }).click();
  await page.getByRole('heading', { level: 1, name: `Заявка ${number}` }).waitFor();
  expect(new URL(page.url()).hash).toBe(new URL(mail?.letter.action?.url ?? '').hash);
  await page.getByText('Ждёт менеджера').waitFor();

  const operator = await openAs('manager', '/operator/applications');
  const console_ = operator.page;
  await console_.getByRole('link', { name: 'ООО «Волга-Кран»' }).click();
  await console_.getByRole('button', { name: 'Взять в работу' }).click();
  await console_.getByRole('button', { name: 'Одобрить' }).click();
  const dialog = console_.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Одобрить' }).click();
  await dialog.getByText('Укажите КПП').waitFor();
  await dialog.getByLabel('КПП').fill('631101001');
  await dialog.getByRole('button', { name: 'Одобрить' }).click();
  const prepare = console_.getByRole('link', { name: 'Подготовить договор' });
  await prepare.waitFor();
  await page.reload();
  await page.getByText('Готовим договор').waitFor();

  await prepare.click();
  await console_.getByText(`По заявке ${number}`).waitFor();
  expect(await console_.getByLabel('Наименование').inputValue()).toBe('Автокран «Ивановец» КС-45717');
  await makeDraft(console_, 'ДЛ-2026/0777');
  await console_.getByText('Договор ДЛ-2026/0777 – черновик').waitFor();
  await console_.getByRole('link', { name: 'Открыть договор' }).click();
  await console_.getByRole('button', { name: 'Ввести в действие' }).click();
  await console_.getByRole('dialog').getByText(email).waitFor();
  await screenshot(console_, 'activation');
  await console_.getByRole('dialog').getByRole('button', { name: 'Ввести в действие' }).click();
  await console_.getByText('действует', { exact: true }).first().waitFor();

  await page.reload();
  await page.getByText('Договор заключён').waitFor();
  await page.getByText('Логин и временный пароль отправлены').waitFor();
  const kinds = (await mailsTo(server.admin, email)).map(({ kind }) => kind);
  expect(kinds).toEqual([
    ...['application_received', 'application_in_review', 'application_approved', 'credentials_issued'],
  ]);
  stranger.expectQuiet();
  operator.expectQuiet();
});

it('an operator rejects with a reason that is asked for, and the applicant reads it', async () => {
  const { id, statusToken } = await made({ name: 'ООО «Старый станок»' });
  await review(id);
  const { page, expectQuiet } = await openAs('manager', `/operator/applications/${id}`);
  await page.getByRole('button', { name: 'Отклонить' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Отклонить' }).click();
  await dialog.getByText('Назовите причину').waitFor();
  const reason = dialog.getByLabel('Причина');
  await expect.poll(() => reason.evaluate((field) => field === document.activeElement)).toBe(true);
  await reason.fill('Станок старше десяти лет');
  await dialog.getByRole('button', { name: 'Отклонить' }).click();
  await page.getByText('Станок старше десяти лет').waitFor();
  await page.goto(`${server.url}/application#${statusToken}`);
  await page.getByText('Станок старше десяти лет').waitFor();
  await page.goto(`${server.url}/application#lost`);
  await page.getByRole('heading', { name: 'Заявка не найдена' }).waitFor();
  expectQuiet();
});

it('of two operators the second is told that the state is another', async () => {
  const { id } = await made({ name: 'ООО «Двое сразу»' });
  await review(id);
  const { page } = await openAs('manager', `/operator/applications/${id}`);
  await page.getByRole('button', { name: 'Отклонить' }).click();
  await reject(id);
  await page.getByRole('dialog').getByLabel('Причина').fill('Поздно');
  await page.getByRole('dialog').getByRole('button', { name: 'Отклонить' }).click();
  await page.getByText('Заявка в другом состоянии').waitFor();
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it('what a stranger sees passes axe and fits 360 px', async () => {
    const { statusToken } = await made();
    const { page } = await openPage({ colorScheme });
    await page.goto(`${server.url}/apply`);
    await page.getByRole('checkbox').first().waitFor();
    await page.getByRole('button', { name: 'Отправить заявку' }).click();
    await page.getByText('Заполните это поле').first().waitFor();
    await expectGoodLooks(page, `apply-wrong-${colorScheme}`, screenshot);
    await page.setViewportSize(wide);
    await page.goto(`${server.url}/application#${statusToken}`);
    await page.getByText('Ждёт менеджера').waitFor();
    await expectGoodLooks(page, `status-${colorScheme}`, screenshot);
  });

  it('what operators see passes axe and fits 360 px', async () => {
    const { id } = await made({ name: `ООО «Снимок ${colorScheme}»` });
    const { page } = await openAs('manager', '/operator/applications', { colorScheme });
    await page.getByRole('row').nth(3).waitFor();
    await expectGoodLooks(page, `queue-${colorScheme}`, screenshot);
    await page.setViewportSize(wide);
    await page.goto(`${server.url}/operator/applications/${id}`);
    await page.getByRole('button', { name: 'Взять в работу' }).click();
    await page.getByRole('button', { name: 'Одобрить' }).click();
    await page.getByRole('dialog').waitFor();
    await expectGoodLooks(page, `approve-${colorScheme}`, screenshot);
    await page.keyboard.press('Escape');
    await page.setViewportSize(wide);
    await expectGoodLooks(page, `application-${colorScheme}`, screenshot);
  });
});
