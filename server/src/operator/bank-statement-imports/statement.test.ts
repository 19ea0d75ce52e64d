import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  CLIENT,
  collectStatement,
  document,
  encode,
  file,
  header,
  inChunks,
  OWN,
  read,
} from '../../../../test/support/statements.ts';
import { readStatement } from './statement.ts';

describe('a statement', () => {
  it('gives a normalised document', async () => {
    const { documents, warnings } = await read(file(header(OWN), document()));
    expect(warnings).toEqual([]);
    expect(documents).toEqual([
      {
        line: 7,
        kind: 'Платежное поручение',
        number: '14',
        date: '2026-10-01',
        amountKopecks: 12_543_050n,
        direction: 'in',
        bookedOn: '2026-10-02',
        payer: {
          name: 'ООО "Ромашка"',
          inn: '7707083893',
          kpp: '',
          account: CLIENT,
          bik: '',
          bank: '',
        },
        payee: { name: '', inn: '', kpp: '', account: OWN, bik: '', bank: '' },
        purpose: 'Оплата по договору лизинга № ДЛ-15/24',
        defects: [],
        occurrence: 1,
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  test.each([
    ['utf-8', 'UTF-8'],
    ['windows-1251', 'UTF-8'],
    ['ibm866', 'DOS'],
    ['ibm866', 'Windows'],
    ['windows-1251', 'DOS'],
  ] as const)('in %s that declares %s is read as what it is', async (encoding, declared) => {
    const lines = file(header(OWN), document()).map((line) => line.replace('Windows', declared));
    const { headers, documents } = await read(lines, '\n', encoding);
    expect(headers[0]).toMatchObject({ encoding, declaredEncoding: declared });
    expect(documents[0]?.purpose).toBe('Оплата по договору лизинга № ДЛ-15/24');
  });

  it('takes mixed line ends, blank lines and keys it does not know', async () => {
    const text = file(
      header(OWN),
      ['', 'Новое=1'],
      document({ НовоеПоле: 'a=b', НазначениеПлатежа: 'x=1=2' }),
    );
    let turn = 0;
    const mixed = text
      .join('|')
      .replace(/\|/g, () => ['\r\n', '\n', '\r', '\n\n', '\r\n\r\n'][turn++ % 5] ?? '');
    const { documents, warnings } = await read([mixed]);
    expect(warnings).toEqual([]);
    expect(documents).toMatchObject([{ purpose: 'x=1=2' }]);
  });

  it('comes out the same however it is cut, in every encoding', async () => {
    const lines = file(header(OWN), document(), document({ Номер: '15' }));
    for (const encoding of ['utf-8', 'windows-1251', 'ibm866'] as const) {
      const bytes = encode(lines.join('\r\n'), encoding);
      const whole = await collectStatement(inChunks(bytes));
      expect(whole.documents).toHaveLength(2);
      const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
      await fc.assert(
        fc.asyncProperty(sizes, async (cuts) => {
          expect(await collectStatement(inChunks(bytes, ...cuts))).toEqual(whole);
        }),
        { numRuns: 40 },
      );
    }
  });

  it('stays UTF-8 when cut inside a character and when a later byte is broken', async () => {
    const bytes = encode(file(header(OWN), document()).join('\n'), 'utf-8');
    const name = Buffer.from(bytes).indexOf('Ромашка');
    const cut = await collectStatement(inChunks(bytes.subarray(0, name + 1)));
    expect(cut.headers[0]?.encoding).toBe('utf-8');
    const bare = encode(`1CClientBankExchange\nРасчСчет=${OWN}\nСекцияДокумент=П`, 'utf-8').slice(0, -1);
    expect((await collectStatement(inChunks(bare))).headers[0]?.encoding).toBe('utf-8');
    const broken = Uint8Array.from(bytes);
    broken[name] = 0xff;
    const { headers, documents, warnings } = await collectStatement(inChunks(broken));
    expect(headers[0]?.encoding).toBe('utf-8');
    expect(documents).toMatchObject([{ amountKopecks: 12_543_050n, defects: [] }]);
    expect(warnings).toMatchObject([{ code: 'encoding_broken', line: 13 }]);
  });

  test.each([
    ['empty', '', 'statement_empty'],
    ['blank', '\ufeff\r\n \r\n', 'statement_empty'],
    ['PDF', '%PDF-1.7\n%\xe2\xe3', 'statement_is_pdf'],
    ['HTML', '<!doctype html><html></html>', 'statement_not_recognised'],
    ['XLSX', 'PK\u0003\u0004\u0014\u0000', 'statement_not_recognised'],
    ['its first line alone', '1CClientBankExchange\r\n', 'statement_not_recognised'],
    ['one without line ends', 'x'.repeat(1_000_000), 'statement_not_recognised'],
  ])('is refused when %s', async (_, text, code) => {
    await expect(collectStatement(inChunks(encode(text, 'utf-8'), 999))).rejects.toMatchObject({ code });
  });

  it('closes its source when refused', async () => {
    let closed = false;
    async function* source() {
      try {
        yield encode('%PDF-1.7\n', 'utf-8');
        yield encode('more', 'utf-8');
      } finally {
        closed = true;
      }
    }
    await expect(readStatement(source()).next()).rejects.toMatchObject({ code: 'statement_is_pdf' });
    expect(closed).toBe(true);
  });
});
