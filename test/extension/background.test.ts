import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { calm, company, longName, northernWay } from './support/scenario.ts';
import { ring, type Stage, signedInStage } from './support/sign-in.ts';

const red = '179,38,30';
const amber = '242,191,91';

let stage: Stage;
afterEach(() => stage.close());

function change(companies: Parameters<typeof signedInStage>[0]) {
  stage.server.companies = structuredClone(companies);
}

describe('the badge', () => {
  it('is of the urgency of all companies, and says it in words', async () => {
    stage = await signedInStage([northernWay, longName]);
    const { extension } = stage;
    await expect
      .poll(() => extension.badge())
      .toEqual({
        text: '1',
        colour: red,
        title: 'Element Cabinet: просрочено — 1\u00a0платёж, в ближайшие 3\u00a0дня — 2\u00a0платежа',
      });
    change([longName, calm]);
    await ring(extension);
    await expect
      .poll(() => extension.badge())
      .toEqual({
        text: '1',
        colour: amber,
        title: 'Element Cabinet: в ближайшие 3\u00a0дня — 1\u00a0платёж',
      });
    stage.server.down = true;
    await ring(extension);
    expect((await extension.badge()).text).toBe('1');
    stage.server.down = false;
    change([calm]);
    await ring(extension);
    await expect
      .poll(() => extension.badge())
      .toMatchObject({
        text: '',
        title: 'Element Cabinet: срочных платежей нет',
      });
  });
});

describe('the poll', () => {
  it('asks again only for what has changed', async () => {
    stage = await signedInStage([northernWay]);
    const { extension, server } = stage;
    await ring(extension);
    server.log.length = 0;
    await ring(extension);
    expect(server.log).toHaveLength(4);
    expect(server.log.filter((line) => line.endsWith('304'))).toHaveLength(4);
  });

  it('has an alarm of a quarter of an hour and makes up for the one that was slept through', async () => {
    stage = await signedInStage([northernWay]);
    const { extension, server } = stage;
    expect(await extension.worker.evaluate(() => chrome.alarms.get('poll'))).toMatchObject({
      periodInMinutes: 15,
    });
    const longAgo = new Date(Date.now() - 3_600_000).toISOString();
    await extension.store('pollState', { attemptedAt: longAgo, failure: null });
    server.log.length = 0;
    stage.extension = await stage.extension.restart();
    await expect.poll(() => server.log.length, { timeout: 5000 }).toBe(4);
    await expect.poll(() => stage.extension.badge(), { timeout: 5000 }).toMatchObject({ text: '1' });
    server.log.length = 0;
    stage.extension = await stage.extension.restart();
    await new Promise((done) => setTimeout(done, 1000));
    expect(server.log).toEqual([]);
    expect((await stage.extension.badge()).text).toBe('1');
  });

  it('ends in the signed-out state, with a word why, when the session was revoked', async () => {
    stage = await signedInStage([northernWay]);
    const { extension, server, popup } = stage;
    server.tokens.clear();
    await ring(extension);
    await popup.getByText('Сеанс завершён: его закрыли в кабинете или истёк срок. Войдите снова.').waitFor();
    expect(await extension.badge()).toMatchObject({ text: '', title: 'Element Cabinet: вход не выполнен' });
    const stored = await extension.worker.evaluate(async () =>
      Object.keys(await chrome.storage.local.get(null)),
    );
    expect(stored.filter((name) => name.startsWith('company') || name === 'session')).toEqual([]);
    expect(await popup.evaluate(() => localStorage.getItem('lastShown'))).toBeNull();
  });

  it('forgets a company that is no longer the person’s', async () => {
    stage = await signedInStage([northernWay, longName]);
    const { extension } = stage;
    const companies = () =>
      extension.worker.evaluate(async () =>
        Object.keys(await chrome.storage.local.get(null)).filter((name) => name.startsWith('company:')),
      );
    await expect.poll(companies).toHaveLength(2);
    change([longName]);
    await ring(extension);
    await expect.poll(companies).toEqual([`company:${longName.balance.id}`]);
  });
});

describe('native notifications', () => {
  const shown = () => stage.extension.worker.evaluate(() => chrome.notifications.getAll());
  const press = (event: 'onClicked' | 'onButtonClicked', ...args: unknown[]) =>
    stage.extension.worker.evaluate(
      ([name, values]) => {
        const events = chrome.notifications as unknown as Record<
          string,
          { dispatch: (...a: unknown[]) => void }
        >;
        events[name as string]?.dispatch(...(values as unknown[]));
      },
      [event, args] as const,
    );
  const late = company({
    name: 'ООО «Северный путь»',
    payments: [
      { dueOn: '2026-11-17', amount: 184320.5, number: 14 },
      { dueOn: '2026-11-21', amount: 5000.5, number: 15, contract: 'ДЛ-2026/0500' },
      { dueOn: '2026-12-10', amount: 184320.5, number: 16 },
    ],
  });

  beforeEach(async () => {
    stage = await signedInStage([northernWay]);
    await stage.extension.store('noticeSettings', {
      on: false,
      kinds: { overdue: true, dueSoon: true, news: true },
      daysAhead: 3,
      quiet: null,
    });
    await stage.popup.getByRole('button', { name: 'Включить' }).click();
    await stage.popup.getByRole('button', { name: 'Включить' }).waitFor({ state: 'detached' });
    await expect.poll(() => stage.extension.stored('told')).not.toBeNull();
  });

  it('tell what is new, once, and nothing when a number falls', async () => {
    const { extension } = stage;
    await ring(extension);
    expect(Object.keys(await shown())).toEqual([]);
    change([late]);
    await ring(extension);
    await expect.poll(async () => Object.keys(await shown())).toHaveLength(1);
    const [id = ''] = Object.keys(await shown());
    expect(id).toMatch(/^overdue:/);
    await extension.worker.evaluate((which) => chrome.notifications.clear(which), id);
    await ring(extension);
    change([northernWay]);
    await ring(extension);
    change([late]);
    await ring(extension);
    expect(Object.keys(await shown())).toEqual([]);
  });

  it('lead to the payment', async () => {
    const { extension, server } = stage;
    change([late]);
    await ring(extension);
    await expect.poll(async () => Object.keys(await shown())).toHaveLength(1);
    const [id = ''] = Object.keys(await shown());
    const opened = extension.context.waitForEvent('page');
    await press('onClicked', id);
    const overdue = late.payments.items[1];
    expect((await opened).url()).toBe(`${server.url}/c/${late.balance.id}/payments/${overdue?.id}`);
    expect(Object.keys(await shown())).toEqual([]);
  });

  it('make an invoice of the payment and lead to it', async () => {
    const { extension, server } = stage;
    change([late]);
    await ring(extension);
    await expect.poll(async () => Object.keys(await shown())).toHaveLength(1);
    const [id = ''] = Object.keys(await shown());
    const opened = extension.context.waitForEvent('page');
    await press('onButtonClicked', id, 0);
    const tab = await opened;
    const [invoice, another] = server.invoices;
    expect(tab.url()).toBe(`${server.url}/c/${late.balance.id}/invoices/${invoice?.id}`);
    expect(invoice?.lines[0]?.paymentId).toBe(late.payments.items[1]?.id);
    expect(another).toBeUndefined();
  });

  it('lead to the payment where the invoice is refused', async () => {
    const { extension, server } = stage;
    change([late]);
    await ring(extension);
    await expect.poll(async () => Object.keys(await shown())).toHaveLength(1);
    const [id = ''] = Object.keys(await shown());
    server.failing = true;
    const opened = extension.context.waitForEvent('page');
    await press('onButtonClicked', id, 0);
    expect((await opened).url()).toContain(`/payments/${late.payments.items[1]?.id}`);
  });

  it('can be put off until tomorrow', async () => {
    const { extension } = stage;
    change([late]);
    await ring(extension);
    await expect.poll(async () => Object.keys(await shown())).toHaveLength(1);
    const [id = ''] = Object.keys(await shown());
    await press('onButtonClicked', id, 1);
    await expect.poll(async () => Object.keys(await shown())).toEqual([]);
    const key = `overdue:${late.payments.items[1]?.id}:2026-11-21`;
    const told = (await extension.stored('told')) as Record<string, { at: number; again: number | null }>;
    const again = told[key]?.again ?? 0;
    expect(new Date(again).getHours()).toBe(9);
    expect(again - Date.now()).toBeGreaterThan(0);
    await ring(extension);
    expect(Object.keys(await shown())).toEqual([]);
    await extension.store('told', { ...told, [key]: { at: 1, again: Date.now() - 1 } });
    await ring(extension);
    await expect.poll(async () => Object.keys(await shown())).toHaveLength(1);
  });
});
