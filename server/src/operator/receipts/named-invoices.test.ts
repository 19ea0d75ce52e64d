import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { civilDate } from '../../platform/civil-date.ts';
import { findContracts, indexContracts } from '../bank-statement-imports/contract-numbers.ts';
import { saidInvoices } from '../bank-statement-imports/purpose.ts';
import { type AllocatableInvoice, allocate } from './allocation.ts';

const north = { companyId: 'north', inn: '7704123450', name: 'ООО «Северный путь»' };
const south = { companyId: 'south', inn: '7704123469', name: 'АО «Южный тракт»' };
const client = { name: north.name, inn: north.inn, account: '40702810100000000777', bank: 'Банк' };
const stranger = { ...client, name: 'ООО «Третье лицо»', inn: '7701000000' };

const payment = (paymentId: string, dueOn: string, rubles: number) => ({
  ...{ paymentId, kind: 'lease' as const, number: Number(paymentId.slice(1)), dueOn: civilDate(dueOn) },
  outstandingKopecks: BigInt(rubles) * 100n,
});
const contracts = [
  {
    ...{ contractId: '1', number: 'ДЛ-1/24', company: north },
    payments: [
      payment('a1', '2026-09-15', 100),
      payment('a2', '2026-10-15', 100),
      payment('a3', '2026-11-15', 100),
    ],
  },
  { contractId: '2', number: 'ДЛ-2/24', company: north, payments: [payment('b7', '2026-09-20', 50)] },
  { contractId: '3', number: 'ДЛ-3/24', company: south, payments: [payment('c1', '2026-09-20', 50)] },
];
const invoice = (
  number: string,
  lines: [paymentId: string, rubles: number][],
  more: Partial<AllocatableInvoice> = {},
): AllocatableInvoice => ({
  ...{ invoiceId: number, number, sequence: Number(number.split('-')[1]), company: north },
  issuedOn: civilDate('2026-10-01'),
  lines: lines.map(([paymentId, rubles]) => ({ paymentId, amountKopecks: BigInt(rubles) * 100n })),
  ...more,
});

function plan(
  purpose: string,
  rubles: number,
  invoices: readonly AllocatableInvoice[],
  { payer = client, companies = ['north'] } = {},
) {
  const { allocations, companyId, remainderKopecks, waitingReason } = allocate({
    receipt: {
      amountKopecks: BigInt(rubles) * 100n,
      ...{ bookedOn: civilDate('2026-10-20'), purpose, payer },
    },
    ...{ payerCompanyIds: companies, contracts, invoices },
    named: findContracts(purpose, indexContracts(contracts)),
  });
  return {
    companyId,
    waitingReason,
    paid: allocations.map((one) => `${one.paymentId} ${one.amountKopecks / 100n} ${one.rule}`),
    left: Number(remainderKopecks) / 100,
  };
}

describe('a purpose says invoices', () => {
  test.each<[string, string[]]>([
    ['Оплата по счёту № 2026-118 от 12.10.2026, НДС 22% - 3 416.95', ['2026-118']],
    ['СЧЕТ НА ОПЛАТУ N2026-118', ['2026-118']],
    ['по сч. №118', ['118']],
    ['Оплата по счетам № 2026-118, 2026-121 и 2026-7', ['2026-118', '2026-121', '2026-7']],
    ['сч. 2026-118 от 01.10.2026, сч. 2026-119 от 02.10.2026', ['2026-118', '2026-119']],
    ['на расчетный счет 40702810900000000001', []],
    ['Оплата по договору ДЛ-1/24 платеж 2', []],
  ])('%s', (purpose, numbers) => {
    expect(saidInvoices(purpose).map(({ number }) => number)).toEqual(numbers);
  });
});

describe('money that names an invoice', () => {
  it('pays its lines in their order, up to the line and to what the payment lacks', () => {
    const of = invoice('2026-118', [
      ['b7', 80],
      ['a3', 30],
    ]);
    expect(plan('Оплата по счёту № 2026-118', 80, [of])).toEqual({
      ...{ companyId: 'north', waitingReason: null, left: 0 },
      paid: ['b7 50 purpose_invoice', 'a3 30 purpose_invoice'],
    });
  });

  it('goes on by the contract that is named, else it is left over where several are open', () => {
    const of = invoice('2026-118', [['b7', 50]]);
    expect(plan('По счёту 2026-118 и договору ДЛ-1/24', 120, [of]).paid).toEqual([
      ...['b7 50 purpose_invoice', 'a1 70 purpose_contract'],
    ]);
    const ofTwo = invoice('2026-118', [['a1', 40]]);
    expect(plan('По счёту № 2026-118', 120, [ofTwo])).toMatchObject({
      ...{ paid: ['a1 40 purpose_invoice'], left: 80, waitingReason: null },
    });
  });

  it('goes on by the only contract that is open after it', () => {
    const of = invoice('2026-118', [['b7', 50]]);
    expect(plan('По счёту № 2026-118', 90, [of])).toMatchObject({
      ...{ paid: ['b7 50 purpose_invoice', 'a1 40 only_contract'], left: 0 },
    });
  });

  it('of somebody else waits, unless the purpose says whose it is', () => {
    const of = invoice('2026-118', [['c1', 50]], { company: south });
    expect(plan('По счёту № 2026-118', 50, [of])).toMatchObject({
      ...{ paid: [], companyId: 'north', waitingReason: 'invoice_of_another_payer' },
    });
    expect(plan('За АО «Южный тракт» по счёту № 2026-118', 50, [of])).toMatchObject({
      ...{ paid: ['c1 50 purpose_invoice'], companyId: 'south' },
    });
    expect(plan('По счёту № 2026-118', 50, [of], { payer: stranger, companies: [] })).toMatchObject({
      ...{ paid: [], waitingReason: 'payer_unknown' },
    });
  });

  it('by a bare number counts only where just one open invoice of the payer fits, its day too', () => {
    const [first, second] = [
      invoice('2026-118', [['b7', 50]]),
      invoice('2025-118', [['a1', 100]], { issuedOn: civilDate('2025-10-01') }),
    ];
    const rules = (purpose: string, invoices: AllocatableInvoice[], more = {}) =>
      plan(purpose, 50, invoices, more).paid.map((one) => one.split(' ')[2]);
    expect(rules('по счету 118', [first])).toEqual(['purpose_invoice']);
    expect(rules('по счету 118', [first, second])).toEqual([]);
    expect(rules('по счету 118 от 01.10.2026', [first, second])).toEqual(['purpose_invoice']);
    expect(rules('по счету 118 от 05.10.2026', [first])).toEqual([]);
    expect(rules('по счету 118', [invoice('2026-118', [['b7', 0]])])).toEqual([]);
    expect(rules('по счету 118', [first], { payer: stranger, companies: [] })).toEqual([]);
  });

  it('never exceeds the receipt, a line or a payment', () => {
    const line = fc.tuple(fc.constantFrom('a1', 'a2', 'a3', 'b7'), fc.integer({ min: 0, max: 150 }));
    const lines = fc.uniqueArray(line, { selector: ([id]) => id, minLength: 1 });
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 700 }), fc.boolean(), (some, rubles, named) => {
        const told = plan(`По счёту № 2026-118${named ? ', договор ДЛ-1/24' : ''}`, rubles, [
          invoice('2026-118', some),
        ]);
        const sums = new Map<string, number>();
        for (const [id = '', sum = '', rule] of told.paid.map((one) => one.split(' '))) {
          sums.set(id, (sums.get(id) ?? 0) + Number(sum));
          if (rule === 'purpose_invoice')
            expect(Number(sum)).toBeLessThanOrEqual(some.find(([line]) => line === id)?.[1] ?? 0);
        }
        for (const [id, sum] of sums) expect(sum).toBeLessThanOrEqual(id === 'b7' ? 50 : 100);
        expect([...sums.values()].reduce((a, b) => a + b, 0) + told.left).toBe(rubles);
      }),
    );
  });
});
