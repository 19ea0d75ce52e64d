import { Cabinet } from '@element-cabinet/sdk';
import { formatMoney } from '@element-cabinet/sdk/format';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import { callsTo, type Session } from '../support/calls.ts';
import { startTestServer } from '../support/server.ts';
import { type Extension, picture, startExtension } from './support/extension.ts';
import { email, ring, signIn } from './support/sign-in.ts';

/** The main job with the real server and the demo data: a client glances at the extension and knows what it owes. */
const server = await startTestServer();
let extension: Extension;

beforeAll(async () => {
  extension = await startExtension({ server: server.url });
});
afterAll(() => extension.close());

it('a client signs in, sees what it owes, reads a notification, and is signed out when the session ends', async () => {
  const { bearer } = await callsTo(server.url).extension(email, signIns.password);
  const erp = new Cabinet({ baseUrl: server.url, token: bearer });
  const { items: companies } = await erp.companies.listMyCompanies();
  const popup = await extension.open('popup');
  await signIn(popup);

  const company = companies.find(({ overduePayments }) => overduePayments > 0) ?? companies[0];
  const companyId = company?.id ?? '';
  const summary = await erp.payments.getDebtSummary({ companyId });
  const sum = summary.overdue.payments > 0 ? summary.overdue.amount : summary.nextPayment?.outstanding;
  expect(await popup.locator('.sum').innerText()).toBe(sum && formatMoney(sum, 'ru'));
  await expect
    .poll(async () => (await extension.badge()).text)
    .toBe(String(companies.reduce((all, { overduePayments }) => all + overduePayments, 0) || ''));

  const payments = await erp.payments.list({ companyId, limit: 20 });
  const titles = await popup.getByRole('tabpanel').getByRole('listitem').allInnerTexts();
  expect(titles).toHaveLength(payments.items.length);
  expect(titles[0]).toContain(payments.items[0]?.contract.number);
  await picture(popup, 'main-job');

  await ring(extension);
  const unread = (await erp.notifications.list({ companyId })).unread;
  await popup.getByRole('tab', { name: /Уведомления/ }).click();
  await picture(popup, 'main-job-notifications');
  if (unread > 0) {
    await popup.getByRole('button', { name: 'Отметить все прочитанными' }).click();
    await expect.poll(async () => (await erp.notifications.list({ companyId })).unread).toBe(0);
  }

  const page = await server.as('owner');
  const { call } = callsTo(server.url);
  const sessions = await call<{ items: Session[] }>(page, 'GET', '/v1/sessions');
  const own = sessions.body.items.filter(({ kind }) => kind === 'extension');
  expect(own).toHaveLength(2);
  for (const { id } of own) await call(page, 'DELETE', `/v1/sessions/${id}`);
  await ring(extension);
  await popup.getByText('Сеанс завершён').waitFor();
});
