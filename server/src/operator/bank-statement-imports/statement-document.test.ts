import { describe, expect, it, test } from 'vitest';
import { CLIENT, document, file, header, OWN, OWN_2, read } from '../../../../test/support/statements.ts';

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
    [{ ПлательщикИНН: '0', Плательщик: 'ИНН 7707083893 ООО "Тюльпан"' }, '7707083893', '', 'ООО "Ромашка"'],
    [
      { ПлательщикИНН: '', Плательщик1: '', Плательщик: '7777777777, ООО "Тюльпан"' },
      '7777777777',
      '',
      'ООО "Тюльпан"',
    ],
    [
      { ПлательщикИНН: '', Плательщик1: '', Плательщик: 'ИНН 500100732259/0 ИП Лютик' },
      '500100732259',
      '',
      'ИП Лютик',
    ],
    [{ ПлательщикИНН: '', Плательщик1: '', Плательщик: 'ИНН 7707083893\\Мак' }, '7707083893', '', 'Мак'],
    [{ ПлательщикИНН: '', Плательщик1: '', Плательщик: 'ООО Мак 7707083893' }, '', '', 'ООО Мак 7707083893'],
    [{ ПлательщикИНН: '1234', ПлательщикКПП: '0' }, '', '', 'ООО "Ромашка"'],
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
      const { documents } = await read(file(header(OWN), document(), document(fields)));
      expect(documents.map(({ occurrence }) => occurrence)).toEqual([1, 1]);
      expect(documents[0]?.fingerprint).not.toBe(documents[1]?.fingerprint);
    },
  );

  it('are not taken up by a document that could not be imported', async () => {
    const [whole] = await prints(file(header(OWN), document()));
    const both = await prints(file(header(OWN), document().slice(0, -1), document()));
    expect(both[1]).toBe(whole);
    expect(both[0]).not.toBe(whole);
  });
});

it('costs no more for the spaces in a payer’s name', async () => {
  const name = `ИНН${' '.repeat(16_000)}Ромашка`;
  const many = Array.from({ length: 100 }, () =>
    document({ ПлательщикИНН: '', Плательщик1: '', Плательщик: name }),
  );
  const { documents } = await read(file(header(OWN), ...many));
  expect(documents.at(-1)?.payer).toMatchObject({ inn: '', name });
});
