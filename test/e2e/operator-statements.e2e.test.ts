import { describe, expect, it } from 'vitest';
import { encode, file, header, OWN } from '../support/statements.ts';
import {
  choose,
  countReceipts,
  incoming,
  openConsole,
  overdueOf,
  plain,
  screenshot,
  statementFile,
  textFile,
} from './operator.ts';

const { server, openStaff } = await openConsole();
const statements = '/operator/statements';

const { company, payment, statusOf } = await overdueOf(server);
const settling = incoming(server, {
  Номер: '118',
  Сумма: payment.outstanding.amount,
  ПлательщикИНН: company.inn,
  Плательщик1: company.name,
  НазначениеПлатежа: `Оплата по договору лизинга № ${payment.contract.number}, платёж ${payment.number}`,
});
const stranger = incoming(server, {
  Номер: '77',
  Сумма: '58000.00',
  ПлательщикИНН: '7707083893',
  Плательщик1: 'ООО «Прохожий»',
  НазначениеПлатежа: 'Оплата по счёту',
});
const fromStranger = (number: string) =>
  [...stranger].map((line) => line.replace(/^Номер=.*/, `Номер=${number}`));

describe('a bank statement', () => {
  it('is previewed, posted and seen by the client; sent again it changes nothing', async () => {
    const { page, expectQuiet } = await openStaff(statements);
    const before = await countReceipts(server);
    await choose(page, statementFile(settling, stranger));

    const post = page.getByRole('button', { name: /^Провести 2 поступления на/ });
    await post.waitFor();
    expect(await countReceipts(server)).toBe(before);
    await expect.poll(() => page.getByText('Windows-1251').count()).toBe(1);
    await page.getByText('есть конец файла').waitFor();
    const row = page.getByRole('row', { name: new RegExp(company.name) });
    const told = plain(await row.textContent());
    expect(told).toContain(`${payment.contract.number}, Платёж № ${payment.number}`);
    expect(told).toContain('платёж назван в назначении');
    expect(plain(await page.getByRole('row', { name: /Прохожий/ }).textContent())).toContain(
      'Плательщик неизвестен',
    );
    await screenshot(page, 'statement-preview');

    await page.getByRole('link', { name: /закроет платежи/ }).click();
    await page.waitForURL('**/statements/*?outcome=settle');
    await page.getByRole('row', { name: /Прохожий/ }).waitFor({ state: 'detached' });
    expect(await statusOf(payment.id)).toBe('overdue');

    await post.click();
    await screenshot(page, 'statement-question');
    await page.getByRole('dialog').getByRole('button', { name: 'Подтвердить' }).click();
    await page.getByRole('heading', { name: 'Проведено поступлений' }).waitFor();
    await page.getByRole('link', { name: /закрыл платежи/ }).waitFor();
    await screenshot(page, 'statement-report');
    expect(await statusOf(payment.id)).toBe('paid');
    expect(await countReceipts(server)).toBe(before + 2);

    await page.goto(`${server.url}${statements}`);
    await choose(page, statementFile(settling, stranger));
    await page.getByText('Нового ничего нет').waitFor();
    await page.getByRole('link', { name: /уже проведён/ }).waitFor();
    expect(await page.getByRole('button', { name: /^Провести/ }).count()).toBe(0);
    expect(await countReceipts(server)).toBe(before + 2);
    await screenshot(page, 'statement-repeated');

    await page.goto(`${server.url}/operator/receipts`);
    const waiting = plain(await page.getByRole('row', { name: /Прохожий/ }).textContent());
    expect(waiting).toContain('Плательщик неизвестен');
    expect(waiting).toContain('58 000,00 ₽');
    await page.getByRole('link', { name: 'Разнесённые' }).click();
    await page.waitForURL('**/receipts?state=posted');
    await page.getByText(`Оплата по договору лизинга № ${payment.contract.number}`).first().waitFor();
    expectQuiet();
  });

  it('that is cut off says so, posts what is whole and refuses the rest', async () => {
    const { page } = await openStaff(statements);
    const lines = file(header(OWN), fromStranger('901'), fromStranger('902'));
    await choose(page, textFile('cut.txt', encode(lines.slice(0, -4).join('\r\n'), 'ibm866')));
    await page.getByText('обрезан: конца файла нет').waitFor();
    await page.getByRole('button', { name: /^Провести 1 поступление на/ }).waitFor();
    await expect.poll(() => page.getByText('DOS (CP866)').count()).toBe(1);
    await page.getByRole('link', { name: /не может быть проведён/ }).click();
    await page.waitForURL('**/statements/*?outcome=refuse');
    await page.getByRole('row', { name: /№ 902/ }).waitFor();
    await page
      .getByText(/Документ обрезан/)
      .filter({ visible: true })
      .first()
      .waitFor();
    expect(await page.getByRole('row', { name: /№ 901/ }).count()).toBe(0);
    await screenshot(page, 'statement-cut-off');
  });

  it('that is none is not taken: the reason is told, the file is kept, another one can be chosen', async () => {
    const { page } = await openStaff(statements);
    await choose(page, textFile('diary.txt', 'Дорогой дневник'));
    const alert = page.getByRole('alert');
    await alert.waitFor();
    await expect
      .poll(() => page.getByText('Файл «diary.txt» не принят, ничего не изменилось.').count())
      .toBe(1);
    await alert
      .getByText(/1CClientBankExchange|не распознан|не выписка/i)
      .first()
      .waitFor();
    await screenshot(page, 'statement-not-one');
    expect(await alert.getByRole('button', { name: 'Повторить' }).count()).toBe(0);
    await choose(page, statementFile(fromStranger('903')));
    await page.getByRole('button', { name: /^Провести 1 поступление на/ }).waitFor();
  });

  it('that could not be sent is kept, and sent again at a press', async () => {
    const { page, context } = await openStaff(statements);
    await page.getByRole('heading', { name: 'Прежние импорты' }).waitFor();
    await context.setOffline(true);
    await choose(page, statementFile(fromStranger('904')));
    // The list of earlier imports has lost its connection too, and may say so before or after.
    const alert = page.getByRole('region', { name: 'Новая выписка' }).getByRole('alert');
    await alert.getByText('Нет связи').waitFor();
    await expect
      .poll(() => page.getByText('Файл «kl_to_1c.txt» не принят, ничего не изменилось.').count())
      .toBe(1);
    await context.setOffline(false);
    await alert.getByRole('button', { name: 'Повторить' }).click();
    await page.getByRole('button', { name: /^Провести 1 поступление на/ }).waitFor();
  });

  it('can be dropped, and an empty day is no mistake', async () => {
    const { page } = await openStaff(statements);
    const text = file(header(OWN)).join('\r\n');
    await page.getByText('или перетащите его сюда').waitFor();
    const files = await page.evaluateHandle((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], 'empty-day.txt'));
      return transfer;
    }, text);
    await page.getByText('или перетащите его сюда').dispatchEvent('drop', { dataTransfer: files });
    await page.getByRole('heading', { name: 'Выписка empty-day.txt' }).waitFor();
    await page.getByText('Документов в выписке нет').waitFor();
    await page.getByText('Проводить нечего').waitFor();
  });

  it('tells how much of it has left, and can be cancelled', async () => {
    const { page, context } = await openStaff(statements);
    await page.getByRole('heading', { name: 'Прежние импорты' }).waitFor();
    const many = Array.from({ length: 4000 }, (_, index) => fromStranger(String(5000 + index)));
    const network = await context.newCDPSession(page);
    const limits = { offline: false, latency: 0, downloadThroughput: -1 };
    await network.send('Network.emulateNetworkConditions', { ...limits, uploadThroughput: 100_000 });
    await choose(page, statementFile(...many));
    const progress = page.getByRole('progressbar', { name: 'Отправляем «kl_to_1c.txt»…' });
    await progress.waitFor();
    await expect.poll(() => progress.evaluate((bar: HTMLProgressElement) => bar.value)).toBeGreaterThan(0.02);
    await screenshot(page, 'statement-sending');
    await page.getByRole('button', { name: 'Отменить' }).click();
    await page.getByText('или перетащите его сюда').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await network.send('Network.emulateNetworkConditions', { ...limits, uploadThroughput: -1 });
    const { items } = await page.evaluate(async () =>
      (await fetch('/v1/operator/bank-statement-imports')).json(),
    );
    expect(items.filter((made: { counts: { documents: number } }) => made.counts.documents === 4000)).toEqual(
      [],
    );
  });

  it('posted by a colleague meanwhile is not posted twice', async () => {
    const { page } = await openStaff(statements);
    const before = await countReceipts(server);
    await choose(page, statementFile(fromStranger('950')));
    const post = page.getByRole('button', { name: /^Провести 1 поступление на/ });
    await post.waitFor();
    const { page: other } = await openStaff(new URL(page.url()).pathname);
    for (const each of [other, page]) {
      await each.getByRole('button', { name: /^Провести 1 поступление на/ }).click();
      await each.getByRole('dialog').getByRole('button', { name: 'Подтвердить' }).click();
      await each.getByRole('heading', { name: 'Проведено поступлений' }).waitFor();
    }
    expect(await countReceipts(server)).toBe(before + 1);
  });
});
