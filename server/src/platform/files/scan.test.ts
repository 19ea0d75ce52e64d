import { describe, expect, it, test } from 'vitest';
import { safeName, scanOf } from './scan.ts';

const bytes = (text: string) => [Buffer.from(text, 'latin1')];
async function* of(parts: readonly Uint8Array[]) {
  yield* parts;
}
const sniff = (name: string, text: string) =>
  scanOf(name, of(bytes(text))).catch((error: { code: string }) => error.code);

const pdf = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
const jpeg = '\xff\xd8\xff\xe0\0\x10JFIF\0\x01';
const png = '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\0IDAT';
const tiff = 'II*\0\x08\0\0\0\0\0';

describe('a scan', () => {
  test.each([
    ['заявление.pdf', pdf, 'application/pdf'],
    ['IMG_0001.JPG', jpeg, 'image/jpeg'],
    ['scan.jpeg', jpeg, 'image/jpeg'],
    ['scan.png', png, 'image/png'],
    ['fax.tiff', tiff, 'image/tiff'],
    // the directory is far behind what is read of it
    ['fax.tif', 'MM\0*\0\x7f\xff\xff', 'image/tiff'],
  ])('%s', async (name, text, contentType) => {
    expect(await sniff(name, text)).toEqual({ contentType, name });
  });

  test.each([
    ['HTML', 'form.pdf', '<!doctype html><script>alert(1)</script>'],
    ['SVG', 'form.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['SVG named as a picture', 'form.png', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['an archive', 'form.pdf', 'PK\x03\x04\x14\0\0\0\x08\0'],
    ['a program', 'form.pdf', 'MZ\x90\0'],
    ['words', 'form.txt', 'Прошу изменить'],
    ['a picture that says it is a PDF', 'form.pdf', jpeg],
    ['a PDF that says it is a page', 'form.html', pdf],
    ['a picture of another kind', 'photo.gif', 'GIF89a\x01\0\x01\0'],
    ['a double name', 'form.pdf.exe', pdf],
  ])('is not %s', async (_, name, text) => {
    expect(await sniff(name, text)).toBe('file_kind_not_accepted');
  });

  it('is not nothing', async () => expect(await sniff('form.pdf', '')).toBe('file_empty'));

  it('gets the ending that its name lacks', async () =>
    expect(await sniff('Скан', pdf)).toMatchObject({ name: 'Скан.pdf' }));
});

test.each([
  ['заявление о смене логина.pdf', 'заявление о смене логина.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Documents\\скан.pdf', 'скан.pdf'],
  ['a\r\nSet-Cookie: b.pdf', 'aSet-Cookie: b.pdf'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['и\u0306.pdf', 'й.pdf'],
  ['...', 'file'],
  ['', 'file'],
  [' .pdf', 'pdf'],
  [`${'я'.repeat(300)}.pdf`, `${'я'.repeat(146)}.pdf`],
])('%j is kept as %j', (given, kept) => expect(safeName(given)).toBe(kept));
