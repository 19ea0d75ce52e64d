import { describe, expect, it } from 'vitest';
import { calendarYear } from '../support/good-asks.ts';
import { choose, plain, screenshot, textFile } from './operator.ts';
import { expectGoodLooks, openPages, screenshots } from './pages.ts';

const { server, openAs } = await openPages();
const json = (year: object) => textFile('2027.json', JSON.stringify(year));
const ofCabinet = screenshots('cabinet');

describe('the production calendar', () => {
  it('is read by a manager, who loads nothing', async () => {
    const { page, expectQuiet } = await openAs('manager', '/operator/calendar');
    await page.getByRole('heading', { name: '2027 год' }).waitFor();
    await page.getByText('ещё не загружен', { exact: true }).waitFor();
    expect(await page.getByLabel('Выбрать файл').count()).toBe(0);
    await page.getByRole('link', { name: '2024' }).click();
    await page.getByText('29 апр. вместо 27 апр.', { exact: true }).waitFor();
    expect(page.url()).toContain('year=2024');
    expectQuiet();
  });

  it('tells an administrator what is wrong with a file, place by place', async () => {
    const { page } = await openAs('administrator', '/operator/calendar');
    await choose(
      page,
      textFile('2027.xml', '<calendar year="2027">\n<days>\n<day d="02.30" t="1"/>\n</days></calendar>'),
    );
    await page.getByText('Строка 3: Дня «02.30» в 2027 году нет').waitFor();
    await page.getByText('ничего не изменилось').waitFor();
    await expectGoodLooks(page, 'calendar-refused-light', screenshot);
  });

  it.each(['light', 'dark'] as const)('shows what would move, in %s', async (colorScheme) => {
    const { page, expectQuiet } = await openAs('administrator', '/operator/calendar', { colorScheme });
    await choose(page, json(calendarYear));
    await page.getByRole('button', { name: 'Загрузить 2027 год' }).waitFor();
    await expectGoodLooks(page, `calendar-preview-${colorScheme}`, screenshot);
    expectQuiet();
  });

  it('is loaded after a question, and payments are provisional no more', async () => {
    const provisional = async () =>
      (await server.admin.selectFrom('payments').select('id').where('due_provisional', '=', true).execute())
        .length;
    const before = await provisional();
    const { page, expectQuiet } = await openAs('administrator', '/operator/calendar');
    await choose(page, json(calendarYear));
    const card = page.getByRole('region', { name: '2027 год из файла «2027.json»' });
    expect(plain(await card.innerText())).toMatch(/Станут окончательными сроки: \d+ плат/);
    await page.getByRole('button', { name: 'Загрузить 2027 год' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Подтвердить' }).click();
    await page.getByText('Календарь на 2027 год загружен').waitFor();
    await page.getByText(/^Загрузил: Кириллов/).waitFor();
    expect(await provisional()).toBeLessThan(before);
    expectQuiet();
  });
});

describe('the calendar feed', () => {
  it('is made, copied, read and revoked', async () => {
    const { page, expectQuiet } = await openAs('owner', '/');
    await page.getByRole('link', { name: 'Платежи', exact: true }).first().click();
    await page.getByRole('link', { name: 'Календарь' }).click();
    await page.getByRole('button', { name: 'Создать адрес' }).click();
    const field = page.getByRole('textbox', { name: 'Секретный адрес' });
    await field.waitFor();
    await page.getByText('Календарь подключён').waitFor();
    await expectGoodLooks(page, 'calendar-made-light', ofCabinet);
    const { pathname, search } = new URL(await field.inputValue());
    const read = () => fetch(server.url + pathname + search);
    expect(await (await read()).text()).toContain('BEGIN:VEVENT');

    await page.reload();
    await page.getByText(/Последнее обращение/).waitFor();
    expect(await field.count()).toBe(0);
    await page.getByRole('button', { name: 'Отозвать' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Отозвать' }).click();
    await page.getByText('Адрес отозван').waitFor();
    await page.getByRole('button', { name: 'Создать адрес' }).waitFor();
    expect((await read()).status).toBe(404);
    expectQuiet();
  });
});
