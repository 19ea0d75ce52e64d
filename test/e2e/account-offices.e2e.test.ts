import type { Page } from 'playwright-core';
import { describe, expect, it, test } from 'vitest';
import { startTestServer } from '../support/server.ts';
import { expectGoodLooks, openPages, screenshots, wide } from './pages.ts';

const { server, openPage, openAs } = await openPages();
const withMap = await startTestServer({
  map: {
    url: 'https://tile.example/{z}/{x}/{y}.png',
    origin: 'https://tile.example',
    attribution: '© <b>Карты</b>',
  },
});
const screenshot = screenshots('offices');
const markers = (page: Page) => page.locator('.office-pin');
/** How many stand within the map's box. */
const markersInView = (page: Page) =>
  page.locator('.office-map').evaluate((map) => {
    const box = map.getBoundingClientRect();
    const inside = (pin: Element) => {
      const { left, top, right, bottom } = pin.getBoundingClientRect();
      return left >= box.left && top >= box.top && right <= box.right && bottom <= box.bottom;
    };
    return [...map.querySelectorAll('.office-pin')].filter(inside).length;
  });

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it('the offices pass axe and fit 360 px', async () => {
    const { page, expectQuiet } = await openPage({ colorScheme });
    await page.goto(`${server.url}/offices`);
    await expect.poll(() => markers(page).count()).toBe(7);
    await expect.poll(() => markersInView(page)).toBe(7);
    await expectGoodLooks(page, `offices-${colorScheme}`, screenshot);
    expectQuiet();
  });

  it("the staff's offices and their form pass axe and fit 360 px", async () => {
    const { page, expectQuiet } = await openAs('administrator', '/operator/offices', { colorScheme });
    await page.getByRole('link', { name: 'Офис на Таганке' }).waitFor();
    await expectGoodLooks(page, `staff-${colorScheme}`, screenshot);
    await page.setViewportSize(wide);
    await page.getByRole('link', { name: 'Офис на Таганке' }).click();
    await page.getByLabel('Адрес').waitFor();
    await expectGoodLooks(page, `form-${colorScheme}`, screenshot);
    expectQuiet();
  });
});

test('a city is chosen in the address; the map shows an office by a press and by the keyboard', async () => {
  const { page, expectQuiet } = await openPage();
  await page.goto(`${server.url}/sign-in`);
  await page.getByRole('link', { name: 'Офисы' }).click();
  await page.getByLabel('Город').selectOption('Москва');
  await page.waitForURL(`**/offices?city=${encodeURIComponent('Москва')}`);
  await expect.poll(() => markers(page).count()).toBe(2);
  expect(await page.getByRole('listitem').count()).toBe(2);
  await expect
    .poll(() => page.getByRole('link', { name: /000.00.21/ }).getAttribute('href'))
    .toBe('tel:+74950000021');
  await page.getByRole('button', { name: 'Показать на карте: Офис на Таганке' }).click();
  await page.locator('.leaflet-popup').getByText('ул. Таганская, д. 17–23, этаж 3').waitFor();
  await page.getByText('Подложка карты не подключена').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Москва. Головной офис' }).press('Enter');
  await page.locator('.leaflet-popup').getByText('Ленинградский проспект').waitFor();
  await page.goto(`${server.url}/offices?city=Тверь`);
  await page.getByText('В городе Тверь офисов нет').waitFor();
  await page.getByRole('link', { name: 'Показать все города' }).click();
  await expect.poll(() => markers(page).count()).toBe(7);
  expectQuiet();
});

test('on paper there is the list', async () => {
  const { page } = await openPage();
  await page.goto(`${server.url}/offices`);
  await expect.poll(() => markers(page).count()).toBe(7);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.office-map').isVisible()).toBe(false);
  expect(await page.getByText('+7 495').first().isVisible()).toBe(true);
  await screenshot(page, 'print');
});

test("tiles come from the map's origin alone, and nothing else may", async () => {
  const { page } = await openPage();
  const asked: string[] = [];
  await page.route(/^https:/, (route) => {
    asked.push(new URL(route.request().url()).origin);
    return route.fulfill({
      contentType: 'image/svg+xml',
      body: '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="#cde"/></svg>',
    });
  });
  const response = await page.goto(`${withMap.url}/offices`);
  const policy = response?.headers()['content-security-policy'];
  expect(policy).toMatch(/img-src 'self' data: https:\/\/tile\.example;/);
  expect(policy?.match(/https?:/g)).toHaveLength(1);
  await expect.poll(() => page.locator('.leaflet-tile-loaded').count()).toBeGreaterThan(0);
  await page.getByText('© <b>Карты</b>').waitFor();
  expect(new Set(asked)).toEqual(new Set(['https://tile.example']));
  const loads = await page.evaluate(async () => {
    const image = new Image();
    return new Promise((resolve) => {
      image.onload = () => resolve(true);
      image.onerror = () => resolve(false);
      image.src = 'https://other.example/1.png';
    });
  });
  expect(loads).toBe(false);
  await screenshot(page, 'tiles');
});

test('when no tile comes the map says so, and the list stands', async () => {
  const { page } = await openPage();
  await page.route('https://**', (route) => route.abort());
  await page.goto(`${withMap.url}/offices`);
  await page.getByText('Карта не загрузилась').waitFor();
  await expect.poll(() => markers(page).count()).toBe(7);
  expect(await page.getByRole('listitem').count()).toBe(7);
});

test('an administrator adds an office, changes it and takes it off; nothing filled in is lost', async () => {
  const { page, expectQuiet } = await openAs('administrator', '/operator/offices');
  await page.getByRole('link', { name: 'Добавить офис' }).click();
  await page.getByLabel('Город').fill('Пермь');
  await page.getByLabel('Название').fill('Офис на Ленина');
  await page.getByLabel('Адрес').fill('ул. Ленина, д. 50');
  await page.getByLabel('Телефон').fill('000-00-29');
  await page.getByLabel('Часы работы', { exact: true }).fill('пн–пт 9:00–18:00');
  await page.getByLabel('Часы работы по-английски').fill('Mon–Fri 9:00–18:00');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByText('Число от −90 до 90').waitFor();
  await page.getByText('С кодом страны').waitFor();
  await screenshot(page, 'form-wrong');
  await page.getByLabel('Широта').fill('58.0105, 56.2502');
  expect(await page.getByLabel('Долгота').inputValue()).toBe('56.2502');
  await page.getByLabel('Телефон').fill('+7 495 000-00-29');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByRole('link', { name: 'Офис на Ленина' }).click();

  const address = page.getByLabel('Адрес');
  await expect.poll(() => address.inputValue()).toBe('ул. Ленина, д. 50');
  await address.fill('ул. Ленина, д. 52');
  await server.admin
    .updateTable('offices')
    .set({ phone: '+7 495 000-00-30' })
    .where('city', '=', 'Пермь')
    .execute();
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByText('изменил кто-то другой').waitFor();
  expect(await address.inputValue()).toBe('ул. Ленина, д. 52');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByText('Офис сохранён').waitFor();

  const { page: anybody } = await openPage();
  await anybody.goto(`${server.url}/offices?city=Пермь`);
  await anybody.getByText('ул. Ленина, д. 52').waitFor();

  await page.getByRole('link', { name: 'Офис на Ленина' }).click();
  await page.getByRole('button', { name: 'Удалить' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Удалить' }).click();
  await page.getByText('Офис удалён').waitFor();
  await expect.poll(() => page.getByRole('link', { name: 'Офис на Ленина' }).count()).toBe(0);
  expectQuiet();
});

test('a manager sees the offices and does not change them', async () => {
  const { page } = await openAs('manager', '/operator/offices');
  await page.getByText('Офис на Таганке').waitFor();
  expect(await page.getByRole('link', { name: 'Добавить офис' }).count()).toBe(0);
});
