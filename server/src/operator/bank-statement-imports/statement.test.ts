import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { collectStatement, encode, inChunks } from '../../../../test/support/statements.ts';
import { readStatement } from './statement.ts';

const OWN = '40702810900000000001';
const OWN_2 = '40702810900000000002';
const CLIENT = '40702810100000000777';

const header = (...accounts: string[]) => [
  '1CClientBankExchange',
  'ВерсияФормата=1.03',
  'Кодировка=Windows',
  'ДатаНачала=01.10.2026',
  'ДатаКонца=02.10.2026',
  ...accounts.map((account) => `РасчСчет=${account}`),
];
const document = (fields: Record<string, string> = {}, kind = 'Платежное поручение') => [
  `СекцияДокумент=${kind}`,
  ...Object.entries({
    Номер: '14',
    Дата: '01.10.2026',
    Сумма: '125430.50',
    ПлательщикСчет: CLIENT,
    ПлательщикИНН: '7707083893',
    Плательщик1: 'ООО "Ромашка"',
    ПолучательСчет: OWN,
    ДатаПоступило: '02.10.2026',
    НазначениеПлатежа: 'Оплата по договору лизинга № ДЛ-15/24',
    ...fields,
  }).map(([key, value]) => `${key}=${value}`),
  'КонецДокумента',
];
const section = (account: string, day: string, [opening, credited, debited, closing]: string[]) => [
  'СекцияРасчСчет',
  `ДатаНачала=${day}`,
  `ДатаКонца=${day}`,
  `РасчСчет=${account}`,
  `НачальныйОстаток=${opening}`,
  `ВсегоПоступило=${credited}`,
  `ВсегоСписано=${debited}`,
  `КонечныйОстаток=${closing}`,
  'КонецРасчСчет',
];
const file = (...parts: string[][]) => [...parts.flat(), 'КонецФайла', ''];
const read = (lines: string[], end = '\r\n', encoding: Parameters<typeof encode>[1] = 'windows-1251') =>
  collectStatement(inChunks(encode(lines.join(end), encoding)));
const codes = (warnings: readonly { code: string }[]) => warnings.map(({ code }) => code);

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
          kpp: null,
          account: CLIENT,
          bik: null,
          bank: null,
        },
        payee: { name: null, inn: null, kpp: null, account: OWN, bik: null, bank: null },
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
    ['PDF', '%PDF-1.7\n%\xe2\xe3', 'statement_not_recognised'],
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
    await expect(readStatement(source()).next()).rejects.toMatchObject({ code: 'statement_not_recognised' });
    expect(closed).toBe(true);
  });
});

describe('what is wrong inside', () => {
  it('is a missing end, told but harmless to whole documents', async () => {
    const { documents, warnings, summaries } = await read([...header(OWN), ...document()]);
    expect(codes(warnings)).toEqual(['end_missing']);
    expect(documents).toMatchObject([{ defects: [] }]);
    expect(summaries).toMatchObject([{ hasEndOfFile: false, documents: 1 }]);
  });

  it('is a half document wherever the file is cut: reported with its line, never importable', async () => {
    const whole = encode([...header(OWN), ...document(), ...document({ Номер: '15' })].join('\n'), 'utf-8');
    const text = Buffer.from(whole);
    const second = text.lastIndexOf('СекцияДокумент');
    for (let end = second + Buffer.byteLength('СекцияДокумент='); end < whole.length; end++) {
      const { documents, warnings } = await collectStatement(inChunks(whole.subarray(0, end)));
      expect(documents).toHaveLength(2);
      expect(documents[0]?.defects).toEqual([]);
      expect(documents[1]?.defects).toContain('document_incomplete');
      expect(warnings).toContainEqual({ line: 18, code: 'document_incomplete' });
    }
  });

  it('is a document without its end amid others, which are not touched', async () => {
    const { documents } = await read(
      file(
        header(OWN),
        document({ Номер: '1' }),
        document({ Номер: '2' }).slice(0, -1),
        document({ Номер: '3' }),
      ),
    );
    expect(documents.map(({ number, defects }) => [number, defects])).toEqual([
      ['1', []],
      ['2', ['document_incomplete']],
      ['3', []],
    ]);
  });

  test.each(['', 'сто', '1.000', '1,000.00', '12.5.0', '-700', '0.00', '9'.repeat(16)])(
    'is the sum «%s»',
    async (sum) => {
      const { documents, warnings } = await read(file(header(OWN), document({ Сумма: sum }), document()));
      expect(documents.map(({ defects }) => defects)).toEqual([['amount_invalid'], []]);
      expect(warnings).toEqual([{ line: 10, code: 'amount_invalid', key: 'Сумма', value: sum }]);
    },
  );

  test.each([
    ['700', 70_000n],
    ['700,5', 70_050n],
    ['1 000.00', 100_000n],
    ['1\u00a0000,07', 100_007n],
    ['90071992547409.93', 9_007_199_254_740_993n],
    ['+5.', null],
  ])('but not the sum «%s»', async (sum, kopecks) => {
    const { documents } = await read(file(header(OWN), document({ Сумма: sum })));
    expect(documents[0]?.amountKopecks).toBe(kopecks);
  });

  it('is a day that does not exist', async () => {
    const { documents, warnings } = await read(
      file(header(OWN), document({ Дата: '31.02.2026', ДатаПоступило: '2026-10-02' })),
    );
    expect(documents).toMatchObject([{ date: null, bookedOn: null, defects: ['booking_date_missing'] }]);
    expect(warnings).toMatchObject([
      { code: 'date_invalid', key: 'Дата', value: '31.02.2026', line: 9 },
      { code: 'date_invalid', key: 'ДатаПоступило', line: 15 },
      { code: 'booking_date_missing' },
    ]);
  });

  it('is an unknown version, a missing header key, text out of place and content after the end', async () => {
    const lines = header(OWN)
      .map((line) => line.replace('1.03', '2.07'))
      .filter((line) => !line.includes('Кодировка'));
    const { documents, warnings } = await read(
      file(lines, ['мусор'], document(), ['КонецФайла'], document({ Номер: '2' })),
    );
    expect(warnings).toEqual([
      { line: 6, code: 'line_not_understood', value: 'мусор' },
      { line: 1, code: 'header_key_missing', key: 'Кодировка' },
      { line: 2, code: 'version_unknown', key: 'ВерсияФормата', value: '2.07' },
      { line: 19, code: 'content_after_end' },
    ]);
    expect(documents).toHaveLength(2);
  });

  it('is a section without its account or its end', async () => {
    const { sections, warnings } = await read(
      file(header(OWN), [
        'СекцияРасчСчет',
        'НачальныйОстаток=1x',
        'КонецРасчСчет',
        'СекцияРасчСчет',
        `РасчСчет=${OWN}`,
      ]),
    );
    expect(sections).toMatchObject([{ account: null, openingKopecks: null }, { account: OWN }]);
    expect(codes(warnings)).toEqual(['account_missing', 'amount_invalid', 'account_incomplete']);
  });

  it('is an own account told of too late', async () => {
    const { documents, warnings } = await read(
      file(header(OWN_2), document(), section(OWN, '01.10.2026', [])),
    );
    expect(documents[0]?.direction).toBe('in');
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'account_declared_late', value: OWN }));
  });
});

describe('a document', () => {
  test.each([
    [{}, 'in', '2026-10-02'],
    [
      { ПлательщикСчет: OWN, ПолучательСчет: CLIENT, ДатаПоступило: '', ДатаСписано: '02.10.2026' },
      'out',
      '2026-10-02',
    ],
    [{ ПлательщикСчет: OWN_2, ДатаСписано: '02.10.2026' }, 'internal', '2026-10-02'],
    [{ ПолучательСчет: '', ПолучательРасчСчет: OWN, ДатаПоступило: '' }, 'in', '2026-10-01'],
    [{ ПолучательСчет: '1' }, 'in', '2026-10-02'],
    [{ ПолучательСчет: '1', ДатаПоступило: '', ДатаСписано: '03.10.2026' }, 'out', '2026-10-03'],
    [{ ПолучательСчет: '1', ДатаСписано: '02.10.2026' }, 'unknown', '2026-10-02'],
    [{ ПолучательСчет: '1', ДатаПоступило: '' }, 'unknown', '2026-10-01'],
  ])('%o goes %s on %s', async (fields, direction, bookedOn) => {
    const { documents } = await read(file(header(OWN, OWN_2), document(fields)));
    expect(documents).toMatchObject([{ direction, bookedOn }]);
  });

  test.each([
    [{ ПлательщикИНН: '7707083893/773601001' }, '7707083893', '773601001', 'ООО "Ромашка"'],
    [{ ПлательщикИНН: '0', Плательщик: 'ИНН 7707083893 ООО "Тюльпан"' }, '7707083893', null, 'ООО "Ромашка"'],
    [
      { ПлательщикИНН: '', Плательщик1: '', Плательщик: '7707083893, ООО "Тюльпан"' },
      '7707083893',
      null,
      'ООО "Тюльпан"',
    ],
    [
      { ПлательщикИНН: '', Плательщик1: '', Плательщик: 'ИНН 500100732259/0 ИП Лютик' },
      '500100732259',
      null,
      'ИП Лютик',
    ],
    [{ ПлательщикИНН: '', Плательщик1: '', Плательщик: 'ИНН 7707083893\\Мак' }, '7707083893', null, 'Мак'],
    [
      { ПлательщикИНН: '', Плательщик1: '', Плательщик: 'ООО Мак 7707083893' },
      null,
      null,
      'ООО Мак 7707083893',
    ],
    [{ ПлательщикИНН: '1234', ПлательщикКПП: '0' }, null, null, 'ООО "Ромашка"'],
  ])('%o has its payer', async (fields, inn, kpp, name) => {
    const { documents } = await read(file(header(OWN), document(fields)));
    expect(documents[0]?.payer).toMatchObject({ inn, kpp, name });
  });

  it('joins a purpose given in parts or broken over lines', async () => {
    const parts = { НазначениеПлатежа: '', НазначениеПлатежа1: 'Оплата', НазначениеПлатежа2: 'по договору' };
    const [start, ...rest] = document({ НазначениеПлатежа: 'Оплата\nпо договору\n№ ДЛ-15/24, сумма = 5' });
    const { documents, warnings } = await read(
      file(header(OWN), document(parts), [start ?? '', ...rest]),
      '\n',
    );
    expect(documents.map(({ purpose }) => purpose)).toEqual([
      'Оплата по договору',
      'Оплата по договору № ДЛ-15/24, сумма = 5',
    ]);
    expect(warnings).toEqual([]);
  });

  it('holds no character that the database would refuse', async () => {
    const { documents } = await read(file(header(OWN), document({ НазначениеПлатежа: 'a\u0000\tb' })));
    expect(documents[0]?.purpose).toBe('a b');
  });

  it('of any kind is kept, a bare one too', async () => {
    const { documents } = await read(
      file(header(OWN), document({}, 'Банковский ордер'), ['СекцияДокумент', ...document().slice(1)]),
    );
    expect(documents.map(({ kind }) => kind)).toEqual(['Банковский ордер', '']);
  });
});

describe('fingerprints', () => {
  const prints = async (lines: string[]) => (await read(lines)).documents.map((found) => found.fingerprint);

  it('stay in another file, another order of neighbours and another encoding of ё', async () => {
    const [alone] = await prints(file(header(OWN), document()));
    const more = await prints(
      file(header(OWN, OWN_2), document({ Номер: '13' }), document({}, 'Платёжное поручение')),
    );
    expect(more[1]).toBe(alone);
  });

  it('tell true twins apart by their occurrence, the same in every file', async () => {
    const twins = file(header(OWN), document(), document({ Номер: '13' }), document());
    const first = await prints(twins);
    expect(new Set(first).size).toBe(3);
    expect(await prints(twins)).toEqual(first);
    expect((await read(twins)).documents.map(({ occurrence }) => occurrence)).toEqual([1, 1, 2]);
  });

  test.each([{ Номер: '15' }, { Дата: '30.09.2026' }, { Сумма: '125430.51' }, { ПлательщикСчет: OWN_2 }])(
    'change with %o',
    async (fields) => {
      const both = await prints(file(header(OWN), document(), document(fields)));
      expect(new Set(both).size).toBe(2);
    },
  );

  it('are not taken up by a document that could not be imported', async () => {
    const [whole] = await prints(file(header(OWN), document()));
    const both = await prints(file(header(OWN), document().slice(0, -1), document()));
    expect(both[1]).toBe(whole);
    expect(both[0]).not.toBe(whole);
  });
});

describe('balances', () => {
  it('agree over several days and accounts, an internal transfer counting on both', async () => {
    const { warnings, summaries } = await read(
      file(
        header(OWN, OWN_2),
        section(OWN, '02.10.2026', ['100.00', '50', '30.00', '120.00']),
        section(OWN, '01.10.2026', ['0', '100.00', '0', '100.00']),
        section(OWN_2, '01.10.2026', ['5', '30', '0.00', '35,00']),
        document({ Сумма: '100' }),
        document({ Сумма: '50' }),
        document({ Сумма: '30', ПлательщикСчет: OWN, ПолучательСчет: OWN_2 }),
      ),
    );
    expect(warnings).toEqual([]);
    expect(summaries[0]?.balances).toMatchObject([
      {
        account: OWN,
        openingKopecks: 0n,
        closingKopecks: 12_000n,
        documentsInKopecks: 15_000n,
        agrees: true,
      },
      { account: OWN_2, documentsInKopecks: 3_000n, documentsOutKopecks: 0n, agrees: true },
    ]);
  });

  it('say in kopecks what does not agree', async () => {
    const { warnings, summaries } = await read(
      file(
        header(OWN),
        section(OWN, '01.10.2026', ['0', '125430.50', '0', '125430.51']),
        section(OWN, '02.10.2026', ['125430.50', '0', '1.00', '125429.50']),
        document(),
      ),
    );
    const mismatch = { account: OWN };
    expect(warnings).toEqual([
      {
        ...mismatch,
        line: 7,
        code: 'balance_mismatch',
        declaredKopecks: 12_543_051n,
        countedKopecks: 12_543_050n,
      },
      {
        ...mismatch,
        line: 16,
        code: 'balance_gap',
        declaredKopecks: 12_543_050n,
        countedKopecks: 12_543_051n,
      },
      { ...mismatch, line: 16, code: 'debited_mismatch', declaredKopecks: 100n, countedKopecks: 0n },
    ]);
    expect(summaries[0]?.balances).toMatchObject([{ agrees: false }]);
  });

  it('of an empty day are a valid statement', async () => {
    const { warnings, documents } = await read(
      file(header(OWN), section(OWN, '01.10.2026', ['7', '0', '0', '7'])),
    );
    expect([warnings, documents]).toEqual([[], []]);
  });
});
