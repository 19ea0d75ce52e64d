import { describe, expect, it, test } from 'vitest';
import {
  codes,
  collectStatement,
  document,
  encode,
  file,
  header,
  inChunks,
  OWN,
  OWN_2,
  read,
  section,
} from '../../../../test/support/statements.ts';
import { LINE_LIMIT } from './lines.ts';

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

  it('is a line far too long: told, cut and not kept in memory', async () => {
    const { documents, warnings } = await read(
      file(header(OWN), document({ НазначениеПлатежа: 'ж'.repeat(1_000_000) }), document({ Номер: '2' })),
    );
    expect(warnings).toEqual([{ line: 16, code: 'line_too_long' }]);
    expect(documents.map(({ number, defects }) => [number, defects])).toEqual([
      ['14', []],
      ['2', []],
    ]);
    expect(documents[0]?.purpose.length).toBeLessThan(20_000);
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

  it('is a character cut in two by a limit, or a NUL: what is kept is fit for the database', async () => {
    const purpose = `\u0000${'ж'.repeat(LINE_LIMIT - 'НазначениеПлатежа='.length - 2)}🚚`;
    const lines = file(header(OWN), [`\u0000${'ж'.repeat(198)}🚚`], document({ НазначениеПлатежа: purpose }));
    const { documents, warnings } = await read([...lines, `\u0000${'ж'.repeat(199)}🚚`], '\n', 'utf-8');
    const kept = [...documents.map((each) => each.purpose), ...warnings.map(({ value = '' }) => value)];
    expect(kept.join('').length).toBeGreaterThan(LINE_LIMIT);
    for (const text of kept) {
      expect(text.isWellFormed()).toBe(true);
      expect(text).not.toContain('\u0000');
    }
  });
});
