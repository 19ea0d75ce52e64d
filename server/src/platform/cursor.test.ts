import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type CursorPlace, decodeCursor, encodeCursor } from './cursor.ts';

const id = '0192f3c4-0000-7000-8000-0000000000e1';
const filters = { companyId: id, state: 'open', contractId: undefined };
const cursor = encodeCursor('listPayments', filters, ['2026-11-24', id]);
const decode = (list: string, conditions: unknown, mark: string) =>
  decodeCursor(list, conditions, mark, ['day', 'id']);

describe('a cursor', () => {
  it('gives its key back', () => {
    expect(decode('listPayments', filters, cursor)).toEqual(['2026-11-24', id]);
    expect(decodeCursor('listPayments', filters, undefined, ['day', 'id'])).toBeNull();
  });

  it('does not depend on the order of filters, nor on absent ones', () => {
    expect(decode('listPayments', { state: 'open', companyId: id }, cursor)).toEqual(['2026-11-24', id]);
  });

  it('fits into the 400 characters of the contract', () => {
    expect(encodeCursor('listBankStatementImportRows', filters, ['999999999', id]).length).toBeLessThan(200);
  });

  test.each([
    ['another list', 'listReceipts', filters, cursor],
    ['another filter', 'listPayments', { ...filters, state: 'paid' }, cursor],
    ['one more filter', 'listPayments', { ...filters, contractId: id }, cursor],
    ['no base64', 'listPayments', filters, '%%%'],
    ['no array', 'listPayments', filters, Buffer.from('{"a":1}').toString('base64url')],
    ['a missing value', 'listPayments', filters, encodeCursor('listPayments', filters, ['2026-11-24'])],
    [
      'one value more',
      'listPayments',
      filters,
      encodeCursor('listPayments', filters, ['2026-11-24', id, 'x']),
    ],
  ])('is refused: %s', (_, list, conditions, mark) => {
    expect(() => decode(list, conditions, mark)).toThrow(expect.objectContaining({ code: 'invalid_cursor' }));
  });

  test.each<[CursorPlace, string, boolean]>([
    ['id', id, true],
    ['id', `${id} `, false],
    ['id', "' or 1=1", false],
    ['day', '2024-02-29', true],
    ['day', '2026-02-29', false],
    ['day', '0000-01-01', false],
    ['instant', '2026-11-24T10:00:00.000Z', true],
    ['instant', '2026-11-24', false],
    ['digits', '922337203685477580', true],
    ['digits', '-1', false],
    ['digits', '9'.repeat(19), false],
    ['text', 'ДЛ-2025/0418', true],
    ['text', 'a\0', false],
    ['text', '\ud800', false],
  ])('a %s %j is good: %s', (place, value, good) => {
    const mark = encodeCursor('list', {}, [value]);
    const read = () => decodeCursor('list', {}, mark, [place]);
    if (good) expect(read()).toHaveLength(1);
    else expect(read).toThrow(expect.objectContaining({ code: 'invalid_cursor' }));
  });

  it('survives any text as a key, and no text breaks it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('\0'));
        expect(decodeCursor('list', {}, encodeCursor('list', {}, [text]), ['text'])).toEqual([text]);
        expect(() => decode('listPayments', filters, text)).toThrow(
          expect.objectContaining({ code: 'invalid_cursor' }),
        );
      }),
    );
  });
});
