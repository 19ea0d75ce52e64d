import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { northernWay } from './support/scenario.ts';
import { email } from './support/sign-in.ts';
import { password, type StubServer, startStubServer } from './support/stub-server.ts';

const firefox = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr';
const built = fileURLToPath(new URL('../../extension/.output/firefox-mv3/', import.meta.url));
const picture = fileURLToPath(new URL('../artifacts/extension/firefox.png', import.meta.url));
const uuid = 'b5f3c9a0-6d0e-4c9e-9f0a-2f6f0c0e1d11';

if (!existsSync(firefox))
  process.stderr.write('SKIPPED: no Firefox; install firefox-esr or name it by FIREFOX_PATH\n');

describe.skipIf(!existsSync(firefox))('in Firefox', () => {
  let server: StubServer;
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    server = await startStubServer(structuredClone([northernWay]));
    folder = mkdtempSync(join(tmpdir(), 'firefox-'));
    cpSync(built, folder, { recursive: true });
    const path = join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    // The browser's question can't be pressed without a screen.
    manifest.host_permissions = manifest.optional_host_permissions;
    delete manifest.optional_host_permissions;
    writeFileSync(path, JSON.stringify(manifest));
    const id = manifest.browser_specific_settings.gecko.id;
    browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: firefox,
      headless: true,
      // The driver's own viewport asks for a command that Firefox ESR does not know.
      defaultViewport: null,
      args: ['--remote-allow-system-access', '--width=380', '--height=600'],
      extraPrefsFirefox: {
        'extensions.webextensions.uuids': JSON.stringify({ [id]: uuid }),
        'intl.accept_languages': 'ru',
        'browser.download.folderList': 2,
        'browser.download.dir': folder,
        'browser.download.useDownloadDir': true,
      },
    });
    await browser.installExtension(folder);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(name: string): Promise<Page> {
    const page = await browser.newPage();
    // It loads, but the driver is not told so.
    await page.goto(`moz-extension://${uuid}/${name}`, { timeout: 3000 }).catch(() => undefined);
    return page;
  }

  it('signs in, shows the sum and polls', async () => {
    const page = await open('popup.html');
    await page.evaluate(
      (address) =>
        (globalThis as unknown as { browser: typeof chrome }).browser.storage.local.set({
          server: { version: 1, value: address },
        }),
      server.url,
    );
    await page.waitForSelector('#email');
    await page.type('#email', email);
    await page.type('#password', password);
    await page.click('button[type=submit]');
    await page.waitForSelector('.sum', { timeout: 10_000 });
    expect(await page.$eval('.sum', (sum) => sum.textContent)).toBe('184\u00a0320,50\u00a0₽');
    const badge = await page.evaluate(() =>
      (globalThis as unknown as { browser: typeof chrome }).browser.action.getBadgeText({}),
    );
    expect(badge).toBe('1');
    mkdirSync(dirname(picture), { recursive: true });
    await page.screenshot({ path: picture as `${string}.png` });
    expect(server.log).toContain('POST /v1/sessions 201');
  });

  it('saves an invoice through its own downloads, without a permission', async () => {
    const page = await open('popup.html');
    await page.waitForSelector('.row-actions button.primary');
    await page.click('.row-actions button.primary');
    await page.waitForSelector('.row-note.ok');
    const saved = () => readdirSync(folder).filter((name) => name.endsWith('.pdf'));
    await expect.poll(saved, { timeout: 10_000 }).toEqual(['schet-2026-118.pdf']);
    // Its name is there before its content.
    await expect.poll(() => readFileSync(join(folder, 'schet-2026-118.pdf'), 'utf8')).toContain('%PDF-');
    await page.click('.row-actions button:nth-of-type(2)');
    await page.waitForSelector('dialog canvas[style]');
    await page.screenshot({ path: picture.replace('.png', '-qr.png') as `${string}.png` });
  });
});
