import type { Page } from 'playwright-core';
import type { TestServer } from '../support/server.ts';
import { document, encode, file, header, OWN } from '../support/statements.ts';
import { openPages, screenshots } from './pages.ts';

export const screenshot = screenshots('operator');

/** No-break spaces told as spaces. */
export const plain = (text: string | null) => (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');

/** The built console on a server with the demo data, and a browser. Call it at the top of the file. */
export async function openConsole() {
  const pages = await openPages();
  return { ...pages, openStaff: (path: string, options = {}) => pages.openAs('manager', path, options) };
}

type Upload = { name: string; mimeType: string; buffer: Buffer };

export const textFile = (name: string, bytes: Uint8Array | string): Upload => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(bytes),
});

export const choose = (page: Page, upload: Upload) => page.getByLabel('Выбрать файл').setInputFiles(upload);

type Money = { amount: string };
type Debt = { id: string; number: number; contract: { number: string }; outstanding: Money };

/** What «Северный путь» is late with. */
export async function overdueOf(server: TestServer) {
  const as = await server.as('owner');
  const get = async <Body>(path: string) =>
    (await (await fetch(server.url + path, { headers: as && 'cookie' in as ? as : {} })).json()) as Body;
  const companies = await get<{ items: { id: string; name: string; inn: string }[] }>('/v1/companies');
  const company = companies.items.find(({ name }) => name.includes('Северный путь'));
  if (!company) throw new Error('the demo data lacks «Северный путь»');
  const payments = `/v1/companies/${company.id}/payments`;
  const { items } = await get<{ items: Debt[] }>(`${payments}?state=overdue`);
  const [payment] = items;
  if (!payment) throw new Error('«Северный путь» is late with nothing');
  const statusOf = async (id: string) => (await get<{ status: string }>(`${payments}/${id}`)).status;
  return { company, payment, statusOf };
}

/** Fills the wizard in for a draft of 36 payments, as far as to its making. */
export async function makeDraft(page: Page, number: string): Promise<void> {
  await page.getByLabel('Номер договора').fill(number);
  await page.getByLabel('Дата договора').fill('2026-11-20');
  await page.getByLabel('Ставка годовых').fill('18');
  await page.getByLabel('Число платежей').fill('36');
  await page.getByLabel('Первый платёж').fill('2040-01-25');
  await page.getByLabel('Выкупная цена').fill('1 000');
  await page.getByLabel(/Черновик/).check();
  await page.getByRole('button', { name: 'Рассчитать график' }).click();
  await page.getByRole('button', { name: 'Создать договор' }).click();
}

/** A day as banks write it. */
export const bankDay = (day: string) => day.split('-').toReversed().join('.');

/** A statement in the encoding of most banks. */
export const statementFile = (...documents: string[][]) =>
  textFile('kl_to_1c.txt', encode(file(header(OWN), ...documents).join('\r\n'), 'windows-1251'));

/** An incoming payment order of the day. */
export const incoming = (server: TestServer, fields: Record<string, string>) =>
  document({ Дата: bankDay(server.clock.today()), ДатаПоступило: bankDay(server.clock.today()), ...fields });

/** How many receipts there are in all states. */
export async function countReceipts({ admin }: TestServer): Promise<number> {
  const { count } = await admin
    .selectFrom('receipts')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
