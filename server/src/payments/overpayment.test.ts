import fc from 'fast-check';
import { expect, it } from 'vitest';
import { takeOverpayment } from './overpayment.ts';

const receipts = [
  { receiptId: 'old', leftKopecks: 300n },
  { receiptId: 'new', leftKopecks: 500n },
];

it('takes the oldest first, as much as there is and the payment needs', () => {
  expect(takeOverpayment(receipts, 600n, null)).toEqual([
    { receiptId: 'old', amountKopecks: 300n },
    { receiptId: 'new', amountKopecks: 300n },
  ]);
  expect(takeOverpayment(receipts, 100n, null)).toEqual([{ receiptId: 'old', amountKopecks: 100n }]);
});

it('says why not', () => {
  expect(() => takeOverpayment(receipts, 0n, null)).toThrow('payment_already_paid');
  expect(() => takeOverpayment([], 100n, null)).toThrow('overpayment_absent');
  expect(() => takeOverpayment(receipts, 100n, 101n)).toThrow('set_off_over_payment');
  expect(() => takeOverpayment(receipts, 1000n, 801n)).toThrow('overpayment_insufficient');
});

it('never takes more of a receipt than is left, nor another sum than was asked', () => {
  const left = fc.array(fc.bigInt({ min: 1n, max: 1000n }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(left, fc.bigInt({ min: 1n, max: 6000n }), (sums, outstanding) => {
      const some = sums.map((leftKopecks, index) => ({ receiptId: String(index), leftKopecks }));
      const taken = takeOverpayment(some, outstanding, null);
      for (const { receiptId, amountKopecks } of taken)
        expect(amountKopecks <= (some[Number(receiptId)]?.leftKopecks ?? 0n)).toBe(true);
      const overpaid = sums.reduce((a, b) => a + b, 0n);
      const sum = taken.reduce((total, { amountKopecks }) => total + amountKopecks, 0n);
      expect(sum).toBe(overpaid < outstanding ? overpaid : outstanding);
    }),
  );
});
