import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { describeWithFixtures } from '../../../test/support/fixtures.ts';
import { readPaymentQr } from '../../../test/support/payment-qr.ts';
import { makePaymentQr, QrMisfit, type QrPayment } from './payment-qr.ts';

const payment: QrPayment = {
  name: 'АО «Образцовый лизинг»',
  account: '40701810300000001547',
  bankName: 'АО «Образцовый банк», г. Москва',
  bik: '044500999',
  correspondentAccount: '30101810500000000999',
  amountKopecks: 18_432_050n,
  purpose: 'Оплата по счёту № 2026-118 от 25.11.2026',
  inn: '7700090411',
  kpp: '770001001',
};
const misfit = (change: Partial<QrPayment>) => {
  try {
    makePaymentQr({ ...payment, ...change });
  } catch (error) {
    if (error instanceof QrMisfit) return [error.field, error.limit, error.actual];
    throw error;
  }
  return null;
};

describe('the payload', () => {
  it('has the fields in the order that every bank takes, and no separator at its end', () => {
    const { text, bytes } = makePaymentQr(payment);
    expect(text).toBe(
      'ST00012|Name=АО «Образцовый лизинг»|PersonalAcc=40701810300000001547|BankName=АО «Образцовый банк», г. Москва' +
        '|BIC=044500999|CorrespAcc=30101810500000000999|Sum=18432050|Purpose=Оплата по счёту № 2026-118 от 25.11.2026' +
        '|PayeeINN=7700090411|KPP=770001001',
    );
    expect(bytes.equals(Buffer.from(text))).toBe(true);
  });

  it('has no KPP of a sole proprietor and a zero where the bank has no correspondent account', () => {
    const { text } = makePaymentQr({ ...payment, kpp: null, correspondentAccount: '' });
    expect(text).toContain('|CorrespAcc=0|');
    expect(text).not.toContain('KPP');
  });

  it('takes another separator for all fields where a value has the usual one', () => {
    const { text, bytes } = makePaymentQr({ ...payment, purpose: 'А|Б#В' });
    expect(text).toMatch(/^ST00012;Name=[^|]+;PersonalAcc=/);
    expect(readPaymentQr(bytes)?.purpose).toBe('А|Б#В');
  });

  it('goes over to windows-1251 where the mandatory fields are too long in UTF-8', () => {
    const name = `АО «${'Лизинг '.repeat(20)}»`;
    const { text, bytes } = makePaymentQr({ ...payment, name });
    expect(text.startsWith('ST00011|')).toBe(true);
    expect(bytes.length).toBeLessThan(Buffer.byteLength(text));
    expect(readPaymentQr(bytes)?.name).toBe(name.replace(' »', ' »'));
  });

  it('leaves the town out where the bank’s name is too long with it', () => {
    const bankName = 'ФИЛИАЛ «ЦЕНТРАЛЬНЫЙ» БАНКА ПРИМЕР (ПАО), г. Санкт-Петербург';
    expect(makePaymentQr({ ...payment, bankName }).text).toContain(
      '|BankName=ФИЛИАЛ «ЦЕНТРАЛЬНЫЙ» БАНКА ПРИМЕР (ПАО)|',
    );
  });
});

describe('what does not fit is named', () => {
  test.each<[Partial<QrPayment>, unknown[] | null]>([
    [{ name: 'Я'.repeat(161) }, ['Name', 160, 161]],
    [{ bankName: 'Б'.repeat(46) }, ['BankName', 45, 46]],
    [{ purpose: 'П'.repeat(211) }, ['Purpose', 210, 211]],
    [{ purpose: 'П'.repeat(210) }, null],
    [{ account: '4'.repeat(21) }, ['PersonalAcc', 20, 21]],
    [{ inn: '1'.repeat(13) }, ['PayeeINN', 12, 13]],
    [{ amountKopecks: 10n ** 18n }, ['Sum', 18, 19]],
    // Too long in both encodings.
    [{ name: 'Я'.repeat(160), bankName: 'Б'.repeat(45) }, ['Name + BankName', 300]],
    [{ name: `${'Я'.repeat(140)}漢` }, ['Name + BankName', 300]],
  ])('%#', (change, expected) => {
    const told = misfit(change);
    expect(told?.slice(0, expected?.length) ?? null).toEqual(expected);
  });
});

it('is read back whatever its texts are', () => {
  const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) => `А${text}`);
  fc.assert(
    fc.property(texts, texts, fc.bigInt(1n, 10n ** 15n), (name, purpose, amountKopecks) => {
      const read = readPaymentQr(makePaymentQr({ ...payment, name, purpose, amountKopecks }).bytes);
      const line = (text: string) => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
      expect(read).toMatchObject({ name: line(name), purpose: line(purpose), sum: String(amountKopecks) });
    }),
  );
});

describeWithFixtures('a-qr', (path) => {
  it('our reader agrees with payloads of others', () => {
    const cases: { id: string; payload: string; strictValid: boolean }[] = JSON.parse(
      readFileSync(path('payloads.json'), 'utf8'),
    );
    const judged = cases.map(({ id, payload }) => [id, readPaymentQr(Buffer.from(payload)) !== null]);
    expect(judged).toEqual(cases.map(({ id, strictValid }) => [id, strictValid]));
  });

  it('a payload of others is written as they wrote it', () => {
    // Two bytes that are not of the payload end the file.
    const bytes = readFileSync(path('win1251-gost-sample.bin')).subarray(0, -2);
    const read = readPaymentQr(bytes);
    expect(read).toMatchObject({ name: 'ООО «Три кита»', bankname: 'ОАО "БАНК"', payeeinn: '6200098765' });
    const { text } = makePaymentQr({
      ...payment,
      name: read?.name ?? '',
      account: read?.personalacc ?? '',
      bankName: read?.bankname ?? '',
      bik: read?.bic ?? '',
      correspondentAccount: read?.correspacc ?? '',
    });
    const sample = new TextDecoder('windows-1251').decode(bytes);
    const block = sample.slice(7, sample.indexOf('|PayeeINN'));
    expect(text.slice(7).startsWith(block)).toBe(true);
  });
});
