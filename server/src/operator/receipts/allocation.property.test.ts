import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../../platform/civil-date.ts';
import { findContracts, indexContracts } from '../bank-statement-imports/contract-numbers.ts';
import type { NamedKind } from '../bank-statement-imports/purpose.ts';
import { allocate } from './allocation.ts';

const north = { companyId: 'north', inn: '7704123450', name: 'ООО «Северный путь»' };
const client = { name: north.name, inn: north.inn, account: '40702810100000000777', bank: 'Банк' };

describe('whatever comes', () => {
  // Few days and numbers, so that many payments differ by their ids alone.
  const day = fc.constantFrom(...['2026-01-15', '2026-02-16', '2026-03-16', '2026-04-15'].map(civilDate));
  const kind = fc.constantFrom<NamedKind>('advance', 'lease', 'buyout', 'penalty', 'fee');
  const payment = fc.record({
    paymentId: fc.uuid(),
    kind,
    number: fc.integer({ min: 1, max: 3 }),
    dueOn: day,
    outstandingKopecks: fc.bigInt({ min: 0n, max: 10_000n }),
  });
  const payments = fc.uniqueArray(payment, { maxLength: 12, selector: (line) => line.paymentId });
  const purpose = fc.constantFrom(
    '',
    'по договору ДЛ-1/24',
    'платеж № 3',
    'Пени',
    'платежи 1-4 по договору ДЛ-2/24',
  );
  const input = fc.record({
    first: payments,
    second: payments,
    purpose,
    bookedOn: day,
    amountKopecks: fc.bigInt({ min: 1n, max: 60_000n }),
  });
  type Case = typeof input extends fc.Arbitrary<infer T> ? T : never;

  const run = ({ first, second, ...receipt }: Case, shuffle = <T>(items: readonly T[]) => items) => {
    const contracts = shuffle([
      { contractId: '1', number: 'ДЛ-1/24', company: north, payments: shuffle(first) },
      { contractId: '2', number: 'ДЛ-2/24', company: north, payments: shuffle(second) },
    ]);
    const named = shuffle(findContracts(receipt.purpose, indexContracts(contracts)));
    return allocate({
      receipt: { ...receipt, payer: client },
      payerCompanyIds: ['north'],
      ...{ contracts, named, invoices: [] },
    });
  };

  it('neither the receipt nor a payment is exceeded, and nothing gets lost', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { allocations, remainderKopecks, waitingReason } = run(given);
        const outstanding = new Map(
          [...given.first, ...given.second].map((line) => [line.paymentId, line.outstandingKopecks]),
        );
        for (const { paymentId, amountKopecks } of allocations) {
          expect(amountKopecks).toBeGreaterThan(0n);
          expect(amountKopecks).toBeLessThanOrEqual(outstanding.get(paymentId) ?? 0n);
        }
        expect(new Set(allocations.map(({ paymentId }) => paymentId)).size).toBe(allocations.length);
        const spent = allocations.reduce((sum, { amountKopecks }) => sum + amountKopecks, 0n);
        expect(spent + remainderKopecks).toBe(given.amountKopecks);
        expect(remainderKopecks).toBeGreaterThanOrEqual(0n);
        if (waitingReason !== null) expect(allocations).toEqual([]);
      }),
    );
  });

  it('the order of what is given does not matter', () => {
    fc.assert(
      fc.property(input, (given) => {
        expect(run(given, (items) => [...items].reverse())).toEqual(run(given));
      }),
    );
  });

  it('no penalty is paid while anything else due is not, unless the purpose names it', () => {
    fc.assert(
      fc.property(input, (given) => {
        const lines = new Map([...given.first, ...given.second].map((line) => [line.paymentId, line]));
        const { allocations } = run(given);
        const paid = new Map(allocations.map(({ paymentId, amountKopecks }) => [paymentId, amountKopecks]));
        const penalty = allocations.find(
          ({ paymentId, rule }) => rule !== 'purpose_payment' && lines.get(paymentId)?.kind === 'penalty',
        );
        if (!penalty) return;
        const ofContract = given.first.some(({ paymentId }) => paymentId === penalty.paymentId)
          ? given.first
          : given.second;
        for (const line of ofContract) {
          if (line.kind === 'penalty' || line.dueOn > given.bookedOn) continue;
          expect(paid.get(line.paymentId) ?? 0n).toBe(line.outstandingKopecks);
        }
      }),
    );
  });

  it('at most one payment is made before its time, unless the purpose names more', () => {
    fc.assert(
      fc.property(input, (given) => {
        const lines = new Map([...given.first, ...given.second].map((line) => [line.paymentId, line]));
        const early = run(given).allocations.filter(
          ({ paymentId, rule }) =>
            rule !== 'purpose_payment' && (lines.get(paymentId)?.dueOn ?? '') > given.bookedOn,
        );
        expect(early.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
