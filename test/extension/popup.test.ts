import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startExtension } from './support/extension.ts';
import { longName, northernWay, overpaid } from './support/scenario.ts';
import { email, type Stage, signedInStage, signIn } from './support/sign-in.ts';
import { password, startStubServer } from './support/stub-server.ts';

const noBreak = (text: string) => text.replaceAll(' ', '\u00a0');

describe('the popup', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await signedInStage([northernWay, longName, overpaid]);
  });
  afterAll(() => stage.close());

  it('shows the overdue sum with its days, and the three beside it', async () => {
    const { popup } = stage;
    const summary = popup.getByRole('region', { name: 'Сводка' });
    await summary.getByText('Просрочено, 5\u00a0дней').waitFor();
    expect(noBreak(await summary.locator('.sum').innerText())).toBe(noBreak('184 320,50 ₽'));
    const cells = await summary.locator('dl > div').allInnerTexts();
    expect(cells.map((cell) => noBreak(cell.replace('\n', ': ')))).toEqual(
      ['за 7 дней: 96 400,00 ₽', 'за 30 дней: 280 720,50 ₽', 'переплата: 0,00 ₽'].map(noBreak),
    );
  });

  it('lists the payments by date, and leads to the payment', async () => {
    const { popup, server } = stage;
    const rows = popup.getByRole('tabpanel').getByRole('listitem');
    expect(await rows.count()).toBe(4);
    expect(await rows.first().innerText()).toContain('просрочен 5\u00a0дней');
    expect(await rows.nth(3).innerText()).toContain('перенос с 9\u00a0янв.');
    const company = `${server.url}/c/${northernWay.balance.id}`;
    const [first] = northernWay.payments.items;
    expect(await rows.first().getByRole('link').first().getAttribute('href')).toBe(
      `${company}/payments/${first?.id}`,
    );
  });

  it('offers the actions of one row, that which is pointed at', async () => {
    const { popup } = stage;
    const rows = popup.getByRole('tabpanel').getByRole('listitem');
    const invoice = popup.getByRole('button', { name: 'Счёт PDF' });
    await invoice.waitFor();
    await rows.nth(1).hover();
    await rows.nth(1).getByRole('button', { name: 'Счёт PDF' }).waitFor();
    expect(await invoice.count()).toBe(1);
  });

  it('opens the cabinet of the company in a tab', async () => {
    const { popup, server, extension } = stage;
    const opened = extension.context.waitForEvent('page');
    await popup.getByRole('link', { name: 'Открыть кабинет' }).click();
    const tab = await opened;
    expect(tab.url()).toBe(`${server.url}/c/${northernWay.balance.id}`);
    await tab.close();
  });

  it('groups notifications by day and marks them as read, here and on the server', async () => {
    const { popup, server } = stage;
    await popup.getByRole('tab', { name: 'Уведомления 3' }).click();
    expect(await popup.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
      'Сегодня',
      'Вчера',
      '16\u00a0нояб.',
    ]);
    await popup.getByRole('button', { name: 'Отметить прочитанным: Скоро платёж' }).click();
    await popup.getByRole('tab', { name: 'Уведомления 2' }).waitFor();
    await expect.poll(() => server.companies[0]?.notifications.unread).toBe(2);
    await popup.getByRole('button', { name: 'Отметить все прочитанными' }).click();
    await popup.getByRole('tab', { name: 'Уведомления', exact: true }).waitFor();
    await expect.poll(() => server.companies[0]?.notifications.unread).toBe(0);
  });

  it('keeps tab, company and scroll when it is closed, and paints them from the cache', async () => {
    const { extension, server } = stage;
    const before = await extension.open('popup');
    await before.getByRole('button', { name: /Компания/ }).click();
    await before.getByRole('button', { name: /Общество/ }).click();
    await before.getByRole('tab', { name: /Уведомления/ }).click();
    await before.close();
    server.down = true;
    const after = await extension.open('popup');
    await after.getByRole('tab', { name: /Уведомления/, selected: true }).waitFor();
    expect(await after.locator('.sum').innerText()).toContain('1\u00a0254\u00a0300');
    server.down = false;
    await after.close();
  });

  it('says that there is no connection, with the time of the data, and recovers', async () => {
    const { extension, server } = stage;
    server.down = true;
    const popup = await extension.open('popup');
    await popup
      .getByRole('status')
      .getByText(/Нет связи, данные на \d\d:\d\d/)
      .waitFor();
    server.down = false;
    await popup.getByRole('button', { name: 'Обновить' }).click();
    await popup.getByText('Обновлено только что').waitFor();
    server.failing = true;
    await popup.getByRole('button', { name: 'Обновить' }).click();
    await popup.getByText(/Сбой сервера, данные на/).waitFor();
    server.failing = false;
    await popup.close();
  });

  it('asks for notifications once there is something to be reminded of', async () => {
    const { extension, popup } = stage;
    await popup.bringToFront();
    await popup.getByRole('button', { name: 'Не сейчас' }).click();
    await popup.getByRole('button', { name: 'Не сейчас' }).waitFor({ state: 'detached' });
    expect(await extension.stored('noticesDeclined')).toBe(true);
  });
});

describe('the sign-in', () => {
  it('asks for the address first, and keeps what was typed when the popup closes', async () => {
    const server = await startStubServer([northernWay]);
    const extension = await startExtension({ server: server.url, permitted: false });
    const popup = await extension.open('popup');
    await popup.getByLabel('Адрес кабинета').fill('http://lk.lessor.example');
    await popup.getByRole('button', { name: 'Продолжить' }).click();
    await popup.getByText('Укажите адрес, который начинается с https://').waitFor();
    await popup.close();
    const again = await extension.open('popup');
    expect(await again.getByLabel('Адрес кабинета').inputValue()).toBe('http://lk.lessor.example');
    await again.evaluate(() => {
      const asked: unknown[] = [];
      const request = (what: unknown) => asked.push(what) && Promise.resolve(true);
      const contains = () => Promise.resolve(asked.length > 0);
      Object.assign(chrome.permissions, { request, contains });
      Object.assign(globalThis, { asked });
    });
    await again.getByLabel('Адрес кабинета').fill('lk.lessor.example');
    await again.keyboard.press('Enter');
    await again.getByLabel('Пароль').waitFor();
    const asked = await again.evaluate(() => (globalThis as unknown as { asked: unknown[] }).asked);
    expect(asked).toEqual([{ origins: ['https://lk.lessor.example/*'] }]);
    expect(await extension.stored('server')).toBe('https://lk.lessor.example');
    await extension.close();
    await server.close();
  });

  it('says what is wrong, keeps the e-mail and never the password', async () => {
    const server = await startStubServer([northernWay]);
    const extension = await startExtension({ server: server.url });
    const popup = await extension.open('popup');
    await popup.getByRole('button', { name: 'Войти' }).click();
    await popup.getByText('Введите пароль').waitFor();
    await popup.getByLabel('Эл. почта').fill(email);
    await popup.getByLabel('Пароль').fill('wrong-password');
    await popup.keyboard.press('Enter');
    await popup.getByRole('alert').getByText('Неверная почта или пароль').waitFor();
    await popup.close();
    const again = await extension.open('popup');
    expect(await again.getByLabel('Эл. почта').inputValue()).toBe(email);
    expect(await again.getByLabel('Пароль').inputValue()).toBe('');
    server.down = true;
    await again.getByLabel('Пароль').fill(password);
    await again.keyboard.press('Enter');
    await again.getByRole('alert').getByText('Сервер не отвечает').waitFor();
    server.down = false;
    await signIn(again);
    const kept = await extension.worker.evaluate(async () =>
      JSON.stringify(await chrome.storage.local.get(null)),
    );
    const local = await again.evaluate(() => JSON.stringify(localStorage));
    for (const secret of [password, 'wrong-password']) expect(kept + local).not.toContain(secret);
    expect(local).not.toContain('token-1');
    await extension.close();
    await server.close();
  });
});

describe('the keyboard', () => {
  it('does everything alone', async () => {
    const server = await startStubServer([structuredClone(northernWay), longName]);
    const extension = await startExtension({ server: server.url });
    const popup = await extension.open('popup');
    const focused = () =>
      popup.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
      );
    await popup.getByLabel('Эл. почта').waitFor();
    await popup.keyboard.type(email);
    await popup.keyboard.press('Tab');
    await popup.keyboard.type(password);
    await popup.keyboard.press('Enter');
    await popup.getByRole('tab', { name: /Платежи/ }).waitFor();
    const stops: string[] = [];
    for (let stop = 0; stop < 9; stop += 1) {
      await popup.keyboard.press('Tab');
      stops.push((await focused()).replaceAll('\u00a0', ' ').slice(0, 22));
    }
    expect(stops).toEqual([
      expect.stringContaining('Компания'),
      'Обновить',
      'Настройки',
      'Платежи3',
      expect.stringContaining('17нояб.Платёж 14'),
      'Счёт PDF',
      'QR',
      'Реквизиты',
      'Оплачен',
    ]);
    await popup.getByRole('tab', { name: /Платежи/ }).focus();
    await popup.keyboard.press('ArrowRight');
    await popup.getByRole('tab', { name: /Уведомления/, selected: true }).waitFor();
    await popup.keyboard.press('Tab');
    expect(await focused()).toBe('Отметить все прочитанными');
    await extension.close();
    await server.close();
  });
});
