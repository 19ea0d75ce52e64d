import type { Selectable } from 'kysely';
import type { PaymentAnnouncementRow, PenaltyBillRow } from '../db/schema.ts';
import type { NewEvent } from '../events/event.ts';
import { estimatePenalty } from '../payments/penalty.ts';
import { shippedCalendar } from '../platform/calendar.ts';
import { addDays, type CivilDate } from '../platform/civil-date.ts';
import { toWire } from '../platform/money.ts';
import { paymentData } from './history.ts';
import { seedId } from './random.ts';
import { instantOf, type SeedContract } from './schedule.ts';

/** Days ago. */
const billed = 10;
const billedBy = 'Павлова Ирина Дмитриевна';

type Told = { at: Date; event: NewEvent };

/** Bills the penalty of the oldest unpaid payment where the plan says so, and makes the payment of it. */
export function billPenalties(contracts: readonly SeedContract[], today: CivilDate) {
  const bills: Selectable<PenaltyBillRow>[] = [];
  const told: Told[] = [];
  const billedOn = addDays(today, -billed);
  for (const contract of contracts) {
    const { payments, plan, row } = contract;
    const late = payments.find(({ kind, number }) => kind === 'lease' && number === plan.paid + 1);
    if (!plan.penalty || !late) continue;
    const about = { kind: late.kind, dueOn: late.due_on, totalKopecks: late.total_kopecks, settled: [] };
    const rate = { billedThrough: null, dailyRatePercent: String(row.penalty_daily_rate_percent) };
    const { amountKopecks, periods } = estimatePenalty({ ...about, ...rate }, billedOn);
    const nominal = addDays(today, 7);
    const { dueOn, dueProvisional } = shippedCalendar.dueDate(nominal, row.due_date_rule);
    const penalty = {
      ...late,
      ...{ id: seedId('payment', plan.key, 'penalty', 1), kind: 'penalty' as const, number: 1, count: 1 },
      ...{ nominal_due_on: nominal, due_on: dueOn, due_provisional: dueProvisional, vat_rate_percent: 0 },
      ...{ net_kopecks: amountKopecks, vat_kopecks: 0n, total_kopecks: amountKopecks },
    };
    payments.push(penalty);
    const [fromOn, toOn] = [addDays(late.due_on, 1), billedOn];
    bills.push({
      payment_id: penalty.id,
      company_id: row.company_id,
      for_payment_id: late.id,
      from_on: fromOn,
      to_on: toOn,
      daily_rate_percent: rate.dailyRatePercent,
      periods,
      billed_on: billedOn,
      created_by: billedBy,
      created_at: instantOf(billedOn, 11),
    });
    told.push({
      at: instantOf(billedOn, 11),
      event: {
        type: 'penalty.billed',
        companyId: row.company_id,
        contractId: row.id,
        object: { type: 'payment', id: penalty.id },
        data: {
          ...paymentData(contract, penalty, amountKopecks),
          ...{ forPaymentId: late.id, forKind: late.kind, forNumber: late.number, forCount: late.count },
          ...{ fromOn, toOn },
        },
      },
    });
  }
  return { bills, told };
}

/** What clients said of payments whose money has not come in. */
export function announcementsMade(contracts: readonly SeedContract[], today: CivilDate) {
  const announcements: PaymentAnnouncementRow[] = [];
  const told: Told[] = [];
  for (const contract of contracts) {
    const { payments, plan, row } = contract;
    const said = plan.announced;
    const payment = payments.find(({ kind, number }) => kind === 'lease' && number === plan.paid + 1);
    if (!said || !payment) continue;
    const amount = ((payment.total_kopecks - payment.paid_kopecks) * BigInt(said.percent ?? 100)) / 100n;
    const paidOn = addDays(today, -said.daysAgo);
    announcements.push({
      id: seedId('announcement', plan.key),
      company_id: row.company_id,
      payment_id: payment.id,
      amount_kopecks: amount,
      paid_on: paidOn,
      order_number: said.order,
      note: said.note ?? null,
      created_by: said.by,
      created_at: instantOf(paidOn, 12),
      withdrawn_at: null,
    });
    told.push({
      at: instantOf(paidOn, 12),
      event: {
        type: 'payment.announced',
        companyId: row.company_id,
        contractId: row.id,
        object: { type: 'payment', id: payment.id },
        data: {
          ...paymentData(contract, payment, payment.total_kopecks - payment.paid_kopecks),
          ...{ announced: toWire(amount), paidOn },
        },
      },
    });
  }
  return { announcements, told };
}
