import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Extension, picture, startExtension } from './support/extension.ts';
import { calm, huge, longName, northernWay, overpaid } from './support/scenario.ts';
import { signIn } from './support/sign-in.ts';
import { type StubServer, startStubServer } from './support/stub-server.ts';

/** Every screen in both languages and both themes: nothing for axe to find, and a picture to look at. */
const looks = [
  ['ru', 'light'],
  ['ru', 'dark'],
  ['en', 'light'],
  ['en', 'dark'],
] as const;

let server: StubServer;
let extension: Extension;
let view: Page;
/** One where the person may only read. */
const readOnly = { ...calm, balance: { ...calm.balance, role: 'viewer' as const } };
const all = [northernWay, longName, overpaid, readOnly, huge];

beforeAll(async () => {
  server = await startStubServer(structuredClone(all));
  extension = await startExtension({ server: server.url });
  view = await extension.open('popup');
  await signIn(view);
});
afterAll(async () => {
  await extension.close();
  await server.close();
});

async function look(page: Page, name: string, of: Extension = extension): Promise<void> {
  for (const [language, theme] of looks) {
    await of.store('appearance', { language, theme });
    await page.locator(`html[lang=${language}][data-theme=${theme}]`).waitFor();
    await page.mouse.move(0, 0);
    await page.waitForTimeout(300);
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await picture(page, `${name}-${language}-${theme}`);
    // Nothing sticks out at the side.
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  }
}

async function showCompany(name: RegExp): Promise<void> {
  await view.locator('.menu-button').click();
  await view.locator('.menu').getByRole('button', { name }).click();
  await view.locator('.menu-button').getByText(name).first().waitFor();
}

describe('the looks of the popup', () => {
  it('with an overdue payment and the offer of notifications', () => look(view, 'popup-offer'));

  it('with an overdue payment', async () => {
    await extension.store('noticesDeclined', true);
    await view.locator('.offer').waitFor({ state: 'detached' });
    await look(view, 'popup');
  });

  it('with the QR of a payment', async () => {
    await view.locator('.row-actions button').nth(1).click();
    await view.locator('canvas[style]').waitFor();
    await look(view, 'popup-qr');
    await view.keyboard.press('Escape');
    await view.locator('dialog').waitFor({ state: 'detached' });
  });

  it('with requisites that were copied, and the form of "I have paid"', async () => {
    await extension.context.grantPermissions(['clipboard-write']);
    await view.locator('.row-actions button').nth(2).click();
    await view.locator('.row-note.ok').waitFor();
    await look(view, 'popup-copied');
    await view.locator('.row-actions button').nth(3).click();
    await view.locator('dialog').waitFor();
    await look(view, 'popup-announce');
    await view.keyboard.press('Escape');
    await view.locator('dialog').waitFor({ state: 'detached' });
  });

  it('with a payment that was announced', async () => {
    await view.locator('.row').nth(1).hover();
    await view.locator('.row-actions button').nth(3).click();
    await view.locator('dialog button[type=submit]').click();
    await view.locator('dialog').waitFor({ state: 'detached' });
    await view.locator('.row').nth(1).hover();
    await view.locator('.row-note', { hasText: '96' }).waitFor();
    await look(view, 'popup-announced');
  });

  it('with notifications', async () => {
    await view.getByRole('tab').nth(1).click();
    await look(view, 'popup-notifications');
    await view.getByRole('tab').nth(0).click();
  });

  it('with the menu of companies', async () => {
    await view.locator('.menu-button').click();
    await look(view, 'popup-companies');
    await view.keyboard.press('Escape');
  });

  it('with a long name and a payment soon', async () => {
    await showCompany(/Общество/);
    await look(view, 'popup-soon');
  });

  it('with a hundred millions in thirty contracts', async () => {
    await showCompany(/Автотрансхолдинг/);
    await look(view, 'popup-huge');
  });

  it('with nothing soon', async () => {
    await showCompany(/Тихая гавань/);
    await look(view, 'popup-calm');
  });

  it('with nothing to pay and too much paid', async () => {
    await showCompany(/Ларионова/);
    await look(view, 'popup-paid');
    await view.getByRole('tab').nth(1).click();
    await look(view, 'popup-no-notifications');
    await view.getByRole('tab').nth(0).click();
  });

  it('offline', async () => {
    await showCompany(/Северный путь/);
    server.down = true;
    await view.locator('.bar-end button').first().click();
    await view.locator('.freshness.warn').waitFor();
    await look(view, 'popup-offline');
    server.down = false;
  });

  it('of the options', async () => {
    const options = await extension.open('options', { width: 800, height: 940 });
    await look(options, 'options');
    await extension.store('noticeSettings', {
      on: true,
      kinds: { overdue: true, dueSoon: true, news: false },
      daysAhead: 3,
      quiet: { from: '22:00', to: '08:00' },
    });
    await options.locator('fieldset:not(:disabled)').waitFor();
    await look(options, 'options-on');
    await options.setViewportSize({ width: 360, height: 1100 });
    await look(options, 'options-narrow');
    await options.close();
  });

  it('signed out, after a revoked session, and with a wrong password', async () => {
    server.tokens.clear();
    await view.locator('.bar-end button').first().click();
    await view.locator('#password').waitFor();
    await look(view, 'signed-out-revoked');
    await view.locator('#email').fill('owner@severny-put.example');
    await view.locator('#password').fill('x');
    await view.keyboard.press('Enter');
    await view.getByRole('alert').waitFor();
    await look(view, 'signed-out-refused');
  });
});

describe('the looks of the first minutes', () => {
  it('without access to the server', async () => {
    const newcomer = await startExtension({ server: server.url, permitted: false });
    const popup = await newcomer.open('popup');
    await popup.locator('#server').waitFor();
    await look(popup, 'connect', newcomer);
    await newcomer.close();
  });

  it('while it loads, when the first load fails, and without companies', async () => {
    const first = await startExtension({ server: server.url });
    const popup = await first.open('popup');
    server.tokens.add('given');
    await first.store('session', { server: server.url, token: 'given' });
    server.delayMs = 5000;
    await first.store('signedIn', { name: 'Анна', email: 'anna@x.example' });
    await popup.locator('.loading').waitFor();
    await look(popup, 'popup-loading', first);
    server.delayMs = 0;
    server.failing = true;
    await popup.reload();
    await popup.getByText(/Could not load/).waitFor();
    await look(popup, 'popup-failed', first);
    server.failing = false;
    server.companies = [];
    await popup.getByRole('button', { name: 'Try again' }).click();
    await popup.getByText('No companies yet').waitFor();
    await look(popup, 'popup-no-companies', first);
    await first.close();
  });
});
