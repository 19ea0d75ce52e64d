import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, expect } from 'vitest';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import { launchBrowser } from '../support/browser.ts';
import { type ActorName, startTestServer } from '../support/server.ts';

export const wide = { width: 1440, height: 900 };
export const narrow = { width: 360, height: 780 };

const artifacts = fileURLToPath(new URL('../artifacts', import.meta.url));

/** Keeps pictures of whole pages in a folder of `test/artifacts`. */
export const screenshots = (folder: string) => (page: Page, name: string) =>
  page.screenshot({ path: `${artifacts}/${folder}/${name}.png`, fullPage: true });

export async function signIn(page: Page, email: string, password: string = signIns.password) {
  await page.getByLabel('Электронная почта').fill(email);
  await page.getByLabel('Пароль').fill(password);
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
}

/** axe finds nothing, and at 360 px nothing is cut off; a picture of each is kept. */
export async function expectGoodLooks(
  page: Page,
  name: string,
  screenshot: ReturnType<typeof screenshots>,
): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect.poll(() => page.getByText('Загружается').count()).toBe(0);
  await page.waitForLoadState('networkidle');
  // The legacy mode leaves out frames, which no page has, and takes half the time.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  await screenshot(page, name);
  await page.setViewportSize(narrow);
  const { scrollWidth, clientWidth } = await page
    .locator('html')
    .evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
  expect(scrollWidth).toBe(clientWidth);
  await screenshot(page, `${name}-360`);
}

/** The built pages on a server with the demo data, and a browser. Call it at the top of the file. */
export async function openPages(options: Parameters<typeof startTestServer>[0] = {}) {
  const server = await startTestServer(options);
  const browser = await launchBrowser();
  afterAll(() => browser.close());
  const contexts: BrowserContext[] = [];
  afterEach(async ({ task }) => {
    const opened = contexts.splice(0);
    if (task.result?.state === 'fail')
      for (const [n, page] of opened.flatMap((context) => context.pages()).entries())
        await screenshots('failed')(page, `${task.id}-${n}`);
    await Promise.all(opened.map((context) => context.close()));
  });

  /** A page of a new profile; what it reported as errors fails the test by `expectQuiet`. */
  async function openPage(options: BrowserContextOptions = {}) {
    const context = await browser.newContext({ viewport: wide, locale: 'ru-RU', ...options });
    // A busy machine draws late.
    context.setDefaultTimeout(30_000);
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
  async function openAs(actor: ActorName, path: string, options?: BrowserContextOptions) {
    const opened = await openPage(options);
    const session = await server.as(actor);
    if (!session || !('cookie' in session)) throw new Error(`${actor} is no page`);
    const [name = '', value = ''] = session.cookie.split('=');
    await opened.context.addCookies([{ name, value, url: server.url }]);
    await opened.page.goto(server.url + path);
    return opened;
  }

  return { server, openPage, openAs };
}
