import type { Page } from 'playwright-core';
import { type Extension, startExtension } from './extension.ts';
import type { CompanyScenario } from './scenario.ts';
import { password, type StubServer, startStubServer } from './stub-server.ts';

export const email = 'owner@severny-put.example';

/** As a person does it, in Russian. */
export async function signIn(popup: Page): Promise<void> {
  await popup.getByLabel('Эл. почта').fill(email);
  await popup.getByLabel('Пароль').fill(password);
  await popup.getByRole('button', { name: 'Войти' }).click();
  await popup.getByRole('tab', { name: /Платежи/ }).waitFor();
}

export interface Stage {
  server: StubServer;
  extension: Extension;
  /** A popup that is open and has all its data. */
  popup: Page;
  close: () => Promise<void>;
}

/** A signed-in extension before a server that knows these companies. */
export async function signedInStage(companies: CompanyScenario[]): Promise<Stage> {
  const server = await startStubServer(structuredClone(companies));
  const extension = await startExtension({ server: server.url });
  const popup = await extension.open('popup');
  await signIn(popup);
  const stage: Stage = {
    server,
    extension,
    popup,
    close: async () => {
      await stage.extension.close();
      await server.close();
    },
  };
  return stage;
}

/** Lets the alarm ring and waits for the poll to end. One that rings within another poll asks nothing: it rings again. */
export async function ring(extension: Extension): Promise<void> {
  const before = JSON.stringify(await extension.stored('pollState'));
  for (let tries = 0; tries < 200; tries += 1) {
    if (tries % 20 === 0) await dispatch(extension);
    if (JSON.stringify(await extension.stored('pollState')) !== before) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('The alarm rang and nothing was asked');
}

function dispatch(extension: Extension): Promise<void> {
  return extension.worker.evaluate(() => {
    const alarms = chrome.alarms.onAlarm as unknown as { dispatch: (alarm: object) => void };
    alarms.dispatch({ name: 'poll', scheduledTime: Date.now() });
  });
}
