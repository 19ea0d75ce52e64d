import { accessSync, constants } from 'node:fs';
import { userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The program named by `CHROMIUM_PATH`, else the first Chromium or Chrome there is, else null. */
export function findChromium(): string | null {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin'];
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...elsewhere].find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function launchOptions() {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error('No Chromium or Chrome here: install one, or name it by CHROMIUM_PATH.');
  // Chromium has no sandbox for root; the pages are our own.
  const rootArguments = userInfo().uid === 0 ? ['--no-sandbox'] : [];
  return { executablePath, headless: true, args: ['--disable-background-networking', ...rootArguments] };
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions());
}

export type ExtensionBrowser = {
  context: BrowserContext;
  /** `chrome-extension://…`, without a slash at its end. */
  origin: string;
};

/** A fresh profile with the built extension of the folder; ready when its service worker runs. */
export async function launchWithExtension(folder: string): Promise<ExtensionBrowser> {
  const options = launchOptions();
  const context = await chromium.launchPersistentContext('', {
    ...options,
    args: [...options.args, `--disable-extensions-except=${folder}`, `--load-extension=${folder}`],
  });
  const [worker = await context.waitForEvent('serviceworker')] = context.serviceWorkers();
  return { context, origin: new URL(worker.url()).origin };
}
