import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import { callsTo, type Session } from '../support/calls.ts';
import { startTestServer } from '../support/server.ts';
import { type Extension, picture, startExtension } from './support/extension.ts';
import { email, ring } from './support/sign-in.ts';

/** The extension is let in from the cabinet, with the real server and the built pages. */
const server = await startTestServer();
let extension: Extension;

beforeAll(async () => {
  extension = await startExtension({ server: server.url });
});
afterAll(() => extension.close());

async function pressConnect(): Promise<{ popup: Page; tab: Page }> {
  const popup = await extension.open('popup');
  const opened = extension.context.waitForEvent('page');
  await popup.getByRole('button', { name: 'Подключить через кабинет' }).click();
  const tab = await opened;
  await tab.setViewportSize({ width: 1440, height: 900 });
  return { popup, tab };
}

async function expectNoViolations(page: Page) {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
}

/** As the page has it at both widths and in both themes. */
async function look(tab: Page, name: string) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await tab.emulateMedia({ colorScheme });
    for (const width of [1440, 360]) {
      await tab.setViewportSize({ width, height: 900 });
      await expectNoViolations(tab);
      expect(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await picture(tab, `${name}-${colorScheme}-${width}`);
    }
  }
  await tab.emulateMedia({ colorScheme: 'light' });
}

it('whoever is not signed in signs in first, comes back, confirms, and has the extension connected', async () => {
  const { popup, tab } = await pressConnect();
  await picture(popup, 'connect-popup');
  await tab.getByLabel('Электронная почта').fill(email);
  await tab.getByLabel('Пароль').fill(signIns.password);
  await tab.getByRole('button', { name: 'Войти' }).click();
  await tab.getByText('Соколова Анна Викторовна').first().waitFor();
  await tab.getByRole('heading', { name: 'Подключение расширения' }).waitFor();
  await look(tab, 'connect-ask');
  await tab.getByRole('button', { name: 'Подключить', exact: true }).click();
  await tab.getByText('Расширение подключено').waitFor();
  expect(tab.url()).toBe(`${server.url}/connect-extension#connected`);
  await look(tab, 'connect-done');
  await popup.getByRole('tab', { name: /Платежи/ }).waitFor();
  expect(await extension.stored('signedIn')).toEqual({ name: 'Соколова Анна Викторовна', email });
  expect(await extension.stored('connecting')).toBeUndefined();
  await Promise.all([popup.close(), tab.close()]);
});

it('ended in the cabinet it is signed out within one poll, and may be connected again by one press', async () => {
  const { call } = callsTo(server.url);
  const page = await server.as('owner');
  const { body } = await call<{ items: Session[] }>(page, 'GET', '/v1/sessions');
  for (const { id } of body.items.filter(({ kind }) => kind === 'extension'))
    await call(page, 'DELETE', `/v1/sessions/${id}`);
  await ring(extension).catch(() => undefined);
  await expect.poll(() => extension.stored('signedIn')).toBeUndefined();
  const kept = await extension.worker.evaluate(async () => Object.keys(await chrome.storage.local.get(null)));
  expect(kept.filter((name) => name.startsWith('company:') || name === 'session')).toEqual([]);

  const { popup, tab } = await pressConnect();
  await popup.getByText('Сеанс завершён').waitFor();
  await tab.getByRole('button', { name: 'Подключить', exact: true }).click();
  await tab.getByText('Расширение подключено').waitFor();
  await popup.getByRole('tab', { name: /Платежи/ }).waitFor();
  await Promise.all([popup.close(), tab.close()]);
});

it('a company that is no longer the person’s is gone within one poll, with all that was kept of it', async () => {
  const { admin } = server;
  const { id: userId } = await admin
    .selectFrom('users')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  const memberships = await admin
    .selectFrom('memberships')
    .selectAll()
    .where('user_id', '=', userId)
    .execute();
  const keys = () => extension.worker.evaluate(async () => Object.keys(await chrome.storage.local.get(null)));
  const [lost] = memberships;
  await expect.poll(keys).toContain(`company:${lost?.company_id}`);
  await admin
    .deleteFrom('memberships')
    .where('user_id', '=', userId)
    .where('company_id', '=', lost?.company_id ?? '')
    .execute();
  await expect
    .poll(async () => {
      await ring(extension);
      return keys();
    })
    .not.toContain(`company:${lost?.company_id}`);
});

it('a code that is not an answer is left alone, and one that is spent fails in words', async () => {
  await extension.worker.evaluate(() => chrome.storage.local.remove(['session', 'signedIn']));
  const { popup, tab } = await pressConnect();
  await tab.getByRole('button', { name: 'Подключить', exact: true }).waitFor();
  const state = new URL(tab.url()).searchParams.get('state') ?? '';
  await tab.evaluate(() => {
    location.hash = '#code=stolen&state=other';
  });
  await tab.waitForTimeout(500);
  expect(await extension.stored('connecting')).toMatchObject({ state });
  await tab.evaluate((right) => {
    location.hash = `#code=wrong&state=${right}`;
  }, state);
  await tab.getByText('Не получилось подключить').waitFor();
  await look(tab, 'connect-failed');
  expect(await extension.stored('signedIn')).toBeUndefined();
  await Promise.all([popup.close(), tab.close()]);
});
