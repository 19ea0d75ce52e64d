import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { civilDate } from './civil-date.ts';
import { makeXlsx } from './xlsx.ts';

test('a sheet with real numbers and dates', async () => {
  const file = await makeXlsx(
    [
      {
        name: 'Счёт',
        above: [['Счёт № 1']],
        columns: [
          { heading: '№', width: 5 },
          { heading: 'Срок', width: 12, format: 'day' },
          { heading: 'Сумма', width: 16, format: 'money' },
        ],
        rows: [
          [{ number: 1 }, { day: civilDate('2026-11-25') }, { money: 18_432_050n }],
          [{ number: 2 }, null, { money: 5n }],
        ],
        totals: [['Итого', null, { money: 18_432_055n }]],
      },
    ],
    { author: 'Лизинг', createdAt: new Date('2026-11-25T08:00:00Z') },
  );
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(file as unknown as ArrayBuffer);
  const sheet = workbook.getWorksheet('Счёт');
  expect(sheet?.getCell('A2').value).toBe('№');
  expect(sheet?.getCell('B3').value).toEqual(new Date('2026-11-25T00:00:00Z'));
  expect(sheet?.getCell('B3').numFmt).toBe('dd.mm.yyyy');
  expect(sheet?.getCell('C3').value).toBe(184_320.5);
  expect(sheet?.getCell('C4').numFmt).toBe('#,##0.00');
  expect(sheet?.getCell('C5').value).toBe(184_320.55);
  expect(workbook.created).toEqual(new Date('2026-11-25T08:00:00Z'));
});
