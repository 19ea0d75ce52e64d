import { fileURLToPath } from 'node:url';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, expect } from 'vitest';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import { launchBrowser } from '../support/browser.ts';
import { startTestServer } from '../support/server.ts';

export const owner = 'owner@severny-put.example';
export const wide = { width: 1440, height: 900 };
export const narrow = { width: 360, height: 780 };

const artifacts = fileURLToPath(new URL('../artifacts/cabinet', import.meta.url));

export const screenshot = (page: Page, name: string) =>
  page.screenshot({ path: `${artifacts}/${name}.png`, fullPage: true });

export async function signIn(page: Page, email = owner, password: string = signIns.password) {
  await page.getByLabel('Электронная почта').fill(email);
  await page.getByLabel('Пароль').fill(password);
  await page.getByRole('button', { name: 'Войти' }).click();
}

/** The built cabinet on a server with the demo data, and a browser. Call it at the top of the file. */
export async function openCabinet() {
  const server = await startTestServer();
  const browser = await launchBrowser();
  afterAll(() => browser.close());
  const contexts: BrowserContext[] = [];
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });

  /** A page of a new profile; what it reported as errors fails the test by `expectQuiet`. */
  async function openPage(options: BrowserContextOptions = {}) {
    const context = await browser.newContext({ viewport: wide, locale: 'ru-RU', ...options });
    context.setDefaultTimeout(10_000);
    contexts.push(context);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        errors.push(message.text());
    });
    return { page, context, expectQuiet: () => expect(errors).toEqual([]) };
  }

  /** The session of `server.as` is everybody's: what ends sessions signs in by itself. */
  async function openSignedIn(options?: BrowserContextOptions) {
    const opened = await openPage(options);
    const session = await server.as('owner');
    if (!session || !('cookie' in session)) throw new Error('the owner is no page');
    const [name = '', value = ''] = session.cookie.split('=');
    await opened.context.addCookies([{ name, value, url: server.url }]);
    await opened.page.goto(server.url);
    await opened.page.getByRole('heading', { name: 'Обзор' }).waitFor();
    return { ...opened, company: `${server.url}${new URL(opened.page.url()).pathname}` };
  }

  return { server, openPage, openSignedIn };
}
