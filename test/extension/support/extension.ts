import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';
import { findChromium } from '../../support/browser.ts';

export const built = fileURLToPath(new URL('../../../extension/.output/chrome-mv3/', import.meta.url));
const artifacts = fileURLToPath(new URL('../../artifacts/extension/', import.meta.url));

const blank = '<!doctype html><title>blank</title><p elementtiming="sum">0</p>';

export interface Extension {
  context: BrowserContext;
  worker: Worker;
  /** `popup.html` or `options.html` as a tab of the popup's size. */
  open: (page: 'popup' | 'options' | 'blank', size?: { width: number; height: number }) => Promise<Page>;
  /** What the extension has stored under a key. */
  stored: (name: string) => Promise<unknown>;
  store: (name: string, value: unknown) => Promise<void>;
  /** Closes the browser and starts it again with all that is stored. */
  restart: () => Promise<Extension>;
  badge: () => Promise<{ text: string; title: string; colour: string }>;
  /** Where its copy and its profile lie; gone after `close`. */
  folder: string;
  close: () => Promise<void>;
}

interface Settings {
  server: string;
  /** Without it the browser's own question stays unanswered, as for a newcomer. */
  permitted?: boolean;
  language?: 'ru-RU' | 'en-US';
  /** Of an earlier start, to go on with its profile. */
  folder?: string;
}

/**
 * Chromium with the built extension. The browser's question about a permission can't be pressed without a screen: the
 * copy that is loaded has the optional permissions granted from the start instead.
 */
export async function startExtension(settings: Settings): Promise<Extension> {
  if (!existsSync(built)) throw new Error('The extension is not built: npm run build -w extension');
  const folder = settings.folder ?? mkdtempSync(join(tmpdir(), 'extension-'));
  cpSync(built, join(folder, 'extension'), { recursive: true });
  writeFileSync(join(folder, 'extension', 'blank.html'), blank);
  if (settings.permitted ?? true) grantAll(join(folder, 'extension', 'manifest.json'));
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: findChromium() ?? '',
    headless: true,
    locale: settings.language ?? 'ru-RU',
    args: [
      `--disable-extensions-except=${join(folder, 'extension')}`,
      `--load-extension=${join(folder, 'extension')}`,
      '--disable-background-networking',
      `--lang=${settings.language ?? 'ru-RU'}`,
      // Chromium has no sandbox for root; the pages are our own.
      ...(userInfo().uid === 0 ? ['--no-sandbox'] : []),
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const extension = extensionOf(context, worker, folder, settings);
  await extension.store('server', settings.server);
  return extension;
}

function grantAll(path: string): void {
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  manifest.permissions.push(...manifest.optional_permissions);
  manifest.host_permissions = manifest.optional_host_permissions;
  delete manifest.optional_permissions;
  delete manifest.optional_host_permissions;
  writeFileSync(path, JSON.stringify(manifest));
}

function extensionOf(context: BrowserContext, worker: Worker, folder: string, settings: Settings): Extension {
  const id = new URL(worker.url()).host;
  return {
    context,
    worker,
    restart: async () => {
      await context.close();
      return startExtension({ ...settings, folder });
    },
    open: async (name, size = { width: 380, height: 600 }) => {
      const page = await context.newPage();
      await page.setViewportSize(size);
      await page.goto(`chrome-extension://${id}/${name}.html`);
      return page;
    },
    stored: (name) =>
      worker.evaluate(async (key) => {
        const found = await chrome.storage.local.get(key);
        return (found[key] as { value: unknown } | undefined)?.value;
      }, name),
    store: (name, value) =>
      worker.evaluate(
        ([key, what]) => chrome.storage.local.set({ [key as string]: { version: 1, value: what } }),
        [name, value],
      ),
    badge: () =>
      worker.evaluate(async () => ({
        text: await chrome.action.getBadgeText({}),
        title: await chrome.action.getTitle({}),
        colour: (await chrome.action.getBadgeBackgroundColor({})).slice(0, 3).join(),
      })),
    folder,
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Keeps a picture to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(artifacts, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(artifacts, `${name}.png`) });
}
