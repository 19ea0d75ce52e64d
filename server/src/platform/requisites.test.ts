import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { describeWithFixtures } from '../../../test/support/fixtures.ts';
import {
  parseBik,
  parseCorrespondentAccount,
  parseInn,
  parseKpp,
  parseOgrn,
  parseOgrnip,
  parseSettlementAccount,
  parseSnils,
} from './requisites.ts';

const parsers: Record<string, (value: string, bik: string) => string | null> = {
  inn: parseInn,
  kpp: parseKpp,
  ogrn: parseOgrn,
  ogrnip: parseOgrnip,
  snils: parseSnils,
  bik: parseBik,
  rs: parseSettlementAccount,
  ks: parseCorrespondentAccount,
};

describeWithFixtures('c-requisites', (path) => {
  type Row = { type: string; value: string; bik?: string; valid: boolean | null };
  const rows: Row[] = JSON.parse(readFileSync(path('requisites.json'), 'utf8'));
  test.each(rows.filter((row) => row.valid !== null))('$type $value $bik is $valid', (row) => {
    expect(parsers[row.type]?.(row.value, row.bik ?? '') !== null).toBe(row.valid);
  });

  it('accepts every real correspondent account', () => {
    const real: { bik: string; ks: string }[] = JSON.parse(
      readFileSync(path('corr-accounts-real.json'), 'utf8'),
    );
    expect(real.length).toBeGreaterThan(0);
    expect(real.filter(({ ks, bik }) => parseCorrespondentAccount(ks, bik) === null)).toEqual([]);
  });
});

describe('requisites', () => {
  it('stores digits of pasted texts', () => {
    expect(parseInn(' 7707\u00a0083893 ')).toBe('7707083893');
    expect(parseSnils('112-233-445 95')).toBe('11223344595');
    expect(parseBik('044 525 225')).toBe('044525225');
  });

  it('refuses zeros that pass the arithmetic', () => {
    expect([parseInn('0'.repeat(10)), parseInn('0'.repeat(12)), parseSnils('0'.repeat(11))]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('checks both keys of a person’s INN', () => {
    expect(parseInn('500100732259')).toBe('500100732259');
    expect(parseInn('500100732249')).toBeNull();
    expect(parseInn('500100732258')).toBeNull();
  });

  it('knows a KPP by its shape alone', () => {
    expect(parseKpp('773601001')).toBe('773601001');
    expect(parseKpp('7736AZ001')).toBe('7736AZ001');
    expect(parseKpp('7736az001')).toBeNull();
    expect(parseKpp('77360100')).toBeNull();
  });

  it('does not check the key of a СНИЛС issued before keys', () => {
    expect(parseSnils('001-001-998 77')).toBe('00100199877');
    expect(parseSnils('001-001-999 77')).toBeNull();
  });

  it('keys a cash centre by its region', () => {
    // At 044525000 the prefix is 025, which weighs as much as a bank's 100 (7) and not as 000 or 101 (0).
    const centre = [...'0123456789'].find((key) =>
      parseSettlementAccount(`40702810${key}00000000001`, '044525000'),
    );
    const account = `40702810${centre}00000000001`;
    expect(parseSettlementAccount(account, '044525100')).toBe(account);
    expect(parseSettlementAccount(account, '044525101')).toBeNull();
  });

  it('leaves treasury accounts unchecked but not its single account', () => {
    expect(parseSettlementAccount('03100643000000015400', '015402901')).toBe('03100643000000015400');
    expect(parseCorrespondentAccount('40102810545370000046', '015402901')).toBe('40102810545370000046');
    expect(parseCorrespondentAccount('40102810545370000047', '015402901')).toBeNull();
    expect(parseCorrespondentAccount('30101810400000000225', '044525225')).toBe('30101810400000000225');
    expect(parseCorrespondentAccount('30101810400000000225', '044525226')).toBeNull();
  });

  it('notices every single wrong digit of an account', () => {
    const account = '40702810938120061991';
    fc.assert(
      fc.property(fc.nat({ max: 19 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const wrong = [...account];
        wrong[place] = String((Number(account[place]) + shift) % 10);
        expect(parseSettlementAccount(wrong.join(''), '044525225')).toBeNull();
      }),
    );
  });

  it('counts a letter of a clearing currency as its digit', () => {
    const account = (letter: string, key: string) => `40702${letter}10${key}38120061991`;
    const keys = [...'0123456789'];
    const keyOf = (letter: string) =>
      keys.find((key) => parseSettlementAccount(account(letter, key), '044525225'));
    expect(keyOf('A')).toBe(keyOf('0'));
    expect(keyOf('X')).toBe(keyOf('9'));
    expect(keyOf('V')).toBeUndefined();
  });
});
