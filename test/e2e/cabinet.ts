import type { BrowserContextOptions, Page } from 'playwright-core';
import { openPages, screenshots, signIn as signInAs } from './pages.ts';

export const owner = 'owner@severny-put.example';

export const screenshot = screenshots('cabinet');

export const signIn = (page: Page, email = owner, password?: string) => signInAs(page, email, password);

/** The built cabinet on a server with the demo data, and a browser. Call it at the top of the file. */
export async function openCabinet() {
  const { server, openPage, openAs } = await openPages();

  /** The session of `server.as` is everybody's: what ends sessions signs in by itself. */
  async function openSignedIn(options?: BrowserContextOptions) {
    const opened = await openAs('owner', '/', options);
    await opened.page.getByRole('heading', { name: 'Обзор' }).waitFor();
    return { ...opened, company: `${server.url}${new URL(opened.page.url()).pathname}` };
  }

  return { server, openPage, openSignedIn };
}
