import { expect, it } from 'vitest';
import { plain } from './operator.ts';
import { openPages } from './pages.ts';

const { openAs } = await openPages();

it('an operator makes a contract: wrong terms are told at the field, the preview comes before the saving', async () => {
  const { page, expectQuiet } = await openAs('manager', '/operator/new-contract');
  await page.getByRole('searchbox').fill('Белый причал');
  await page.getByRole('link', { name: /Выбрать: .*Белый причал/ }).click();
  await page.getByLabel('Номер договора').fill('ДЛ-2026/0909');
  await page.getByLabel('Дата договора').fill('2026-11-20');
  await page.getByLabel('Наименование').fill('Погрузчик Heli');
  await page.getByLabel('Стоимость с НДС').fill('2 400 000');
  await page.getByLabel('Ставка годовых').fill('18');
  await page.getByLabel('Число платежей').fill('36');
  await page.getByLabel('Первый платёж').fill('2026-12-25');
  await page.getByLabel('Аванс, ₽').fill('2 400 000');
  await page.getByLabel('Аванс уплатить до').fill('2026-11-25');
  const compute = page.getByRole('button', { name: 'Рассчитать график' });
  await compute.click();
  await page.getByText('Аванс должен быть меньше стоимости предмета').waitFor();
  await page.getByLabel('Аванс, ₽').fill('');
  await page.getByLabel('Выкупная цена').fill('1 000');
  await compute.click();
  const first = page.getByRole('row', { name: /^Платёж 1 из 36/ });
  expect(plain(await first.textContent())).toContain('86 744,60');
  await page.getByRole('button', { name: 'Создать договор' }).click();
  await page.getByRole('heading', { level: 1, name: 'Договор ДЛ-2026/0909' }).waitFor();
  await expect.poll(() => page.getByRole('row', { name: /Платёж № 36/ }).count()).toBe(1);

  await page.getByRole('link', { name: 'Изменить график' }).click();
  await page.getByLabel('Основание').fill('Доп. соглашение № 1');
  await page.getByLabel('Стоимость с НДС').fill('2 400 000');
  await page.getByLabel('Ставка годовых').fill('18');
  await page.getByLabel('Число платежей').fill('30');
  await compute.click();
  await page.getByRole('heading', { name: 'Сравнение с нынешним графиком' }).waitFor();
  expect(plain(await page.getByRole('row', { name: /^Платёж 36/ }).textContent())).toContain('отменён');
  await page.getByRole('button', { name: 'Сохранить новую редакцию' }).click();
  await page.getByText('редакция 2').waitFor();

  await page.getByRole('button', { name: 'Завершить' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Завершить' }).click();
  await page.getByText('По договору не всё оплачено').waitFor();
  await page.getByRole('button', { name: 'Расторгнуть' }).click();
  await page.getByRole('dialog').getByLabel('Основание').fill('Соглашение сторон');
  await page.getByRole('dialog').getByRole('button', { name: 'Расторгнуть' }).click();
  await page.getByText('расторгнут', { exact: true }).first().waitFor();
  expectQuiet();
});

it('a client compares two versions, and sees when a change may be asked for', async () => {
  const { page, expectQuiet } = await openAs('owner', '/');
  await page.getByRole('heading', { name: 'Обзор' }).waitFor();
  await page.goto(`${page.url()}/contracts`);
  await page.getByRole('link', { name: 'ДЛ-2026/0077' }).click();
  await page.getByRole('link', { name: 'Сравнить с предыдущей' }).click();
  await page.getByRole('heading', { name: 'Сравнение редакций' }).waitFor();
  const fourth = page.getByRole('row', { name: /^Платёж 4 из 24/ });
  expect(plain(await fourth.textContent())).toMatch(/108 000,00.*96 400,00/);
  await expect.poll(() => page.getByRole('row', { name: /новый/ }).count()).toBe(4);
  await page.getByLabel('Было: редакция').selectOption('2');
  await page.getByText('Отличий нет').waitFor();
  expect(new URL(page.url()).search).toBe('?from=2&to=2');
  await page.goBack();
  await fourth.waitFor();

  await page.getByRole('link', { name: 'К договору' }).click();
  await page.getByRole('link', { name: 'Что если изменить график' }).click();
  await page.getByRole('link', { name: 'Дольше, но ниже платёж' }).click();
  await page.getByLabel('На сколько платежей дольше').fill('6');
  await page.getByRole('button', { name: 'Рассчитать' }).click();
  await page.getByText('Сейчас запросить нельзя').waitFor();
  await page.getByText(/Можно будет с/).waitFor();
  expect(new URL(page.url()).search).toBe('?kind=prolongation&value=6');
  await expect.poll(() => page.getByRole('row', { name: /новый/ }).count()).toBe(6);
  expectQuiet();
});
