import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { northernWay } from './support/scenario.ts';
import { type Stage, signedInStage } from './support/sign-in.ts';

describe('the options page', () => {
  let stage: Stage;
  let options: Page;
  beforeAll(async () => {
    stage = await signedInStage([northernWay]);
    options = await stage.extension.open('options', { width: 800, height: 900 });
  });
  afterAll(() => stage.close());
  const settings = () => stage.extension.stored('noticeSettings') as Promise<Record<string, unknown>>;

  it('turns notifications on and keeps which, when and how early', async () => {
    await options.getByLabel('Показывать уведомления').check();
    await expect.poll(settings).toMatchObject({ on: true });
    await options.getByLabel('Скоро срок платежа').uncheck();
    await options.getByLabel('Напоминать за').selectOption('7 дней'.replace(' ', '\u00a0'));
    await options.getByLabel('с', { exact: true }).fill('23:30');
    await options.getByLabel('с', { exact: true }).blur();
    await expect.poll(settings).toMatchObject({
      kinds: { overdue: true, dueSoon: false, news: true },
      daysAhead: 7,
      quiet: { from: '23:30', to: '08:00' },
    });
    await options.getByLabel('Не беспокоить').uncheck();
    await expect.poll(settings).toMatchObject({ quiet: null });
    await options.getByLabel('Показывать уведомления').uncheck();
    await expect.poll(settings).toMatchObject({ on: false });
    expect(await options.getByLabel('Напоминать за').isDisabled()).toBe(true);
  });

  it('speaks English and turns dark at once, in the popup and the tooltip too', async () => {
    await options.getByLabel('Язык').selectOption('English');
    await options.getByRole('heading', { name: 'Extension settings' }).waitFor();
    await stage.popup.getByText('Open the cabinet').waitFor();
    await expect.poll(async () => (await stage.extension.badge()).title).toContain('1\u00a0payment overdue');
    await options.getByLabel('Theme').selectOption('Dark');
    await expect
      .poll(() => stage.popup.evaluate(() => getComputedStyle(document.body).backgroundColor))
      .toBe('rgb(24, 32, 31)');
    await options.getByLabel('Theme').selectOption('As the system');
    await options.getByLabel('Language').selectOption('Русский');
    await options.getByRole('heading', { name: 'Настройки расширения' }).waitFor();
  });

  it('asks before another address ends the session', async () => {
    await options.getByLabel('Адрес кабинета').fill('не адрес');
    await options.getByRole('button', { name: 'Сохранить' }).click();
    await options.getByText('Укажите адрес, который начинается с https://').waitFor();
    await options.getByLabel('Адрес кабинета').fill('http://localhost:1/c/1');
    await options.getByRole('button', { name: 'Сохранить' }).click();
    await options.getByRole('button', { name: 'Отмена' }).click();
    expect(await stage.extension.stored('server')).toBe(stage.server.url);
    await options.getByRole('button', { name: 'Сохранить' }).click();
    await options.getByRole('button', { name: 'Сменить и выйти' }).click();
    await expect.poll(() => stage.extension.stored('server')).toBe('http://localhost:1');
    await options.getByText('Вход не выполнен').waitFor();
    expect(stage.server.tokens.size).toBe(0);
  });
});

describe('signing out', () => {
  it('ends the session here and on the server, and leaves nothing of the person', async () => {
    const stage = await signedInStage([northernWay]);
    const options = await stage.extension.open('options', { width: 800, height: 900 });
    await options.getByRole('button', { name: 'Выйти' }).click();
    await options.getByText('Вход не выполнен').waitFor();
    await expect.poll(() => stage.server.tokens.size).toBe(0);
    await stage.popup.getByLabel('Пароль').waitFor();
    await expect.poll(() => stage.popup.evaluate(() => Object.keys(localStorage))).toEqual(['view']);
    const stored = () =>
      stage.extension.worker.evaluate(async () => Object.keys(await chrome.storage.local.get(null)).sort());
    await expect.poll(stored).toEqual(['server', 'signedOutReason']);
    await stage.close();
  });
});
