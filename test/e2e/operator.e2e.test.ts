import { describe, expect, it } from 'vitest';
import { openConsole, overdueOf, plain, screenshot } from './operator.ts';
import { signIn } from './pages.ts';

const { server, openPage, openAs, openStaff } = await openConsole();
const { company, payment } = await overdueOf(server);
const console_ = `${server.url}/operator`;

describe('signing in', () => {
  it('leads to the address that was asked for, and out again', async () => {
    const { page } = await openPage();
    await page.goto(`${console_}/companies?query=Северный`);
    await page.waitForURL('**/operator/sign-in?next=*');
    await screenshot(page, 'sign-in');
    await signIn(page, 'manager@lessor.example');
    await page.getByRole('link', { name: company.name }).waitFor();
    expect(new URL(page.url()).searchParams.get('query')).toBe('Северный');

    await page.getByRole('button', { name: /^Вы:/ }).click();
    await page.getByText('Менеджер · manager@lessor.example').waitFor();
    await page.getByRole('button', { name: 'Выйти' }).click();
    await page.waitForURL('**/operator/sign-in**');
  });

  it("tells a client that this is the staff's console, and shows the way to the cabinet", async () => {
    const { page, expectQuiet } = await openAs('owner', '/operator/receipts');
    await page.getByRole('heading', { name: 'Это консоль сотрудников' }).waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
    await screenshot(page, 'not-staff');
    await page.getByRole('link', { name: 'Открыть кабинет' }).click();
    await page.getByRole('heading', { name: 'Обзор' }).waitFor();
    expectQuiet();
  });

  it('opens with what waits for a person', async () => {
    const { page } = await openStaff('/operator/');
    await page.waitForURL('**/operator/receipts');
    const rows = page.getByRole('row').filter({ hasText: '₽' });
    await rows.first().waitFor();
    const link = page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: /Поступления/ });
    // The number beside it comes by an answer of its own.
    await link.getByText(String(await rows.count())).waitFor();
    await page.getByText('Плательщик неизвестен').filter({ visible: true }).waitFor();
  });
});

describe('companies', () => {
  it('are found by INN, with their balance, contracts and people', async () => {
    const { page, expectQuiet } = await openStaff('/operator/companies');
    await page.getByRole('link', { name: company.name }).waitFor();
    await page.getByLabel('Название, ИНН или номер договора').fill(company.inn);
    await page.waitForURL(`**/companies?query=${company.inn}`);
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    const row = plain(await page.getByRole('row', { name: company.name }).textContent());
    expect(row).toContain('1 платёж');

    await page.getByRole('link', { name: company.name }).click();
    await page.getByRole('heading', { level: 1, name: company.name }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    const people = page.getByRole('table', { name: 'Люди' });
    await people.getByText('owner@severny-put.example').waitFor();
    await page
      .getByRole('table', { name: 'Договоры' })
      .getByRole('link', { name: payment.contract.number })
      .waitFor();
    await page.goBack();
    expect(await page.getByLabel('Название, ИНН или номер договора').inputValue()).toBe(company.inn);

    await page.goto(`${console_}/companies?query=нет-такой`);
    await page.getByText('По запросу «нет-такой» ничего не найдено').waitFor();
    expectQuiet();
  });
});

describe('contracts', () => {
  it('are found by number, with their schedule', async () => {
    const { page } = await openStaff('/operator/contracts');
    await page.getByLabel('Номер, предмет лизинга или компания').fill(payment.contract.number);
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    await page.getByRole('link', { name: payment.contract.number }).click();
    await page.getByRole('heading', { level: 1, name: `Договор ${payment.contract.number}` }).waitFor();
    const schedule = page.getByRole('table', { name: 'График платежей' });
    await schedule
      .getByText(/^просрочен/)
      .filter({ visible: true })
      .first()
      .waitFor();
    await page.getByRole('link', { name: 'Компания-лизингополучатель' }).click();
    await page.getByRole('heading', { level: 1, name: company.name }).waitFor();
  });
});

it('keeps the last data, with its time, while there is no connection', async () => {
  const { page, context } = await openStaff('/operator/companies');
  await page.getByRole('link', { name: company.name }).waitFor();
  await page.getByRole('link', { name: 'Договоры', exact: true }).click();
  await page.getByRole('table', { name: 'Договоры' }).waitFor();
  await page.waitForTimeout(2100);
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Компании', exact: true }).click();
  await page.getByText(/Нет связи\. Показаны данные на \d\d:\d\d/).waitFor();
  await page.getByRole('link', { name: company.name }).waitFor();
  await screenshot(page, 'companies-offline');
  await context.setOffline(false);
  await page.getByText('Нет связи').waitFor({ state: 'hidden' });
});

it('speaks English, and remembers it', async () => {
  const { page } = await openStaff('/operator/receipts');
  await page.getByRole('button', { name: /^Вы:/ }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Receipts' }).waitFor();
  await page.reload();
  await page.getByRole('link', { name: /^Waiting/ }).waitFor();
  await page.getByText('The payer is unknown').filter({ visible: true }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await screenshot(page, 'receipts-english');
});

describe("the sandbox's clock", () => {
  it('is absent where the server has none', async () => {
    const { page } = await openStaff('/operator/receipts');
    await page.route('**/v1/sandbox/clock', (route) =>
      route.fulfill({ status: 404, contentType: 'application/problem+json', body: '{"code":"not_found"}' }),
    );
    await page.reload();
    await page.getByRole('heading', { name: 'Поступления' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('link', { name: 'Часы песочницы' }).count()).toBe(0);
    await page.goto(`${console_}/sandbox`);
    await page.getByText('Такой страницы нет').first().waitFor();
  });

  it('moves by days, refuses nonsense at the field, and starts anew only after a question', async () => {
    const { page } = await openStaff('/operator/sandbox');
    const before = server.clock.today();
    await page.getByLabel('Или число дней').fill('0');
    await page.getByRole('button', { name: 'Перевести вперёд' }).click();
    await page.getByText('Целое число от 1 до 3660').waitFor();
    expect(server.clock.today()).toBe(before);

    await page.getByLabel('Или число дней').fill('2');
    await page.getByRole('button', { name: 'Перевести вперёд' }).click();
    await page.getByText('на 2 дня впереди настоящего').waitFor();
    expect(Date.parse(server.clock.today()) - Date.parse(before)).toBe(2 * 86_400_000);

    await page.getByRole('button', { name: 'Начать заново' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Отмена' }).click();
    expect(server.clock.today()).not.toBe(before);
    await page.getByRole('button', { name: 'Начать заново' }).click();
    await screenshot(page, 'sandbox-question');
    await page.getByRole('dialog').getByRole('button', { name: 'Начать заново' }).click();
    await page.getByText('Демонстрационные данные сделаны заново.').waitFor();
    expect(server.clock.today()).toBe(before);
    await page.getByText('часы идут вместе с настоящими').waitFor();
  });
});
