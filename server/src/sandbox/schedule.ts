import type { Insertable } from 'kysely';
import { makeSchedule } from '../contracts/schedule.ts';
import type { ContractRow, PaymentKind, PaymentRow } from '../db/schema.ts';
import { type DueDateRule, shippedCalendar } from '../platform/calendar.ts';
import { addDays, addMonths, type CivilDate, civilDate, yearOf } from '../platform/civil-date.ts';
import { type Kopecks, vatIncluded } from '../platform/money.ts';
import { makeAsset } from './assets.ts';
import { buyoutTerms } from './buyout-terms.ts';
import type { ContractPlan } from './plan.ts';
import { prolongedMonths, prolongedOn, prolongedPayment, prolongedVersions } from './prolonged.ts';
import { createRandom, type Random, seedId } from './random.ts';

export type SeedPayment = Omit<PaymentRow, 'paid_kopecks'> & { paid_kopecks: bigint };
export type SeedVersion = {
  contract_id: string;
  company_id: string;
  version: number;
  reason: string;
  effective_on: CivilDate;
  lines: unknown;
  terms: unknown;
  by_request: boolean;
  created_at: Date;
};
/** The table travels as JSON within the row. */
type SeedContractRow = Omit<Insertable<ContractRow>, 'buyout_table'> & { buyout_table: unknown };
export type SeedContract = {
  plan: ContractPlan;
  row: SeedContractRow;
  payments: SeedPayment[];
  versions: SeedVersion[];
  random: Random;
};

type Line = {
  kind: PaymentKind;
  number: number;
  count: number;
  nominal: CivilDate;
  total: Kopecks;
  rate: number;
};

const managers = [
  { name: 'Ирина Павлова', phone: '+7 495 000-00-01', email: 'pavlova@lessor.example' },
  { name: 'Роман Есин', phone: '+7 495 000-00-02', email: 'esin@lessor.example' },
  { name: 'Светлана Белова', phone: '+7 495 000-00-03', email: 'belova@lessor.example' },
];

const newVatFrom = civilDate('2026-01-01');
const amendedOn = civilDate('2025-12-15');
const vatRateOn = (day: CivilDate) => (day < newVatFrom ? 20 : 22);
export const instantOf = (day: CivilDate, hour: number): Date =>
  new Date(`${day}T${`${hour}`.padStart(2, '0')}:00:00Z`);

/** A contract and its schedule, nothing paid yet. `place` numbers the contracts of the portfolio. */
export function buildContract(
  plan: ContractPlan,
  companyId: string,
  place: number,
  today: CivilDate,
): SeedContract {
  const random = createRandom(plan.key);
  const id = seedId('contract', plan.key);
  const anchor = addDays(today, plan.at.inDays);
  // The state that the plan asks for must be there on every day of the week.
  const rule = plan.rule ?? (shippedCalendar.isWorkingDay(anchor) ? 'next' : 'none');
  const nominalOf = (payment: number) => addMonths(anchor, payment - plan.at.payment);
  const startsOn = nominalOf(0);
  const signedOn = plan.status === 'draft' ? today : addDays(startsOn, -random.int(3, 9));
  const { asset, price } = makeAsset(random, plan.asset);
  const buyout = plan.buyout ? price / 50n : 100_000n;
  const lines = linesOf(plan, { price, buyout, signedOn, nominalOf, random });
  const number = plan.number ?? `ДЛ-${yearOf(signedOn)}/${`${101 + 3 * place}`.padStart(4, '0')}`;
  const manager = random.pick(managers);
  const versions = versionsOf(plan, lines, { signedOn, rule, nominalOf }).map((version) => ({
    contract_id: id,
    company_id: companyId,
    ...version,
  }));
  const row: SeedContractRow = {
    id,
    company_id: companyId,
    external_id: number.replace('ДЛ', 'DL').replace('/', '-'),
    number,
    status: plan.status ?? 'active',
    signed_on: signedOn,
    starts_on: startsOn,
    ends_on: plan.months === 0 ? null : nominalOf(plan.months),
    asset_name: asset.name,
    asset_make: asset.make,
    asset_model: asset.model,
    asset_vin: plan.vin ?? asset.vin,
    asset_serial_number: asset.serialNumber,
    manager_name: manager.name,
    manager_phone: manager.phone,
    manager_email: manager.email,
    due_date_rule: rule,
    penalty_daily_rate_percent: '0.1',
    reminder_days: 3,
    buyout_kopecks: buyout,
    schedule_version: versions.length,
    ...buyoutTerms(plan, lines),
    created_at: instantOf(signedOn, 9),
  };
  const payments = lines.map((line): SeedPayment => {
    const vat = vatIncluded(line.total, line.rate);
    const { dueOn, dueProvisional } = shippedCalendar.dueDate(line.nominal, rule);
    return {
      id: seedId('payment', plan.key, line.kind, line.number),
      company_id: companyId,
      contract_id: id,
      kind: line.kind,
      number: line.number,
      count: line.count,
      nominal_due_on: line.nominal,
      due_on: dueOn,
      due_provisional: dueProvisional,
      net_kopecks: line.total - vat,
      vat_rate_percent: line.rate,
      vat_kopecks: vat,
      total_kopecks: line.total,
      paid_kopecks: 0n,
      paid_on: null,
    };
  });
  return { plan, row, payments, versions, random };
}

type Terms = {
  price: Kopecks;
  buyout: Kopecks;
  signedOn: CivilDate;
  nominalOf: (payment: number) => CivilDate;
  random: Random;
};

/** Equal payments of price × (1 + yearly rise × years) − advance − buyout; the last one takes the rounding. */
function linesOf(plan: ContractPlan, { price, buyout, signedOn, nominalOf, random }: Terms): Line[] {
  if (plan.months === 0) return [];
  const line = (
    kind: PaymentKind,
    number: number,
    count: number,
    nominal: CivilDate,
    total: Kopecks,
  ): Line => ({
    kind,
    number,
    count,
    nominal,
    total,
    rate: vatRateOn(nominal),
  });
  if (plan.prolonged)
    return Array.from({ length: prolongedMonths }, (_, index) =>
      line('lease', index + 1, prolongedMonths, nominalOf(index + 1), prolongedPayment(index + 1)),
    );
  const months = BigInt(plan.months);
  const advance = plan.advance ? (price * BigInt(random.int(10, 30))) / 100n : 0n;
  const whole = price + (price * BigInt(random.int(8, 13)) * months) / 1200n;
  const payment = plan.payment ?? (whole - advance - buyout) / months;
  const last = plan.payment ?? whole - advance - buyout - payment * (months - 1n);
  const lines = Array.from({ length: plan.months }, (_, index) =>
    line('lease', index + 1, plan.months, nominalOf(index + 1), index + 1 === plan.months ? last : payment),
  );
  if (plan.advance) lines.unshift(line('advance', 1, 1, addDays(signedOn, 3), advance));
  if (plan.buyout) lines.push(line('buyout', 1, 1, nominalOf(plan.months), buyout));
  return lines;
}

type Versioned = { signedOn: CivilDate; rule: DueDateRule; nominalOf: (payment: number) => CivilDate };

/** The first version knows no VAT of 22 %; of those whose plan says so an amendment brings it in. */
function versionsOf(plan: ContractPlan, lines: Line[], { signedOn, rule, nominalOf }: Versioned) {
  const none = { terms: null as unknown, by_request: false };
  const version = (number: number, reason: string, on: CivilDate, rateOf: (line: Line) => number) => ({
    ...none,
    version: number,
    reason,
    effective_on: number === 1 ? on : newVatFrom,
    created_at: instantOf(on, 9),
    lines: makeSchedule(
      lines.map((line) => ({
        kind: line.kind,
        number: line.number,
        nominalDueOn: line.nominal,
        totalKopecks: line.total,
        vatRatePercent: rateOf(line),
      })),
      rule,
      shippedCalendar,
    ),
  });
  if (plan.prolonged) {
    const on = prolongedOn(nominalOf);
    const [signed, longer] = prolongedVersions(nominalOf, rule);
    const reason = 'Дополнительное соглашение № 1: срок дольше, платёж ниже';
    return [
      {
        ...none,
        ...signed,
        version: 1,
        reason: 'initial',
        effective_on: signedOn,
        created_at: instantOf(signedOn, 9),
      },
      { ...longer, version: 2, reason, effective_on: on, by_request: true, created_at: instantOf(on, 9) },
    ];
  }
  const current = (line: Line) => line.rate;
  if (!plan.amended || signedOn >= amendedOn) return [version(1, 'initial', signedOn, current)];
  return [
    version(1, 'initial', signedOn, () => 20),
    version(2, 'Изменение ставки НДС с 01.01.2026', amendedOn, current),
  ];
}
