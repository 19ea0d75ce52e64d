import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { facts, linesTable, makePdf, titleBlock } from './pdf.ts';

const pageText = (file: Buffer, ...options: string[]) =>
  execFileSync('pdftotext', ['-layout', ...options, '-', '-'], { input: file, encoding: 'utf8' });

const document = (rows: number) =>
  makePdf({
    title: 'Акт сверки',
    author: 'АО «Лизинг»',
    createdAt: new Date('2026-11-25T08:00:00Z'),
    runningTitle: 'Акт сверки за 2026 год',
    content: [
      titleBlock('Акт сверки', 'с 1 января по 25 ноября 2026 г.'),
      facts([['Договор', 'ДЛ-2025/0418']]),
      linesTable(
        [
          { heading: 'Документ', width: '*' },
          { heading: 'Сумма', width: 80, align: 'right' },
        ],
        Array.from({ length: rows }, (_, index) => [`Платёж ${index + 1}`, '184 320,50']),
        [['Итого', '1 000,00']],
      ),
    ],
  });

test('a document has text that can be selected, an embedded font and no page number alone', async () => {
  const file = await document(3);
  expect(pageText(file)).toMatch(
    /Акт сверки[\s\S]+Договор +ДЛ-2025\/0418[\s\S]+Платёж 3 +184 320,50[\s\S]+Итого/,
  );
  expect(pageText(file)).not.toContain('Страница');
  expect(execFileSync('pdffonts', ['-'], { input: file, encoding: 'utf8' })).toMatch(
    /\+Roboto-Regular.*yes yes yes/,
  );
  expect(file.length).toBeLessThan(40_000);
});

test('a long one repeats the head of its table and numbers its pages', async () => {
  const file = await document(120);
  const second = pageText(file, '-f', '2', '-l', '2');
  expect(second).toMatch(/Документ +Сумма[\s\S]+Акт сверки за 2026 год +Страница 2 из 3/);
});

test('the same document is the same bytes', async () => {
  expect((await document(3)).equals(await document(3))).toBe(true);
});
