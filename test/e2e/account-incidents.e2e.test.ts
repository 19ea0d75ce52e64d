import { describe, expect, it } from 'vitest';
import { accessReportToken } from '../support/incident-asks.ts';
import { newPerson } from '../support/people.ts';
import { expectGoodLooks, openPages, screenshots, signIn, wide } from './pages.ts';

const { server, openPage, openAs } = await openPages();
const screenshot = screenshots('account-incidents');

describe('this wasn’t me', () => {
  it('closes the account by the link of a mail, and the operators look into it', async () => {
    const person = await newPerson(server.admin);
    const token = await accessReportToken(server, person.id);
    const { page, expectQuiet } = await openPage();
    await page.goto(`${server.url}/not-me#${token}`);
    await page.getByLabel('Что вы заметили').fill('Я не меняла пароль');
    await page.getByRole('button', { name: 'Закрыть доступ' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Закрыть доступ' }).click();
    await page.getByRole('heading', { name: 'Доступ закрыт' }).waitFor();
    await page.goto(`${server.url}/sign-in`);
    await signIn(page, person.email, person.password);
    await page.getByText('Вход заблокирован').waitFor();
    await page.goto(`${server.url}/not-me#${token}`);
    await page.getByRole('button', { name: 'Закрыть доступ' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Закрыть доступ' }).click();
    await page.getByRole('heading', { name: 'Вы уже сообщили об этом' }).waitFor();
    expectQuiet();

    const staff = await openAs('manager', '/operator/incidents');
    await staff.page
      .getByRole('link', { name: /ИБ-\d{4}-\d{4}/ })
      .first()
      .click();
    await staff.page.getByText('Я не меняла пароль').waitFor();
    await staff.page.getByRole('button', { name: 'Роскомнадзор уведомлён' }).click();
    await staff.page.getByRole('dialog').getByRole('button', { name: 'Роскомнадзор уведомлён' }).click();
    await staff.page.getByLabel('Итоги расследования').fill('Пароль подобран по утечке другого сайта.');
    await staff.page.getByRole('button', { name: 'Записать итоги' }).click();
    await staff.page.getByRole('button', { name: 'Закрыть инцидент' }).click();
    await staff.page.getByRole('dialog').getByRole('button', { name: 'Закрыть инцидент' }).click();
    await staff.page.getByText(/^Закрыт /).waitFor();
    staff.expectQuiet();
  });
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it('the page, the register and an incident pass axe and fit 360 px', async () => {
    const { id } = await newPerson(server.admin);
    const { page } = await openPage({ colorScheme });
    await page.goto(`${server.url}/not-me#${await accessReportToken(server, id)}`);
    await expectGoodLooks(page, `not-me-${colorScheme}`, screenshot);
    await page.getByRole('button', { name: 'Закрыть доступ' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Закрыть доступ' }).click();
    await page.getByRole('heading', { name: 'Доступ закрыт' }).waitFor();
    const staff = await openAs('manager', '/operator/incidents', { colorScheme });
    const incident = staff.page.getByRole('link', { name: /ИБ-\d{4}-\d{4}/ });
    await incident.first().waitFor();
    expect(await incident.count()).toBeGreaterThan(0);
    await expectGoodLooks(staff.page, `incidents-${colorScheme}`, screenshot);
    await staff.page.setViewportSize(wide);
    await incident.first().click();
    await staff.page.getByRole('heading', { name: 'Что сделать' }).waitFor();
    await expectGoodLooks(staff.page, `incident-${colorScheme}`, screenshot);
  });
});
