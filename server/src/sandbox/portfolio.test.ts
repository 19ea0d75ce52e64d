import { describe, expect, it, test } from 'vitest';
import { shippedCalendar } from '../platform/calendar.ts';
import { addDays, type CivilDate, civilDate, daysBetween } from '../platform/civil-date.ts';
import { sum, vatIncluded } from '../platform/money.ts';
import {
  parseInn,
  parseKpp,
  parseOgrn,
  parseOgrnip,
  parseSettlementAccount,
} from '../platform/requisites.ts';
import { companyPlans } from './plans.ts';
import { buildPortfolio } from './portfolio.ts';
import { seedId } from './random.ts';
import { noBik } from './requisites.ts';

const account = '40701810300000001547';
const build = (today: CivilDate) => buildPortfolio({ today, now: new Date(`${today}T06:00:00Z`), account });
/** A fortnight over the New Year's holidays, an end of February, and the day of the design's pictures. */
const days = [
  ...Array.from({ length: 14 }, (_, index) => addDays(civilDate('2026-12-28'), index)),
  civilDate('2027-02-28'),
  civilDate('2026-11-22'),
];

function stateOf({ payments, receipts }: ReturnType<typeof build>, today: CivilDate, key: string) {
  const id = seedId('company', key);
  const open = payments.filter(
    (payment) => payment.company_id === id && payment.paid_kopecks < payment.total_kopecks,
  );
  const overdue = open.filter((payment) => payment.due_on < today);
  const next = open
    .filter((payment) => payment.due_on >= today)
    .sort((a, b) => (a.due_on < b.due_on ? -1 : 1))[0];
  return {
    open: open.length,
    overdue: overdue.length,
    daysOverdue: Math.max(0, ...overdue.map((payment) => daysBetween(payment.due_on, today))),
    nextInDays: next ? daysBetween(today, next.due_on) : null,
    left: sum(
      receipts
        .filter((receipt) => receipt.company_id === id && receipt.waiting_reason === null)
        .map((receipt) => receipt.amount_kopecks - receipt.allocated_kopecks),
    ),
  };
}

describe.each(days)('the demo data of %s', (today) => {
  const portfolio = build(today);

  it('shows every state', () => {
    const state = (key: string) => stateOf(portfolio, today, key);
    expect(state('severny-put')).toMatchObject({ overdue: 1, daysOverdue: 5, nextInDays: 2, left: 0n });
    expect(state('bely-prichal')).toMatchObject({ open: 0 });
    expect(state('vektor-agro')).toMatchObject({ overdue: 0, nextInDays: 2 });
    expect(state('granit-dorstroy')).toMatchObject({ overdue: 1, daysOverdue: 1 });
    expect(state('dolina-hleba')).toMatchObject({ overdue: 1, daysOverdue: 10 });
    expect(state('karier-vostochny')).toMatchObject({ daysOverdue: 60 });
    expect(state('molochnye-reki')).toMatchObject({ overdue: 0, left: 5_000_000n });
    expect(state('pekarnya-u-mosta')).toMatchObject({ open: 0 });
    expect(state('transokean')).toMatchObject({ overdue: 3 });
    expect(state('zhuravleva')).toMatchObject({ overdue: 0, nextInDays: 5 });
    expect(state('kovalev')).toMatchObject({ overdue: 0 });
  });

  it('explains every kopeck', () => {
    const { payments, receipts, allocations } = portfolio;
    const [covering, spent] = [new Map<string, bigint>(), new Map<string, bigint>()];
    const add = (sums: Map<string, bigint>, id: string, amount: bigint) =>
      sums.set(id, (sums.get(id) ?? 0n) + amount);
    for (const { payment_id, receipt_id, amount_kopecks } of allocations) {
      add(covering, payment_id, amount_kopecks);
      add(spent, receipt_id, amount_kopecks);
    }
    for (const payment of payments) {
      const { paid_kopecks, total_kopecks, vat_kopecks, vat_rate_percent } = payment;
      expect(covering.get(payment.id) ?? 0n).toBe(paid_kopecks);
      expect(vat_kopecks).toBe(vatIncluded(total_kopecks, vat_rate_percent));
      expect(total_kopecks > 0n && paid_kopecks <= total_kopecks).toBe(true);
      expect(payment.paid_on !== null).toBe(paid_kopecks === total_kopecks);
    }
    for (const receipt of receipts) {
      expect(spent.get(receipt.id) ?? 0n).toBe(receipt.allocated_kopecks);
      expect(receipt.allocated_kopecks <= receipt.amount_kopecks).toBe(true);
      expect(receipt.booked_on < today && shippedCalendar.isWorkingDay(receipt.booked_on)).toBe(true);
    }
  });

  it('has no id, number or notice twice', () => {
    const { contracts, payments, receipts, allocations, events } = portfolio;
    for (const rows of [contracts, payments, receipts, allocations, events])
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(new Set(contracts.map(({ number }) => number)).size).toBe(contracts.length);
  });
});

describe('the demo data', () => {
  const today = civilDate('2026-11-22');
  const portfolio = build(today);

  it('is the same in every run', () => {
    expect(build(today)).toEqual(portfolio);
    const ids = (day: CivilDate) => build(day).payments.map(({ id }) => id);
    expect(ids(civilDate('2027-03-08'))).toEqual(ids(today));
  });

  it('looks like the pictures of the design', () => {
    const of = (number: string) => portfolio.contracts.find((contract) => contract.number === number);
    const [truck, van] = [of('ДЛ-2025/0418'), of('ДЛ-2026/0077')];
    expect(truck).toMatchObject({ asset_name: 'КАМАЗ 5490' });
    expect(van).toMatchObject({ asset_name: 'ГАЗель NEXT' });
    const late = portfolio.payments.find(
      (payment) => payment.contract_id === truck?.id && payment.number === 14,
    );
    expect(late).toMatchObject({
      count: 36,
      due_on: '2026-11-17',
      total_kopecks: 18_432_050n,
      paid_kopecks: 0n,
    });
    const next = portfolio.payments.find(
      (payment) => payment.contract_id === van?.id && payment.number === 6,
    );
    expect(next).toMatchObject({ count: 24, due_on: '2026-11-24', total_kopecks: 9_640_000n });
  });

  test.each(portfolio.companies)(
    '$name has requisites whose keys hold',
    ({ inn, kpp, ogrn, client_type }) => {
      expect(parseInn(inn)).toBe(inn);
      if (client_type === 'legal_entity')
        expect([parseKpp(kpp ?? ''), parseOgrn(ogrn ?? '')]).toEqual([kpp, ogrn]);
      if (client_type === 'sole_proprietor') expect(parseOgrnip(ogrn ?? '')).toBe(ogrn);
    },
  );

  it('pays from accounts whose keys hold', () => {
    for (const { payer_account, payer_inn } of portfolio.receipts) {
      expect(parseSettlementAccount(payer_account, noBik)).toBe(payer_account);
      expect(parseInn(payer_inn)).toBe(payer_inn);
    }
  });

  it('is big enough and moves dates', () => {
    expect(companyPlans).toHaveLength(12);
    expect(portfolio.payments.length).toBeGreaterThan(2000);
    expect(portfolio.payments.some((payment) => payment.nominal_due_on !== payment.due_on)).toBe(true);
    expect(new Set(portfolio.payments.map((payment) => payment.vat_rate_percent))).toEqual(
      new Set([0, 20, 22]),
    );
    expect(portfolio.versions.some(({ version }) => version === 2)).toBe(true);
    expect(portfolio.events.length).toBeGreaterThan(50);
  });
});
