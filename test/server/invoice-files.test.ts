import { execFileSync } from 'node:child_process';
import ExcelJS from 'exceljs';
import readQr from 'jsqr';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, it, test } from 'vitest';
import type { components } from '../../server/src/http/schema.gen.ts';
import { sandboxLessor } from '../../server/src/lessor.ts';
import {
  parseStatementDay,
  parseStatementSum,
} from '../../server/src/operator/bank-statement-imports/statement-values.ts';
import { callsTo } from '../support/calls.ts';
import { ledger, moveTo } from '../support/ledger.ts';
import { readPaymentQr } from '../support/payment-qr.ts';
import { startTestServer } from '../support/server.ts';
import { collectStatement, inChunks } from '../support/statements.ts';

const server = await startTestServer({ seed: false });
const { call } = callsTo(server.url);
const make = ledger(server.admin, server.url);
type Invoice = components['schemas']['InvoiceDetail'];

moveTo(server.clock, '2026-11-25');
const LONG_NAME =
  'Общество с ограниченной ответственностью «Северо-Западная транспортно-экспедиционная компания “Северный путь” 漢»';
const company = await make.company(LONG_NAME);
const { as: owner } = await make.person([{ company }]);

async function invoiceOf(lines: number): Promise<Invoice> {
  const contracts = [
    await make.contract(company),
    await make.contract(company, { number: `ДЛ-СПб-2026/0418-${lines}-ФЛ` }),
  ];
  const body = { lines: [] as { paymentId: string }[] };
  for (let number = 1; number <= lines; number++) {
    const contract = contracts[number % 2];
    if (!contract) continue;
    const more = { number, total: '184320.50', vat_rate_percent: 22 };
    const sums = { net_kopecks: 15_108_238n, vat_kopecks: 3_323_812n };
    const payment = await make.payment(contract, '2026-12-17', { ...more, ...sums });
    body.lines.push({ paymentId: payment.id });
  }
  return (await call<Invoice>(owner, 'POST', `/v1/companies/${company}/invoices`, { body })).body;
}

async function file(invoice: Invoice, format: string) {
  const { cookie } = owner;
  const path = `/v1/companies/${company}/invoices/${invoice.id}/file?format=${format}`;
  const response = await fetch(server.url + path, { headers: { cookie } });
  return { headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}
const tool = (name: string, input: Buffer, ...options: string[]) =>
  execFileSync(name, options, { input, maxBuffer: 50_000_000 });
const textOf = (pdf: Buffer, ...options: string[]) =>
  tool('pdftotext', pdf, '-layout', ...options, '-', '-')
    .toString()
    .replaceAll(/[\s\u00a0]+/g, ' ');
const pagesOf = (pdf: Buffer) => Number(/Pages: +(\d+)/.exec(tool('pdfinfo', pdf, '-').toString())?.[1]);
const printed = (amount: string) => amount.replace('.', ',').replace(/\B(?=(\d{3})+,)/g, ' ');
const scan = (picture: Buffer) => {
  const { data, width, height } = PNG.sync.read(picture);
  const found = readQr(new Uint8ClampedArray(data), width, height);
  return found && readPaymentQr(Uint8Array.from(found.binaryData));
};

let invoice: Invoice;
beforeAll(async () => {
  invoice = await invoiceOf(15);
});
const expectedQr = () => ({
  name: sandboxLessor.name,
  personalacc: sandboxLessor.bank.account,
  bic: sandboxLessor.bank.bik,
  correspacc: sandboxLessor.bank.correspondentAccount,
  payeeinn: sandboxLessor.inn,
  sum: invoice.total.amount.replace('.', ''),
  purpose: invoice.purpose,
});

describe('the PDF', () => {
  it('is one page with fifteen lines and long names, under 100 kB, with every sum in its text', async () => {
    const { bytes, headers } = await file(invoice, 'pdf');
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toContain(encodeURIComponent(`Счёт ${invoice.number}.pdf`));
    expect([pagesOf(bytes), bytes.length < 100_000]).toEqual([1, true]);
    const text = textOf(bytes);
    for (const part of [
      `Счёт на оплату № ${invoice.number} от 25 ноября 2026 г.`,
      `БИК ${sandboxLessor.bank.bik}`,
      sandboxLessor.bank.account,
      sandboxLessor.bank.correspondentAccount,
      `Всего к оплате: ${printed(invoice.total.amount)} ₽`,
      printed(invoice.net.amount),
      printed(invoice.vat.amount),
    ])
      expect(text).toContain(part);
    const words = textOf(bytes, '-raw');
    expect(words).toContain(invoice.amountInWords);
    expect(words.replaceAll(' ', '')).toContain(invoice.purpose.replaceAll(' ', ''));
    expect(text.match(/184 320,50/g)?.length).toBe(15);
    expect(tool('pdffonts', bytes, '-').toString()).toMatch(/\+Roboto-Regular/);
  });

  it('has a QR that is read from the picture of its page', async () => {
    const { bytes } = await file(invoice, 'pdf');
    expect(scan(tool('pdftoppm', bytes, '-r', '200', '-png', '-'))).toMatchObject(expectedQr());
  });

  it('goes on correctly beyond a page: the head again, page numbers, one total', async () => {
    const { bytes } = await file(await invoiceOf(40), 'pdf');
    const pages = pagesOf(bytes);
    expect(pages).toBeGreaterThan(1);
    for (let page = 1; page <= pages; page++) {
      const text = textOf(bytes, '-f', String(page), '-l', String(page));
      expect(text).toContain('Наименование');
      expect(text).toContain(`Страница ${page} из ${pages}`);
    }
    expect(textOf(bytes).match(/Итого/g)?.length).toBe(1);
  });
});

it('the QR is a picture that is read', async () => {
  const { bytes, headers } = await file(invoice, 'qr');
  expect(headers.get('content-type')).toBe('image/png');
  expect(scan(bytes)).toMatchObject(expectedQr());
  expect(invoice.qrPayload).toContain(`|Purpose=${invoice.purpose}|`);
});

describe('the payment order', () => {
  it('is windows-1251 with CRLF, and our own reader of bank files takes it', async () => {
    const { bytes, headers } = await file(invoice, '1c');
    expect(headers.get('content-type')).toBe('text/plain; charset=windows-1251');
    expect(headers.get('content-disposition')).toContain('1c_to_kl.txt');
    const text = new TextDecoder('windows-1251', { fatal: true }).decode(bytes);
    expect(text.split('\r\n').every((line) => !/[\r\n]/.test(line))).toBe(true);
    expect(text).toMatch(/^1CClientBankExchange\r\n[\s\S]+\r\nКонецДокумента\r\nКонецФайла\r\n$/);
    expect(text).toContain('“Северный путь” ?»');

    const { documents, warnings } = await collectStatement(inChunks(bytes));
    expect(documents.length).toBe(1);
    expect(documents[0]).toMatchObject({ purpose: invoice.purpose });
    const field = (name: string) => new RegExp(`^${name}=(.*)\r$`, 'm').exec(text)?.[1];
    expect(parseStatementSum(field('Сумма') ?? '')).toBe(BigInt(invoice.total.amount.replace('.', '')));
    expect(parseStatementDay(field('Дата') ?? '')).toBe('2026-11-25');
    expect([field('ПолучательСчет'), field('ПолучательБИК'), field('ПолучательКорсчет')]).toEqual([
      sandboxLessor.bank.account,
      sandboxLessor.bank.bik,
      sandboxLessor.bank.correspondentAccount,
    ]);
    expect([field('ПлательщикСчет'), field('ПлательщикИНН')]).toEqual(['', invoice.buyer.inn]);
    expect(field('НазначениеПлатежа')).toBe(invoice.purpose);
    expect(warnings.map(({ code }) => code)).not.toContain('truncated');
  });
});

test('the workbook has real numbers and dates that sum up to the total', async () => {
  const { bytes } = await file(invoice, 'xlsx');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const sheet = workbook.worksheets[0];
  const rows = sheet?.getSheetValues() as (unknown[] | undefined)[];
  const row = (label: string) => rows.find((values) => values?.[1] === label)?.[2];
  expect(row('Оплатить до')).toEqual(new Date('2026-12-17T00:00:00Z'));
  expect([row('Расчётный счёт'), row('Назначение'), row('Прописью')]).toEqual([
    sandboxLessor.bank.account,
    invoice.purpose,
    invoice.amountInWords,
  ]);
  const numbered = rows.filter((values) => typeof values?.[1] === 'number');
  const sum = (column: number) =>
    numbered.reduce((total, values) => total + Math.round(Number(values?.[column]) * 100), 0) / 100;
  expect([numbered.length, sum(4), sum(6), sum(7)]).toEqual([
    15,
    Number(invoice.net.amount),
    Number(invoice.vat.amount),
    Number(invoice.total.amount),
  ]);
});

test('the JSON is the invoice as it is read', async () => {
  const { bytes, headers } = await file(invoice, 'json');
  expect(headers.get('content-type')).toBe('application/json');
  expect(JSON.parse(bytes.toString())).toEqual(invoice);
});
