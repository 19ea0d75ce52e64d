import { hash } from 'node:crypto';
import type { Insertable, Selectable } from 'kysely';
import type { AllocationRow, ReceiptRow } from '../db/schema.ts';
import { shippedCalendar } from '../platform/calendar.ts';
import { addDays, type CivilDate } from '../platform/civil-date.ts';
import { formatKopecks, type Kopecks, sum, vatIncluded } from '../platform/money.ts';
import { createRandom, type Random, seedId } from './random.ts';
import { noBik } from './requisites.ts';
import { instantOf, type SeedContract, type SeedPayment } from './schedule.ts';

/** bytea as the text that Postgres reads, because rows travel as JSON. */
export type SeedReceipt = Omit<Selectable<ReceiptRow>, 'fingerprint' | 'origin' | 'created_by'> & {
  fingerprint: string;
};
export type Payer = { name: string; inn: string; kpp: string; account: string };
type Money = { receipts: SeedReceipt[]; allocations: Insertable<AllocationRow>[] };
type Settled = { payment: SeedPayment; amount: Kopecks };

/** The last working day up to a day. */
export function workingDayUpTo(day: CivilDate): CivilDate {
  let found = day;
  while (!shippedCalendar.isWorkingDay(found)) found = addDays(found, -1);
  return found;
}

export function makeReceipt(
  key: string,
  from: { companyId: string | null; payer: Payer; account: string },
  about: { bookedOn: CivilDate; amount: Kopecks; purpose: string; waitingReason?: string },
): SeedReceipt {
  const random = createRandom(key);
  return {
    id: seedId('receipt', key),
    company_id: from.companyId,
    import_id: null,
    fingerprint: `\\x${hash('sha256', `sandbox ${key}`, 'hex')}`,
    account: from.account,
    kind: 'Платежное поручение',
    number: `${random.int(11, 980)}`,
    document_date: random.chance(80) ? about.bookedOn : workingDayUpTo(addDays(about.bookedOn, -1)),
    booked_on: about.bookedOn,
    amount_kopecks: about.amount,
    allocated_kopecks: 0n,
    payer_name: from.payer.name,
    payer_inn: from.payer.inn,
    payer_kpp: from.payer.kpp,
    payer_account: from.payer.account,
    payer_bik: noBik,
    purpose: about.purpose,
    waiting_reason: about.waitingReason ?? null,
    created_at: instantOf(about.bookedOn, 10),
  };
}

/**
 * The money that covers what the plan says is covered: usually one receipt a payment, a few days before it is due.
 * Fills in what of the payments is paid.
 */
export function settle(contract: SeedContract, payer: Payer, account: string, today: CivilDate): Money {
  const { plan, row, payments, random } = contract;
  const covered = payments.filter((payment) => isCovered(payment, contract));
  const money: Money = { receipts: [], allocations: [] };
  const last = covered.at(-1);
  for (const payment of covered) {
    const bookedOn = bookedBefore(payment.due_on, today, random);
    const leftOver = payment === last ? (plan.leftOver ?? 0n) : 0n;
    const inTwo = leftOver === 0n && random.chance(5);
    const first = inTwo ? payment.total_kopecks / 3n : payment.total_kopecks;
    if (inTwo) pay('first', workingDayUpTo(addDays(bookedOn, -1)), [{ payment, amount: first }], 0n);
    pay('', bookedOn, [{ payment, amount: inTwo ? payment.total_kopecks - first : first }], leftOver);
  }
  const next = payments.find((payment) => payment.paid_kopecks < payment.total_kopecks);
  if (plan.partPercent && next) {
    const amount = (next.total_kopecks * BigInt(plan.partPercent)) / 100n;
    pay('part', workingDayUpTo(addDays(today, -2)), [{ payment: next, amount }], 0n);
  }
  return money;

  function pay(word: string, bookedOn: CivilDate, settled: Settled[], leftOver: Kopecks) {
    const allocated = sum(settled.map(({ amount }) => amount));
    const [{ payment }] = settled as [Settled];
    const key = `${plan.key}/${payment.kind}/${payment.number}/${word}`;
    const named = word === '' && leftOver === 0n && random.chance(50);
    const receipt = makeReceipt(
      key,
      { companyId: row.company_id, payer, account },
      {
        bookedOn,
        amount: allocated + leftOver,
        purpose: purposeOf(contract, payment, allocated + leftOver, named),
      },
    );
    receipt.allocated_kopecks = allocated;
    money.receipts.push(receipt);
    for (const { payment: paid, amount } of settled) {
      paid.paid_kopecks += amount;
      if (paid.paid_kopecks === paid.total_kopecks) paid.paid_on = bookedOn;
      money.allocations.push({
        id: seedId('allocation', key, paid.id),
        company_id: row.company_id,
        receipt_id: receipt.id,
        payment_id: paid.id,
        amount_kopecks: amount,
        rule: named ? 'purpose_payment' : 'purpose_contract',
        created_at: receipt.created_at,
        undone_at: null,
      });
    }
  }
}

function isCovered(payment: SeedPayment, { plan }: SeedContract): boolean {
  if (payment.kind === 'advance') return plan.paid > 0;
  return payment.kind === 'lease'
    ? payment.number <= plan.paid
    : payment.kind === 'buyout' && plan.paid === plan.months;
}

/** Mostly some days before it is due, seldom a little late; always a working day that is over. */
function bookedBefore(due: CivilDate, today: CivilDate, random: Random): CivilDate {
  const wished = addDays(due, random.chance(6) ? random.int(1, 4) : -random.int(0, 4));
  const latest = addDays(today, -1);
  return workingDayUpTo(wished < latest ? wished : latest);
}

const printed = (day: CivilDate) => day.split('-').reverse().join('.');

function purposeOf({ row }: SeedContract, payment: SeedPayment, amount: Kopecks, named: boolean): string {
  const rate = payment.vat_rate_percent;
  const vat = `В том числе НДС ${rate}% - ${formatKopecks(vatIncluded(amount, rate))} руб.`;
  const contract = `договору лизинга № ${row.number} от ${printed(row.signed_on)}`;
  if (payment.kind === 'advance') return `Авансовый платеж по ${contract}. ${vat}`;
  if (payment.kind === 'buyout') return `Выкупной платеж по ${contract}. ${vat}`;
  return `Оплата по ${contract}${named ? `, платеж № ${payment.number} по графику` : ''}. ${vat}`;
}
