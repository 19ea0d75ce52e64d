import { describe, expect, it, test } from 'vitest';
import { civilDate } from '../../platform/civil-date.ts';
import { findContracts, indexContracts } from '../bank-statement-imports/contract-numbers.ts';
import type { NamedKind } from '../bank-statement-imports/purpose.ts';
import {
  type AllocatableContract,
  type AllocatableInvoice,
  allocate,
  type OpenPayment,
} from './allocation.ts';

const north = { companyId: 'north', inn: '7704123450', name: 'ООО «Северный путь»' };
const south = { companyId: 'south', inn: '7704123469', name: 'АО «Южный тракт»' };
const client = { name: 'ООО «Северный путь»', inn: north.inn, account: '40702810100000000777', bank: 'Банк' };
const stranger = { ...client, name: 'ООО «Третье лицо»', inn: '7701000000' };
const transit = { name: 'ПАО Банк', inn: '7707083893', account: '30232810500000000001', bank: 'ПАО Банк' };

const pay = (number: number, dueOn: string, rubles: number, kind: NamedKind = 'lease'): OpenPayment => ({
  paymentId: `${kind}-${number}`,
  kind,
  number,
  dueOn: civilDate(dueOn),
  outstandingKopecks: BigInt(rubles) * 100n,
});
const lines = [
  pay(16, '2026-12-15', 100),
  pay(15, '2026-11-15', 100),
  pay(14, '2026-10-15', 100),
  pay(13, '2026-09-15', 100),
  pay(1, '2026-09-01', 7, 'penalty'),
];
const contract = (number: string, company = north, payments: readonly OpenPayment[] = lines) => ({
  contractId: `${company.companyId} ${number}`,
  number,
  company,
  payments: payments.map((line) => ({ ...line, paymentId: `${number} ${line.paymentId}` })),
});

/** 1 October 2026 … by default: two lease payments and a penalty are due, two are to come. */
function plan(
  purpose: string,
  rubles: number,
  contracts: readonly AllocatableContract[],
  {
    payer = client,
    companies = [north.companyId],
    bookedOn = '2026-10-20',
    invoices = [] as readonly AllocatableInvoice[],
  } = {},
) {
  const { allocations, remainderKopecks, ...rest } = allocate({
    receipt: { amountKopecks: BigInt(rubles) * 100n, bookedOn: civilDate(bookedOn), purpose, payer },
    payerCompanyIds: companies,
    contracts,
    named: findContracts(purpose, indexContracts(contracts)),
    invoices,
  });
  return {
    ...rest,
    paid: allocations.map(
      ({ paymentId, amountKopecks, rule }) => `${paymentId} ${amountKopecks / 100n} ${rule}`,
    ),
    left: Number(remainderKopecks) / 100,
  };
}
const settled = { companyId: 'north', waitingReason: null };

describe('a receipt of the only contract', () => {
  const only = [contract('ДЛ-1/24')];

  it('pays what was due, the oldest first and penalties last, then the single next payment', () => {
    expect(plan('Оплата за лизинг', 1000, only)).toEqual({
      ...settled,
      paid: [
        'ДЛ-1/24 lease-13 100 only_contract',
        'ДЛ-1/24 lease-14 100 only_contract',
        'ДЛ-1/24 penalty-1 7 only_contract',
        'ДЛ-1/24 lease-15 100 only_contract',
      ],
      left: 693,
    });
  });

  it('pays the lines of one day by kind and number', () => {
    const kinds = ['penalty', 'buyout', 'fee', 'lease', 'advance'] as const;
    const sameDay = kinds.flatMap((kind) => [pay(10, '2026-10-15', 1, kind), pay(9, '2026-10-15', 1, kind)]);
    const paid = plan('', 10, [contract('ДЛ-1/24', north, sameDay)]).paid.map((line) => line.split(' ')[1]);
    const order = ['advance', 'lease', 'fee', 'buyout', 'penalty'].flatMap((kind) => [
      `${kind}-9`,
      `${kind}-10`,
    ]);
    expect(paid).toEqual(order);
  });

  it('pays a part of the oldest', () => {
    expect(plan('Оплата за лизинг', 40, only)).toEqual({
      ...settled,
      paid: ['ДЛ-1/24 lease-13 40 only_contract'],
      left: 0,
    });
  });

  it('pays the single next payment when nothing is due', () => {
    expect(plan('', 150, only, { bookedOn: '2026-08-01' }).paid).toEqual([
      'ДЛ-1/24 lease-13 100 only_contract',
    ]);
  });

  it('counts the due day itself as due', () => {
    const paid = plan('', 1000, only, { bookedOn: '2026-09-15' }).paid.map((line) => line.split(' ')[1]);
    expect(paid).toEqual(['lease-13', 'penalty-1', 'lease-14']);
  });

  it('is an overpayment when nothing is open', () => {
    for (const contracts of [
      [],
      [contract('ДЛ-1/24', north, [])],
      [contract('ДЛ-1/24', north, [pay(1, '2026-01-01', 0)])],
    ])
      expect(plan('Оплата за лизинг', 50, contracts)).toEqual({ ...settled, paid: [], left: 50 });
  });

  it('waits when its purpose speaks of a contract that nobody knows', () => {
    expect(plan('по договору поставки № 77-П', 50, only)).toMatchObject({
      waitingReason: 'contract_unknown',
      paid: [],
    });
    expect(plan('по договору 1/24', 50, only)).toMatchObject(settled);
    expect(plan('по договору лизинга за октябрь 2026 г.', 50, only)).toMatchObject(settled);
  });
});

describe('a payment named by the purpose', () => {
  const only = [
    contract('ДЛ-1/24', north, [
      ...lines,
      pay(1, '2026-12-15', 30, 'buyout'),
      pay(1, '2026-01-15', 9, 'fee'),
    ]),
  ];

  test.each([
    [
      'платеж № 14 по договору ДЛ-1/24',
      ['lease-14 purpose_payment', 'fee-1 purpose_contract', 'lease-13 purpose_contract'],
    ],
    ['платеж № 14', ['lease-14 purpose_payment', 'fee-1 only_contract', 'lease-13 only_contract']],
    ['платежи 14 и 13', ['lease-13 purpose_payment', 'lease-14 purpose_payment', 'fee-1 only_contract']],
    [
      'Пени по договору ДЛ-1/24',
      ['penalty-1 purpose_payment', 'fee-1 purpose_contract', 'lease-13 purpose_contract'],
    ],
    ['Выкупной платеж', ['buyout-1 purpose_payment', 'fee-1 only_contract', 'lease-13 only_contract']],
    ['платеж № 99', ['fee-1 only_contract', 'lease-13 only_contract', 'lease-14 only_contract']],
  ])('«%s» comes first', (purpose, first) => {
    const paid = plan(purpose, 1000, only).paid.map((line) => line.replace(/^\S+ (\S+) \d+/, '$1'));
    expect(paid.slice(0, 3)).toEqual(first);
  });

  it('in the future stands for the single next one', () => {
    const { paid, left } = plan('платеж № 16', 1000, only);
    expect(paid.map((line) => line.split(' ')[1])).toEqual([
      'lease-16',
      'fee-1',
      'lease-13',
      'lease-14',
      'penalty-1',
    ]);
    expect(left).toBe(684);
  });
});

describe('among several contracts', () => {
  const two = [contract('ДЛ-1/24'), contract('ДЛ-2/24')];

  it('the named one is paid', () => {
    expect(plan('по договору ДЛ-2/24', 100, two)).toEqual({
      ...settled,
      paid: ['ДЛ-2/24 lease-13 100 purpose_contract'],
      left: 0,
    });
  });

  it('none is guessed, though the amount fits one', () => {
    const other = contract('ДЛ-2/24', north, [pay(3, '2026-10-15', 55)]);
    expect(plan('Оплата за лизинг', 55, [contract('ДЛ-1/24'), other])).toEqual({
      companyId: 'north',
      waitingReason: 'several_contracts',
      paid: [],
      left: 55,
    });
  });

  it('the only one with anything open is paid', () => {
    expect(plan('', 10, [contract('ДЛ-1/24', north, []), contract('ДЛ-2/24')]).paid).toEqual([
      'ДЛ-2/24 lease-13 10 only_contract',
    ]);
  });

  it('two named wait', () => {
    expect(plan('по договорам ДЛ-1/24, ДЛ-2/24', 100, two)).toMatchObject({
      waitingReason: 'contract_ambiguous',
    });
  });

  it('two written alike wait, unless one is the payer’s', () => {
    const alike = [contract('АВ-100'), contract('AB-100', south)];
    const purpose = 'по договору АВ-100';
    expect(plan(purpose, 1, alike, { payer: stranger, companies: [] })).toMatchObject({
      waitingReason: 'contract_ambiguous',
    });
    expect(plan(purpose, 1, alike)).toMatchObject({
      ...settled,
      paid: ['АВ-100 lease-13 1 purpose_contract'],
    });
  });

  it('of two companies with one INN the contract tells', () => {
    const branches = [contract('ДЛ-1/24'), contract('ДЛ-2/24', south)];
    const both = { companies: ['north', 'south'] };
    expect(plan('по договору ДЛ-2/24', 1, branches, both)).toMatchObject({
      companyId: 'south',
      waitingReason: null,
    });
    expect(plan('', 1, branches, both)).toMatchObject({
      companyId: null,
      waitingReason: 'several_contracts',
    });
    expect(plan('', 1, [], both)).toMatchObject({ companyId: null, waitingReason: 'contract_ambiguous' });
  });
});

describe('somebody else’s money', () => {
  const one = [contract('ДЛ-1/24')];
  const weak = [contract('12')];
  const none = { companies: [] };
  const of = (payer: typeof client) => ({ payer, ...none });

  test.each([
    ['of nobody known', 'Оплата за лизинг', of(stranger), one, 'payer_unknown'],
    ['without an INN', 'Оплата', of({ ...client, inn: '' }), one, 'payer_unknown'],
    ['through the bank', 'Оплата за лизинг', { payer: transit }, one, 'transit_payer'],
    [
      'through the bank with an indistinct number',
      'по договору 12',
      { payer: transit },
      weak,
      'transit_payer',
    ],
    [
      'of a stranger with an indistinct number',
      'по договору 12',
      of(stranger),
      weak,
      'contract_of_another_payer',
    ],
    ['of another client', 'по договору ДЛ-1/24', { companies: ['south'] }, one, 'contract_of_another_payer'],
  ])('%s waits', (_, purpose, by, contracts, waitingReason) => {
    expect(plan(purpose, 10, contracts, by)).toMatchObject({ waitingReason, paid: [], left: 10 });
  });

  test.each([
    ['of a stranger who names a telling contract', 'по договору ДЛ-1/24', of(stranger), one],
    ['of a stranger who names the company', 'за ООО "Северный путь" по договору 12', of(stranger), weak],
    ['through the bank with a telling contract', 'по договору ДЛ-1/24', { payer: transit }, one],
    ['of another client for it', 'за ООО "СЕВЕРНЫЙ ПУТЬ" по договору ДЛ-1/24', { companies: ['south'] }, one],
    ['of another client for its INN', 'за ИНН 7704123450 по договору 12', { companies: ['south'] }, weak],
  ])('%s pays', (_, purpose, by, contracts) => {
    expect(plan(purpose, 10, contracts, by)).toMatchObject({ ...settled, left: 0 });
  });

  it('is not drawn to another’s contract by a number that no one called a contract', () => {
    const contracts = [contract('ДЛ-1/24'), contract('КАМАЗ-6520', south)];
    expect(plan('лизинг КАМАЗ-6520', 10, contracts)).toMatchObject({
      ...settled,
      paid: ['ДЛ-1/24 lease-13 10 only_contract'],
    });
  });
});
