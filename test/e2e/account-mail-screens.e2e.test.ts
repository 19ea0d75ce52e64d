import { randomBytes } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it, test } from 'vitest';
import type { Letter } from '../../server/src/platform/mail/letter.ts';
import { makeMail } from '../support/mails.ts';
import { expectGoodLooks, narrow, openPages, screenshots, wide } from './pages.ts';

const { server, openPage, openAs } = await openPages();
const { admin } = server;
const screenshot = screenshots('mail');

const letters: Record<string, Partial<Letter>> = {
  credentials: {
    subject: 'Доступ в личный кабинет',
    heading: 'Договор заключён — кабинет открыт',
    body: [
      'Здравствуйте, Анна Викторовна!\nДля ООО «Северный путь» создан личный кабинет: платежи, договоры и документы.',
      {
        facts: [
          ['Логин', 'anna.sokolova@ochen-dlinnoe-imya-kompanii.example'],
          ['Пароль действует до', '5 дек. 2026, 12:00'],
        ],
      },
      'Временный пароль:',
      { code: 'kP7-mXr2-vQ9z' },
    ],
    action: { label: 'Войти в кабинет', url: 'http://localhost/sign-in' },
    note: 'Никому не сообщайте пароль: сотрудники лизинговой компании его не спрашивают.',
  },
  reset: {
    subject: 'Новый пароль',
    heading: 'Задайте новый пароль',
    body: ['Кто-то, возможно вы, попросил новый пароль. Ссылка действует 30 минут и один раз.'],
    action: {
      label: 'Задать пароль',
      url: `http://localhost/reset#${randomBytes(32).toString('base64url')}`,
    },
    note: 'Если это были не вы, ничего делать не нужно: прежний пароль действует.',
  },
  hostile: {
    subject: '<script>alert(1)</script> & "кавычки"',
    heading: '<img src=x onerror=alert(1)>',
    body: [
      '</td></table><script>document.title="взломано"</script>',
      { facts: [['<b>Компания</b>', '"><svg onload=alert(1)>']] },
      { code: '<a href="javascript:alert(1)">' },
    ],
    action: { label: '<i>Открыть</i>', url: 'http://localhost/a"onmouseover="alert(1)' },
    note: '{{constructor}} <!-- -->',
  },
};

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it.each(Object.keys(letters))('the letter %s looks well, wide and narrow', async (name) => {
    const id = await makeMail(admin, { letter: letters[name] ?? {} });
    const { page, expectQuiet } = await openPage({ colorScheme });
    const answer = await fetch(`${server.url}/mailbox/letters/${id}`);
    expect(answer.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; .*; sandbox allow-top-navigation-by-user-activation$/,
    );
    // Without that policy, as a careless mail client would show it.
    await page.setContent(await answer.text());
    expect(await page.title()).not.toBe('взломано');
    expect(await page.locator('script, img, svg, [onmouseover]').count()).toBe(0);
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .disableRules(['region', 'landmark-one-main'])
      .analyze();
    expect(violations.map(({ id: rule, nodes }) => [rule, nodes[0]?.html])).toEqual([]);
    await screenshot(page, `letter-${name}-${colorScheme}`);
    await page.setViewportSize(narrow);
    const { scrollWidth, clientWidth } = await page
      .locator('html')
      .evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
    expect(scrollWidth).toBe(clientWidth);
    await screenshot(page, `letter-${name}-${colorScheme}-360`);
    expectQuiet();
  });

  it('the mailbox passes axe and fits 360 px, empty and full', async () => {
    await admin.deleteFrom('mails').execute();
    const { page, expectQuiet } = await openPage({ colorScheme });
    await page.goto(`${server.url}/mailbox`);
    await page.getByText('Писем пока нет').waitFor();
    await expectGoodLooks(page, `mailbox-empty-${colorScheme}`, screenshot);
    await page.setViewportSize(wide);
    for (const letter of Object.values(letters)) await makeMail(admin, { letter });
    // It comes by itself.
    await page.getByRole('link', { name: 'Доступ в личный кабинет' }).waitFor();
    await expectGoodLooks(page, `mailbox-${colorScheme}`, screenshot);
    expectQuiet();
  });

  it('the staff see what was refused; it passes axe and fits 360 px', async () => {
    await admin.deleteFrom('mails').execute();
    const refused = await makeMail(admin, { to: 'buhgalteria@client.example' });
    const waiting = await makeMail(admin, { to: 'direktor@client.example' });
    await admin
      .updateTable('mails')
      .set({
        state: 'refused',
        attempts: 1,
        last_error: '550 5.1.1 <buhgalteria@client.example>: Recipient address rejected: User unknown',
      })
      .where('id', '=', refused)
      .execute();
    await admin
      .updateTable('mails')
      .set({ last_error: 'connect ECONNREFUSED 10.0.0.5:587' })
      .where('id', '=', waiting)
      .execute();
    const { page, expectQuiet } = await openAs('manager', '/operator/mails', { colorScheme });
    await page.getByText('User unknown').filter({ visible: true }).waitFor();
    await expectGoodLooks(page, `staff-${colorScheme}`, screenshot);
    await page.setViewportSize(wide);
    await page.getByRole('button', { name: 'Отправить снова: buhgalteria@client.example' }).click();
    await page.getByText('Отклонённых писем нет').waitFor();
    await page.getByRole('link', { name: 'В очереди' }).click();
    await page.getByText('ECONNREFUSED').filter({ visible: true }).waitFor();
    await expect.poll(() => page.getByRole('row').count()).toBe(3);
    expectQuiet();
  });
});

test('from the sign-in to a mail, as it looks and as text, and by its link onward', async () => {
  await admin.deleteFrom('mails').execute();
  const reset = { ...letters.reset, action: { label: 'Задать пароль', url: `${server.url}/sign-in#token` } };
  await makeMail(admin, { to: 'anna@client.example', letter: reset });
  const { page, expectQuiet } = await openPage();
  await page.goto(`${server.url}/sign-in`);
  await page.getByRole('link', { name: 'Почтовый ящик' }).click();
  await page.getByText('anna@client.example').waitFor();
  await page.getByRole('link', { name: 'Новый пароль' }).click();
  const letter = page.frameLocator('iframe');
  await letter.getByRole('heading', { name: 'Задайте новый пароль' }).waitFor();
  await screenshot(page, 'mail');
  await page.getByRole('link', { name: 'Текст' }).click();
  await page.getByText(`Задать пароль:\n${server.url}/sign-in#token`).waitFor();
  await page.getByRole('link', { name: 'Как выглядит' }).click();
  await letter.getByRole('link', { name: 'Задать пароль' }).click();
  await page.waitForURL('**/sign-in#token');
  await page.getByRole('heading', { name: 'Вход' }).waitFor();
  expectQuiet();
});
