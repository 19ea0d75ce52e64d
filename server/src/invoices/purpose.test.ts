import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readPurpose } from '../operator/bank-statement-imports/purpose.ts';
import { civilDate } from '../platform/civil-date.ts';
import { encodeWindows1251 } from '../platform/windows-1251.ts';
import { MAX_PURPOSE, type PurposeLine, purposeOf } from './purpose.ts';

const on = civilDate('2026-11-25');
const line = (more: Partial<PurposeLine> = {}): PurposeLine => ({
  contractNumber: 'ДЛ-2025/0418',
  kind: 'lease',
  number: 14,
  vatRatePercent: 22,
  vatKopecks: 3_323_812n,
  ...more,
});
const purpose = (...lines: PurposeLine[]) => purposeOf('2026-118', on, lines);
const head = 'Оплата по счёту № 2026-118 от 25.11.2026';

describe('the purpose', () => {
  test.each<[string, PurposeLine[], string]>([
    [
      'of one payment',
      [line()],
      ' по договору лизинга ДЛ-2025/0418, платёж 14. В т.ч. НДС 22 % 33 238,12 руб.',
    ],
    [
      'of several of one contract, in order',
      [line({ number: 15 }), line(), line({ kind: 'penalty', number: 2, vatKopecks: 0n })],
      ' по договору лизинга ДЛ-2025/0418, платежи 14, 15, пени 2. В т.ч. НДС 22 % 66 476,24 руб.',
    ],
    [
      'of several contracts and rates',
      [line(), line({ contractNumber: 'ДЛ-2', number: 3, vatRatePercent: 20, vatKopecks: 100n })],
      ' по договорам лизинга ДЛ-2025/0418 (платёж 14), ДЛ-2 (платёж 3). В т.ч. НДС 22 % 33 238,12 руб., НДС 20 % 1,00 руб.',
    ],
    [
      'without VAT',
      [line({ kind: 'penalty', number: 1, vatKopecks: 0n })],
      ' по договору лизинга ДЛ-2025/0418, пени 1. НДС не облагается.',
    ],
  ])('%s', (_, lines, expected) => {
    expect(purpose(...lines)).toBe(head + expected);
  });

  it('leaves out the payments, then the last contracts, where there is no room', () => {
    const contracts = (count: number, payments = 1) =>
      Array.from({ length: count }, (_, index) =>
        Array.from({ length: payments }, (_, number) =>
          line({ contractNumber: `ДЛ-2026/${1000 + index}`, number: number + 1 }),
        ),
      ).flat();
    expect(purpose(...contracts(3, 12))).toBe(
      `${head} по договорам лизинга ДЛ-2026/1000, ДЛ-2026/1001, ДЛ-2026/1002. В т.ч. НДС 22 % 1 196 572,32 руб.`,
    );
    const many = purpose(...contracts(30));
    expect(many).toContain('ДЛ-2026/1007 и др. В т.ч. НДС 22 % 997 143,60 руб.');
    expect([...many].length).toBeLessThanOrEqual(MAX_PURPOSE);
  });

  it('is read by our own matching as the invoice, whatever VAT it tells', () => {
    expect(readPurpose(purpose(line()))).toMatchObject({
      invoice: '2026-118',
      invoiceDate: '2026-11-25',
      contract: 'ДЛ-2025/0418',
      paymentNumbers: [14],
    });
  });

  it('fits, and every form can hold it', () => {
    const drawn = fc.record({
      contractNumber: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }),
      number: fc.integer({ min: 1, max: 400 }),
      vatKopecks: fc.bigInt(0n, 10n ** 13n),
      vatRatePercent: fc.constantFrom(20, 22),
    });
    fc.assert(
      fc.property(fc.array(drawn, { minLength: 1, maxLength: 100 }), (lines) => {
        const text = purpose(...lines.map((one) => line(one)));
        expect([...text].length).toBeLessThanOrEqual(MAX_PURPOSE);
        expect(text.startsWith(head)).toBe(true);
        expect(encodeWindows1251(text)).not.toBeNull();
        expect(text).not.toMatch(/[\p{Cc}]/u);
      }),
    );
  });
});
