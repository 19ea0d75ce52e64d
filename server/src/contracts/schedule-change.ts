import { addMonths, type CivilDate, dateFrom } from '../platform/civil-date.ts';
import { divideHalfUp, type Kopecks, sum } from '../platform/money.ts';
import type { Split } from './amendment.ts';
import { type Debt, growthOf, paymentsOfDebt } from './instalments.ts';
import type { AgreedPayment, CurrentPayment } from './schedule.ts';
import { EQUAL_WEIGHTS, generalVatRateOn, percentOf, type ScheduleTerms } from './schedule-terms.ts';

/** A change that a client may wish for. */
export type ScheduleChange =
  | { kind: 'payment_day'; dayOfMonth: number }
  | { kind: 'prolongation'; payments: number }
  | { kind: 'seasonality'; weights: readonly number[] }
  | { kind: 'bigger_buyout'; buyoutKopecks: Kopecks };

export type Obstacle =
  | 'changed_recently'
  | 'overdue_debt'
  | 'contract_not_active'
  | 'nothing_left'
  | 'not_computable';

/** The lessor may change the payments not oftener than once in three months (164-FZ, art. 28). */
const MONTHS_BETWEEN = 3;

/** Why a change may not be asked for on a day, and when time alone will have removed that. */
export function obstaclesTo(
  contract: { status: string; lastRequestedOn: CivilDate | null; hasOverdue: boolean },
  today: CivilDate,
): { obstacles: Obstacle[]; nextPossibleOn: CivilDate | null } {
  const obstacles: Obstacle[] = [];
  const next = contract.lastRequestedOn && addMonths(contract.lastRequestedOn, MONTHS_BETWEEN);
  const recent = next !== null && next > today;
  if (contract.status !== 'active') obstacles.push('contract_not_active');
  if (recent) obstacles.push('changed_recently');
  if (contract.hasOverdue) obstacles.push('overdue_debt');
  return { obstacles, nextPossibleOn: obstacles.length === 1 && recent ? next : null };
}

/** What a change starts from: the payments to come, and what is known of how they were computed. */
export type Basis = {
  split: Split;
  /** Of the version in force; null where its lines were given one by one. */
  terms: ScheduleTerms | null;
  annualRatePercent: string | null;
  /** What the lines to come pay off; null where that is not known. */
  principalKopecks: Kopecks | null;
  today: CivilDate;
};

export type ChangeFault = {
  code: 'buyout_not_bigger' | 'buyout_over_principal' | 'season_empty';
  pointer: string;
};
export type ChangedLines = { lines: AgreedPayment[] } | { fault: ChangeFault } | { obstacle: Obstacle };

/** The lines to come after the change, numbered from 1 in each kind. */
export function changeLines(basis: Basis, change: ScheduleChange): ChangedLines {
  const lease = basis.split.replaced.filter(({ kind }) => kind === 'lease');
  const others = basis.split.replaced.filter(({ kind }) => kind !== 'lease' && kind !== 'buyout');
  const buyout = basis.split.replaced.find(({ kind }) => kind === 'buyout');
  if (lease.length === 0) return { obstacle: 'nothing_left' };
  if (change.kind === 'payment_day')
    return {
      lines: numbered([
        ...others,
        ...moved(basis, [...lease, ...(buyout ? [buyout] : [])], change.dayOfMonth),
      ]),
    };
  const changed = recomputed(basis, lease, buyout?.totalKopecks ?? 0n, change);
  return 'lines' in changed ? { lines: numbered([...others, ...changed.lines]) } : changed;
}

function numbered(lines: readonly AgreedPayment[]): AgreedPayment[] {
  const next = new Map<string, number>();
  return lines.map(({ kind, nominalDueOn, totalKopecks, vatRatePercent }) => {
    const number = (next.get(kind) ?? 0) + 1;
    next.set(kind, number);
    return { kind, number, nominalDueOn, totalKopecks, vatRatePercent };
  });
}

/** The same months, another day; a month later for all where the first would not be after what stays. */
function moved({ split, today }: Basis, lines: readonly CurrentPayment[], day: number): AgreedPayment[] {
  const staying = split.kept.filter(({ kind }) => kind === 'lease').map(({ nominalDueOn }) => nominalDueOn);
  const after = [today, ...staying].reduce((latest, date) => (date > latest ? date : latest));
  const dayIn = (date: CivilDate, months: number) => onDay(addMonths(date, months), day);
  const months = lines.some(({ nominalDueOn }) => dayIn(nominalDueOn, 0) <= after) ? 1 : 0;
  return lines.map((line) => ({ ...line, nominalDueOn: dayIn(line.nominalDueOn, months) }));
}

function onDay(date: CivilDate, day: number): CivilDate {
  const [year, month] = date.split('-').map(Number) as [number, number];
  let last = day;
  while (dateFrom(year, month, last) === null) last--;
  return dateFrom(year, month, last) ?? date;
}

type Recomputing = Exclude<ScheduleChange, { kind: 'payment_day' }>;

function recomputed(
  basis: Basis,
  lease: readonly CurrentPayment[],
  buyout: Kopecks,
  change: Recomputing,
): { lines: AgreedPayment[] } | { fault: ChangeFault } | { obstacle: Obstacle } {
  const { terms } = basis;
  const debt = debtOf(basis, lease, buyout);
  const step = terms?.periodMonths ?? 1;
  const first = lease[0];
  if (!debt || !first) return { obstacle: 'not_computable' };
  const residual = change.kind === 'bigger_buyout' ? change.buyoutKopecks : buyout;
  if (change.kind === 'bigger_buyout' && residual <= buyout)
    return { fault: { code: 'buyout_not_bigger', pointer: '/buyout' } };
  if (residual >= debt.financed) return { fault: { code: 'buyout_over_principal', pointer: '/buyout' } };

  const periods = lease.length + (change.kind === 'prolongation' ? change.payments : 0);
  const weights =
    change.kind === 'seasonality'
      ? change.weights
      : terms?.method === 'seasonal'
        ? terms.weights
        : EQUAL_WEIGHTS;
  const dates = Array.from({ length: periods }, (_, index) => addMonths(first.nominalDueOn, index * step));
  const borne = dates
    .map((nominalDueOn, index) => ({
      nominalDueOn,
      at: index + 1,
      weight: weights[Number(nominalDueOn.slice(5, 7)) - 1] ?? 0,
    }))
    .filter(({ weight }) => weight > 0);
  if (borne.length === 0) return { fault: { code: 'season_empty', pointer: '/weights' } };

  const longer = change.kind === 'prolongation' ? debt.perPeriod * BigInt(change.payments) : 0n;
  const early = terms !== null && 'timing' in terms && terms.timing === 'advance' ? 1 : 0;
  const sums = paymentsOfDebt({
    financed: debt.financed + longer,
    ...{ residual, residualAt: periods + early, growth: debt.growth, payments: borne },
  });
  const rateOn = (date: CivilDate) => terms?.vatRatePercent ?? reducedOf(first) ?? generalVatRateOn(date);
  const lines = borne.map(({ nominalDueOn }, index) => ({
    ...{ kind: 'lease' as const, number: index + 1, nominalDueOn },
    ...{ totalKopecks: sums[index] ?? 0n, vatRatePercent: rateOn(nominalDueOn) },
  }));
  const end = addMonths(dates.at(-1) ?? first.nominalDueOn, early * step);
  const last = { kind: 'buyout' as const, number: 1, nominalDueOn: end };
  return {
    lines:
      residual > 0n ? [...lines, { ...last, totalKopecks: residual, vatRatePercent: rateOn(end) }] : lines,
  };
}

/** A schedule whose lines were given one by one at a reduced rate goes on with it. */
const reducedOf = ({ vatRatePercent }: AgreedPayment) => (vatRatePercent < 18 ? vatRatePercent : null);

/**
 * What the payments to come pay off. A mark-up has no rate: they share what is left, and more periods cost what the
 * agreed mark-up of a period is.
 */
function debtOf(
  { annualRatePercent, principalKopecks, terms }: Basis,
  lease: readonly CurrentPayment[],
  buyout: Kopecks,
): (Pick<Debt, 'financed' | 'growth'> & { perPeriod: Kopecks }) | null {
  if (terms?.method === 'components') return null;
  if (terms?.method === 'markup') {
    const { annualMarkup, periodMonths, priceKopecks } = terms;
    const perPeriod = divideHalfUp(
      priceKopecks * annualMarkup.dividend * BigInt(periodMonths),
      annualMarkup.divisor * 1200n,
    );
    const financed = buyout + sum(lease.map(({ totalKopecks }) => totalKopecks));
    return { financed, growth: growthOf(percentOf('0'), 1), perPeriod };
  }
  if (annualRatePercent === null || principalKopecks === null) return null;
  const growth = growthOf(percentOf(annualRatePercent), terms?.periodMonths ?? 1);
  return { financed: principalKopecks, growth, perPeriod: 0n };
}
