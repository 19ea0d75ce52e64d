import { describe, expect, it } from 'vitest';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import { callsTo } from '../support/calls.ts';
import { openCabinet, owner, screenshot, signIn } from './cabinet.ts';

const { server, openPage, openSignedIn } = await openCabinet();
const { call, extension } = callsTo(server.url);

const plain = (text: string | null) => (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
const roubles = (amount: string) =>
  plain(new Intl.NumberFormat('ru', { minimumFractionDigits: 2 }).format(Number(amount)));

type Page$<Item> = { items: Item[] };
type Debt = { companyId: string; overdue: { amount: { amount: string }; payments: number } };

async function debtOf(company: string) {
  const { body } = await call<Debt>(
    await server.as('owner'),
    'GET',
    `/v1/companies/${company.split('/').at(-1)}/debt-summary`,
  );
  return body;
}

describe('signing in', () => {
  it('says at the field what is wrong and keeps what was typed', async () => {
    const { page, expectQuiet } = await openPage();
    await page.goto(server.url);
    await page.getByRole('button', { name: 'Войти' }).click();
    const email = page.getByLabel('Электронная почта');
    expect(await email.getAttribute('aria-invalid')).toBe('true');
    expect(await email.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.getByText('Введите пароль').waitFor();

    await signIn(page, owner, 'Not-The-Password-1');
    await page.getByRole('alert').getByText('Почта или пароль не подходят').waitFor();
    expect(await email.inputValue()).toBe(owner);
    await screenshot(page, 'sign-in-wrong');
    expectQuiet();
  });

  it('leads to the address that was asked for, and out again', async () => {
    const { company } = await openSignedIn();
    const wanted = `${company}/payments?state=all`;
    const { page } = await openPage();
    await page.goto(wanted);
    await page.waitForURL('**/sign-in?next=*');
    await signIn(page);
    await page.waitForURL(wanted);
    await page.getByRole('heading', { name: 'Платежи' }).waitFor();

    await page.getByRole('button', { name: /^Вы:/ }).click();
    await page.getByRole('button', { name: 'Выйти' }).click();
    await page.waitForURL('**/sign-in**');
    await page.goto(wanted);
    await page.waitForURL('**/sign-in?next=*');
  });
});

describe('the overview', () => {
  it('tells the sum that is owed, to the kopeck, and leads to what it is made of', async () => {
    const { page, company, expectQuiet } = await openSignedIn();
    const { overdue } = await debtOf(company);
    expect(overdue.payments).toBeGreaterThan(0);
    const debt = page.getByRole('region', { name: 'Задолженность' });
    await debt.getByText('Просрочено,').waitFor();
    expect(plain(await debt.textContent())).toContain(`${roubles(overdue.amount.amount)} ₽`);

    await debt.getByRole('link', { name: 'из чего складывается' }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'Открыть в платежах' }).click();
    await page.waitForURL('**/payments?state=overdue');
    await page
      .getByRole('row', { name: /просрочен \d/ })
      .first()
      .waitFor();
    expect(await page.getByRole('row', { name: /просрочен \d/ }).count()).toBe(overdue.payments);
    expect(plain(await page.getByRole('row', { name: /^Итого/ }).textContent())).toContain(
      roubles(overdue.amount.amount),
    );
    expect(await page.title()).toBe('Платежи · Кабинет');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Платежи');
    expectQuiet();
  });

  it('shows the bars of twelve months, and the same as a table', async () => {
    const { page } = await openSignedIn();
    const chart = page.getByRole('region', { name: 'Платежи на 12 месяцев' });
    await chart.waitFor();
    await expect.poll(() => chart.getByRole('link').count()).toBe(12);
    await chart.getByText('Таблицей').click();
    await expect.poll(() => chart.getByRole('row').count()).toBe(13);
  });

  it('changes the company by the switcher, and the company stands in the address', async () => {
    const { page, company } = await openSignedIn();
    await page.getByRole('button', { name: /^Компания:/ }).click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.href !== company);
    await page.getByRole('region', { name: 'Задолженность' }).waitFor();
    await page.goBack();
    expect(page.url()).toBe(company);
  });
});

describe('payments', () => {
  it('keep their filters in the address; back takes the last one away', async () => {
    const { page, company } = await openSignedIn();
    await page.goto(`${company}/payments`);
    await page.getByRole('combobox', { name: 'Статус' }).selectOption('paid');
    await page.waitForURL('**/payments?state=paid');
    const contract = page.getByRole('combobox', { name: 'Договор' });
    await contract.getByRole('option').nth(1).waitFor({ state: 'attached' });
    await contract.selectOption({ index: 1 });
    await page.waitForURL('**/payments?state=paid&contractId=*');
    await page
      .getByRole('row', { name: /оплачен / })
      .first()
      .waitFor();
    expect(await page.getByRole('row', { name: /просрочен|через/ }).count()).toBe(0);

    await page.goBack();
    expect(new URL(page.url()).search).toBe('?state=paid');
    await page.goBack();
    expect(await page.getByRole('combobox', { name: 'Статус' }).inputValue()).toBe('open');

    await page.goto(`${company}/payments?dueFrom=2031-01-01`);
    await page.getByText('По этому отбору ничего нет').waitFor();
  });

  it('are explained one by one from the schedule of a contract', async () => {
    const { page, company } = await openSignedIn();
    type Payment = { contract: { number: string }; dueOn: string; nominalDueOn: string };
    const { body } = await call<Page$<Payment>>(
      await server.as('owner'),
      'GET',
      `/v1/companies/${company.split('/').at(-1)}/payments?limit=200`,
    );
    const moved = body.items.find(({ dueOn, nominalDueOn }) => dueOn !== nominalDueOn);
    await page.goto(`${company}/contracts`);
    await page
      .getByRole('link', { name: moved?.contract.number ?? '' })
      .first()
      .click();
    await page.getByRole('table', { name: 'График платежей' }).waitFor();
    await page
      .getByText(/^перенос с/)
      .first()
      .waitFor();
    await page.getByRole('link', { name: /№\s1$/ }).click();
    await page.getByRole('heading', { name: 'Чем оплачен' }).waitFor();
    await page
      .getByText(/^Платёжное поручение №/)
      .first()
      .waitFor();
  });
});

describe('notifications', () => {
  it('are read one by one and all at once', async () => {
    const { page, company } = await openSignedIn();
    await page.goto(`${company}/notifications`);
    const acts = page.getByRole('button', { name: /^Отметить прочитанным/ });
    await acts.first().waitFor();
    const before = await acts.count();
    await acts.first().click();
    await expect.poll(() => acts.count()).toBe(before - 1);
    await page.getByRole('button', { name: 'Прочитать все' }).click();
    await expect.poll(() => acts.count()).toBe(0);
    await page.reload();
    await page.getByRole('link', { name: 'Непрочитанные' }).click();
    await page.getByText('Непрочитанных нет').waitFor();
  });
});

describe('sessions', () => {
  it('end when told to: the extension of this person is out at once', async () => {
    const bearer = await extension(owner, signIns.password);
    const { page } = await openSignedIn();
    await page.goto(`${server.url}/security`);
    await page.getByText('этот сеанс').waitFor();
    const rows = page.getByRole('listitem').filter({ hasText: 'Расширение' });
    const before = await rows.count();
    await rows
      .first()
      .getByRole('button', { name: /^Завершить сеанс/ })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Завершить' }).click();
    await page.getByText('Сеанс завершён.').waitFor();
    expect(await rows.count()).toBe(before - 1);
    expect((await call(bearer, 'GET', '/v1/me')).status).toBe(401);
  });
});

it("another company's address shows nothing of it", async () => {
  const { page, expectQuiet } = await openSignedIn();
  const { body } = await call<Page$<{ id: string; name: string }>>(
    await server.as('stranger'),
    'GET',
    '/v1/companies',
  );
  const [foreign] = body.items;
  await page.goto(`${server.url}/c/${foreign?.id}`);
  await page.getByRole('heading', { name: 'Эта компания вам не открыта' }).waitFor();
  expect(await page.getByText(foreign?.name ?? '').count()).toBe(0);
  expectQuiet();
});

it('keeps the last data, with its time, while there is no connection', async () => {
  const { page, context } = await openSignedIn();
  await page.getByRole('region', { name: 'Задолженность' }).waitFor();
  await page.getByRole('link', { name: 'Договоры', exact: true }).click();
  await page.getByRole('table', { name: 'Договоры' }).waitFor();
  await page.waitForTimeout(2100);
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Обзор', exact: true }).click();
  await page.getByText(/Нет связи\. Показаны данные на \d\d:\d\d/).waitFor();
  await page.getByRole('region', { name: 'Задолженность' }).waitFor();
  await screenshot(page, 'overview-offline');
  await context.setOffline(false);
  await page.getByText('Нет связи').waitFor({ state: 'hidden' });
});

it('speaks English, and remembers it', async () => {
  const { page } = await openSignedIn();
  await page.getByRole('button', { name: /^Вы:/ }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  await page.reload();
  await page.getByRole('region', { name: 'Nearest payments' }).waitFor();
  expect(
    await page
      .getByText(/[а-яё]/i)
      .filter({ hasText: /Просрочено|Ближайш|Договоры/ })
      .count(),
  ).toBe(0);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await screenshot(page, 'overview-english');
});
