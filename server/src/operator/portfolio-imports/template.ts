import ExcelJS from 'exceljs';
import { COLUMNS, type Field, SHEETS, type SheetName } from './columns.ts';

type Example = Partial<Record<Field, string>>;

const DATES = new Set<Field>(['signedOn', 'startsOn', 'endsOn', 'nominalDueOn']);
const MONEY = new Set<Field>(['buyoutPrice', 'contractTotal', 'total', 'vat', 'net']);
const NUMBERS = new Set<Field>([
  ...MONEY,
  'reminderDays',
  'penaltyDailyRatePercent',
  'paymentNumber',
  'vatRatePercent',
]);

const COMPANY: Example = {
  companyExternalId: 'K-9001',
  clientType: 'ЮЛ',
  companyName: 'ООО «Образец»',
  inn: '7704123450',
  kpp: '770401001',
  ogrn: '1027700999996',
  region: 'Москва',
  address: 'г. Москва, ул. Лесная, д. 5',
};
const CONTRACT: Example = {
  companyExternalId: 'K-9001',
  inn: '7704123450',
  kpp: '770401001',
  contractExternalId: 'DL-2026-0101',
  contractNumber: 'ДЛ-2026/0101',
  signedOn: '2026-02-10',
  startsOn: '2026-02-17',
  endsOn: '2026-05-31',
  status: 'Действует',
  assetName: 'КАМАЗ 5490',
  assetMake: 'КАМАЗ',
  assetModel: '5490-S5',
  vin: 'XTC549015N2512345',
  managerName: 'Павлова Ирина',
  managerPhone: '+7 495 000-00-01',
  managerEmail: 'pavlova@lessor.example',
  dueDateRule: 'Вперёд',
  penaltyDailyRatePercent: '0.1',
  reminderDays: '3',
  buyoutPrice: '1000.00',
  contractTotal: '678291.50',
  scheduleReason: 'Договор',
};
const payment = (
  kind: string,
  paymentNumber: string,
  nominalDueOn: string,
  total: string,
  vat: string,
): Example => ({
  ...{ contractExternalId: 'DL-2026-0101', contractNumber: 'ДЛ-2026/0101' },
  ...{ kind, paymentNumber, nominalDueOn, total, vatRatePercent: '22', vat },
});
const PAYMENTS = [
  payment('Аванс', '1', '2026-02-10', '301000.00', '54278.69'),
  payment('Лизинговый', '1', '2026-03-17', '125430.50', '22618.61'),
  payment('Лизинговый', '2', '2026-04-17', '125430.50', '22618.61'),
  payment('Лизинговый', '3', '2026-05-17', '125430.50', '22618.61'),
  payment('Выкупной', '1', '2026-05-31', '1000.00', '180.33'),
];
const EXAMPLES: Record<SheetName, Example[]> = {
  companies: [COMPANY],
  contracts: [CONTRACT],
  payments: PAYMENTS,
};

/** The workbook to fill in: three sheets with an example of one contract, and a sheet that explains the columns. */
export async function makeXlsxTemplate(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  for (const name of Object.keys(SHEETS) as SheetName[]) {
    const { heading, fields, required } = SHEETS[name];
    const sheet = workbook.addWorksheet(heading, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = fields.map((field: Field) => ({
      header: COLUMNS[field].heading,
      key: field,
      width: Math.max(14, COLUMNS[field].heading.length + 4),
      // Text keeps the leading zeros of requisites.
      style: {
        numFmt: DATES.has(field)
          ? 'dd.mm.yyyy'
          : MONEY.has(field)
            ? '#,##0.00'
            : NUMBERS.has(field)
              ? '0.####'
              : '@',
      },
    }));
    sheet.getRow(1).eachCell((cell, index) => {
      cell.font = { bold: true };
      const needed = (required as readonly Field[]).some((field) => field === fields[index - 1]);
      if (needed) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3EFEF' } };
    });
    for (const example of EXAMPLES[name]) sheet.addRow(typed(example));
  }
  addExplanations(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const typed = (example: Example) =>
  Object.fromEntries(
    Object.entries(example).map(([field, value]) => {
      if (DATES.has(field as Field)) return [field, new Date(`${value}T00:00:00Z`)];
      return [field, NUMBERS.has(field as Field) ? Number(value) : value];
    }),
  );

function addExplanations(workbook: ExcelJS.Workbook): void {
  const sheet = workbook.addWorksheet('Пояснения');
  sheet.columns = [
    { header: 'Лист', width: 14 },
    { header: 'Столбец', width: 24 },
    { header: 'Обязателен', width: 14 },
    { header: 'Что писать', width: 90 },
  ];
  sheet.getRow(1).font = { bold: true };
  for (const { heading, fields, required } of Object.values(SHEETS)) {
    for (const field of fields) {
      const needed = (required as readonly Field[]).includes(field);
      sheet.addRow([heading, COLUMNS[field].heading, needed ? 'да' : '', COLUMNS[field].explanation]);
    }
  }
  sheet.addRow([]);
  for (const rule of RULES) sheet.addRow(['', '', '', rule]);
}

const RULES = [
  'Договор называет свою компанию кодом или ИНН (и КПП), платёж свой договор — кодом или номером.',
  'Пустая ячейка ничего не меняет: у нового договора будет значение по умолчанию, у прежнего останется прежнее.',
  'График загружается целиком: строка, которой в файле нет, исчезнет. Оплаченная строка исчезнуть не может.',
  'Договор загружается весь или никак; что не так, покажет предварительный просмотр: лист, строка, столбец.',
  'Столбцы могут стоять в любом порядке; необязательные можно убрать. Строки примера удалите.',
];

/** The same example as one flat table: a row per payment. For Excel: a byte order mark, semicolons, commas. */
export function makeCsvTemplate(): Buffer {
  const fields = [...new Set<Field>(Object.values(SHEETS).flatMap((sheet) => sheet.fields))];
  const rows = PAYMENTS.map((line): Example => ({ ...COMPANY, ...CONTRACT, ...line }));
  const lines = [
    fields.map((field) => COLUMNS[field].heading as string),
    ...rows.map((row) => fields.map((field) => localText(field, row[field] ?? ''))),
  ];
  const text = lines.map((cells) => cells.map(quoted).join(';')).join('\r\n');
  return Buffer.from(`\ufeff${text}\r\n`);
}

function localText(field: Field, text: string): string {
  if (DATES.has(field)) return text.split('-').reverse().join('.');
  return NUMBERS.has(field) ? text.replace('.', ',') : text;
}

const quoted = (text: string) => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
