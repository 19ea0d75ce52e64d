import { readFileSync } from 'node:fs';
import jsQR from 'jsqr';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import { type As, callsTo } from '../support/calls.ts';
import { startTestServer } from '../support/server.ts';
import { type Extension, picture, startExtension } from './support/extension.ts';

/** What can be done with a payment in the popup, with the real server behind. */
const server = await startTestServer();
const { call, extension: bearerOf } = callsTo(server.url);

type Money = { amount: string };
type Payment = { id: string; outstanding: Money; announcement: { state: string; paidOn: string } | null };
type Invoice = { id: string; number: string; payable: Money; purpose: string; qrPayload: string };

let extension: Extension;
let popup: Page;
let owner: As;
let companyId: string;

async function signIn(email: string): Promise<void> {
  popup = await extension.open('popup');
  await popup.getByLabel('Эл. почта').fill(email);
  await popup.getByLabel('Пароль').fill(signIns.password);
  await popup.getByRole('button', { name: 'Войти' }).click();
  await popup.getByRole('tab', { name: /Платежи/ }).waitFor();
}

const rows = () => popup.getByRole('tabpanel').getByRole('listitem');
const button = (name: string) => popup.getByRole('button', { name, exact: true });

async function invoices(): Promise<Invoice[]> {
  const { body } = await call<{ items: Invoice[] }>(owner, 'GET', `/v1/companies/${companyId}/invoices`);
  return body.items;
}
async function payments(): Promise<Payment[]> {
  const { body } = await call<{ items: Payment[] }>(owner, 'GET', `/v1/companies/${companyId}/payments`);
  return body.items;
}

describe('somebody who may act', () => {
  beforeAll(async () => {
    extension = await startExtension({ server: server.url });
    await signIn('accountant@severny-put.example');
    await extension.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    owner = await bearerOf('accountant@severny-put.example', signIns.password);
    const mine = await call<{ items: { id: string }[] }>(owner, 'GET', '/v1/companies');
    companyId = mine.body.items[0]?.id ?? '';
  });
  afterAll(() => extension.close());
  it('downloads one invoice as PDF, however often and however fast it is pressed', async () => {
    const before = (await invoices()).length;
    await rows().nth(1).hover();
    const first = popup.waitForEvent('download');
    await button('Счёт PDF').dblclick();
    const file = await first;
    expect(file.suggestedFilename()).toMatch(/\.pdf$/);
    expect(
      readFileSync(await file.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    const said = popup.getByRole('status').getByText(/Счёт № \S+ скачан/);
    await said.waitFor();
    const again = popup.waitForEvent('download');
    await button('Счёт PDF').click();
    await again;
    const made = await invoices();
    expect(made.length).toBeLessThanOrEqual(before + 1);
    expect(await said.innerText()).toContain(made[0]?.number);
  });

  it('shows the QR of the same invoice, to be scanned from the screen, light and dark', async () => {
    const before = await invoices();
    for (const theme of ['light', 'dark']) {
      await extension.store('appearance', { language: 'ru', theme });
      await popup.locator(`html[data-theme=${theme}]`).waitFor();
      await button('QR').click();
      const sheet = popup.getByRole('dialog', { name: 'Оплата по QR' });
      await sheet.waitFor();
      const canvas = sheet.getByRole('img', { name: 'Платёжный QR-код' });
      await expect.poll(() => canvas.evaluate((one: HTMLCanvasElement) => one.width)).not.toBe(300);
      const box = await canvas.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(240);
      await picture(popup, `popup-qr-${theme}`);
      const png = PNG.sync.read(await popup.screenshot());
      const read = jsQR(new Uint8ClampedArray(png.data), png.width, png.height);
      const { body } = await call<Invoice>(
        owner,
        'GET',
        `/v1/companies/${companyId}/invoices/${before[0]?.id}`,
      );
      expect(Buffer.from(read?.binaryData ?? []).toString()).toBe(body.qrPayload);
      await sheet.getByText(body.purpose).waitFor();
      await popup.keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached' });
      expect(await popup.evaluate(() => document.activeElement?.textContent)).toBe('QR');
    }
    expect(await invoices()).toHaveLength(before.length);
  });

  it('copies what a payment order needs', async () => {
    await button('Реквизиты').click();
    await popup
      .getByRole('status')
      .getByText(/Реквизиты скопированы, счёт № /)
      .waitFor();
    const text = await popup.evaluate(() => navigator.clipboard.readText());
    const [invoice] = await invoices();
    expect(text).toContain(`Сумма: ${invoice?.payable.amount}`);
    expect(text.split('\n').map((line) => line.replace(/:.*/, ''))).toEqual([
      'Получатель',
      'ИНН',
      'КПП',
      'Счёт',
      'БИК',
      'Банк',
      'Корр. счёт',
      'Сумма',
      'Назначение платежа',
    ]);
  });

  it('says "I have paid", half now and half after the popup was closed', async () => {
    const at = (await payments()).findIndex(({ announcement }) => announcement === null);
    await rows().nth(at).hover();
    await button('Оплачен').click();
    const sheet = () => popup.getByRole('dialog', { name: 'Платёж оплачен' });
    await sheet().getByLabel('Номер поручения').fill('214');
    await picture(popup, 'popup-announce');
    await expect
      .poll(async () => (await extension.stored('announcementDraft')) as unknown)
      .toMatchObject({ orderNumber: '214' });
    await popup.close();
    popup = await extension.open('popup');
    expect(await sheet().getByLabel('Номер поручения').inputValue()).toBe('214');
    await sheet().getByLabel('Когда оплатили').fill('');
    await sheet().getByRole('button', { name: 'Сообщить' }).click();
    await sheet().getByText('Укажите день оплаты').waitFor();
    await sheet().getByLabel('Когда оплатили').fill('2020-01-09');
    await sheet().getByRole('button', { name: 'Сообщить' }).click();
    await sheet().getByRole('alert').waitFor();
    const today = server.clock.today();
    await sheet().getByLabel('Когда оплатили').fill(today);
    await sheet().getByRole('button', { name: 'Сообщить' }).click();
    await sheet().waitFor({ state: 'detached' });
    await rows().nth(at).getByText('оплата проводится').waitFor();
    await rows().nth(at).hover();
    await rows()
      .nth(at)
      .getByText(/Вы сообщили об оплате .*Деньги проводятся/)
      .waitFor();
    expect(await button('Оплачен').count()).toBe(0);
    expect((await payments())[at]?.announcement).toMatchObject({ state: 'awaiting', paidOn: today });
    expect(await extension.stored('announcementDraft')).toBeNull();
    await picture(popup, 'popup-announced');
  });

  it('is told that there is no connection, and what does not work without it', async () => {
    const all = await extension.stored('pollState');
    await extension.store('pollState', { ...(all as object), failure: 'offline' });
    await popup.getByText(/Нет связи с сервером: счёт и отметка/).waitFor();
    expect(await button('Счёт PDF').getAttribute('aria-disabled')).toBe('true');
    await extension.store('pollState', all);
    await popup.locator('button.primary[aria-disabled=false]').waitFor();
  });
});

describe('somebody who may only read', () => {
  beforeAll(async () => {
    extension = await startExtension({ server: server.url });
    await signIn('viewer@severny-put.example');
  });
  afterAll(() => extension.close());

  it('is offered what works: the contract and the sum', async () => {
    await rows().first().hover();
    await rows().first().getByRole('button', { name: 'Скопировать сумму' }).click();
    await rows().first().getByText('Скопировано').first().waitFor();
    await extension.context.grantPermissions(['clipboard-read']);
    expect(await popup.evaluate(() => navigator.clipboard.readText())).toMatch(/^\d+\.\d\d$/);
    const contract = rows().first().getByRole('link', { name: 'Договор' });
    expect(await contract.getAttribute('href')).toMatch(/\/contracts\//);
    expect(await button('Счёт PDF').count()).toBe(0);
    expect(await button('Оплачен').count()).toBe(0);
  });

  it('is told so by the server where the popup believed more', async () => {
    const known = (await extension.stored('companies')) as { data: { items: { role: string }[] } };
    for (const company of known.data.items) company.role = 'owner';
    await extension.store('companies', known);
    await rows().nth(2).hover();
    await button('Счёт PDF').click();
    await popup.getByText('Вашей роли это больше не разрешено').waitFor();
    await picture(popup, 'popup-refused');
  });
});
