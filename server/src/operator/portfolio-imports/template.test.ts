import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { shippedCalendar } from '../../platform/calendar.ts';
import { COLUMNS, type Field, SHEETS } from './columns.ts';
import { parsePortfolio } from './parse-portfolio.ts';
import { planContract } from './plan.ts';
import { readFile } from './read-file.ts';
import { makeCsvTemplate, makeXlsxTemplate } from './template.ts';

const nothing = { companies: [], contracts: [] };

describe.each([
  ['xlsx', makeXlsxTemplate],
  ['csv', async () => makeCsvTemplate()],
] as const)('the %s template', (format, make) => {
  test('is itself a portfolio without a fault', async () => {
    const read = await readFile(await make());
    const { entries, problems } = parsePortfolio(read.tables);
    expect(read.format).toBe(format);
    expect(problems).toEqual([]);
    expect(entries.map(({ problems: own }) => own)).toEqual([[]]);
    const [plan] = entries.map((entry) => planContract(entry, nothing, shippedCalendar));
    expect(plan).toMatchObject({
      outcome: 'create',
      newCompany: true,
      work: {
        company: { id: null, terms: { name: 'ООО «Образец»', inn: '7704123450', kpp: '770401001' } },
        contract: {
          id: null,
          terms: { number: 'ДЛ-2026/0101', signedOn: '2026-02-10', buyoutKopecks: 100000n, reminderDays: 3 },
        },
        schedule: { reason: 'Договор' },
      },
    });
    expect(
      plan?.work?.schedule?.lines.map(({ kind, number, dueOn, totalKopecks }) => [
        kind,
        number,
        dueOn,
        totalKopecks,
      ]),
    ).toEqual([
      ['advance', 1, '2026-02-10', 30100000n],
      ['lease', 1, '2026-03-17', 12543050n],
      ['lease', 2, '2026-04-17', 12543050n],
      ['lease', 3, '2026-05-18', 12543050n],
      ['buyout', 1, '2026-06-01', 100000n],
    ]);
  });
});

test('both templates say the same', async () => {
  const read = async (bytes: Buffer) => {
    const { entries } = parsePortfolio((await readFile(bytes)).tables);
    return entries.map(({ company, contract, payments }) => ({ company, contract, payments }));
  };
  expect(await read(makeCsvTemplate())).toEqual(await read(await makeXlsxTemplate()));
});

test('every column is explained', async () => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await makeXlsxTemplate()).buffer as ArrayBuffer);
  const explained = workbook.getWorksheet('Пояснения')?.getColumn(2).values.filter(Boolean).slice(1);
  const all = Object.values(SHEETS).flatMap(({ fields }) =>
    fields.map((field: Field) => COLUMNS[field].heading),
  );
  expect(explained).toEqual(all);
});
