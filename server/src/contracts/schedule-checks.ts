import { PAYMENT_KINDS } from '../payments/payment.ts';
import type { CivilDate } from '../platform/civil-date.ts';
import { formatKopecks, type Kopecks, sum, vatIncluded } from '../platform/money.ts';
import { type AgreedPayment, lineKey } from './schedule.ts';
import { generalVatRateOn } from './schedule-terms.ts';

/** A line as somebody wrote it; VAT and net are checked where they are given. */
export type WrittenPayment = AgreedPayment & { vatKopecks: Kopecks | null; netKopecks: Kopecks | null };

export type Bounds = {
  signedOn: CivilDate;
  endsOn: CivilDate | null;
  /** Of all lines but penalties. */
  totalKopecks: Kopecks | null;
};

export type ScheduleFault = {
  code:
    | 'schedule_empty'
    | 'vat_not_of_total'
    | 'net_not_of_total'
    | 'payment_number_repeated'
    | 'payment_number_missing'
    | 'payment_before_signing'
    | 'payment_after_end'
    | 'payments_not_of_total'
    | 'vat_rate_of_date'
    | 'payment_dates_disordered';
  /** A warning does not refuse the contract. */
  severity: 'error' | 'warning';
  /** The line at fault; null when it is the contract. */
  line: number | null;
  field: 'vatKopecks' | 'netKopecks' | 'number' | 'nominalDueOn' | 'vatRatePercent' | 'totalKopecks' | null;
  params: Record<string, string | number>;
};

/** Reduced rates (10, 7, 5, 0) don't depend on the day. */
const GENERAL_RATES = [18, 20, 22];

/** Everything that is wrong with a contract's schedule, line by line and as a whole. */
export function checkSchedule(bounds: Bounds, lines: readonly WrittenPayment[]): ScheduleFault[] {
  if (lines.length === 0) {
    return [{ code: 'schedule_empty', severity: 'error', line: null, field: null, params: {} }];
  }
  return [
    ...lines.flatMap((line, index) => [...checkVat(line, index), ...checkDate(bounds, line, index)]),
    ...checkNumbers(lines),
    ...checkTotal(bounds, lines),
    ...warnOfRates(lines),
    ...warnOfOrder(lines),
  ];
}

function* checkVat(line: WrittenPayment, index: number): Generator<ScheduleFault> {
  const vat = vatIncluded(line.totalKopecks, line.vatRatePercent);
  const parts = [
    ['vat_not_of_total', 'vatKopecks', vat],
    ['net_not_of_total', 'netKopecks', line.totalKopecks - vat],
  ] as const;
  for (const [code, field, expected] of parts) {
    const written = line[field];
    if (written === null || written === expected) continue;
    const params = { expected: formatKopecks(expected), found: formatKopecks(written) };
    yield { code, severity: 'error', line: index, field, params };
  }
}

function* checkDate(bounds: Bounds, line: WrittenPayment, index: number): Generator<ScheduleFault> {
  const place = { severity: 'error', line: index, field: 'nominalDueOn' } as const;
  const { signedOn, endsOn } = bounds;
  if (line.nominalDueOn < signedOn) yield { code: 'payment_before_signing', ...place, params: { signedOn } };
  // Buyout, penalties and fees may come after the lease itself.
  const withinTerm = line.kind === 'lease' || line.kind === 'advance';
  if (withinTerm && endsOn !== null && line.nominalDueOn > endsOn) {
    yield { code: 'payment_after_end', ...place, params: { endsOn } };
  }
}

/** Each kind is numbered 1, 2, 3 … without gaps and repeats, in any order of lines. */
function* checkNumbers(lines: readonly WrittenPayment[]): Generator<ScheduleFault> {
  const seen = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const { kind, number } = line;
    if (seen.has(lineKey(line))) {
      const place = { line: index, field: 'number' } as const;
      yield { code: 'payment_number_repeated', severity: 'error', ...place, params: { kind, number } };
    }
    seen.add(lineKey(line));
  }
  for (const kind of PAYMENT_KINDS) {
    const numbers = new Set(lines.filter((line) => line.kind === kind).map((line) => line.number));
    const last = Math.max(0, ...numbers);
    const number = Array.from({ length: last }, (_, index) => index + 1).find((n) => !numbers.has(n));
    if (number === undefined) continue;
    yield {
      code: 'payment_number_missing',
      severity: 'error',
      line: null,
      field: null,
      params: { kind, number },
    };
  }
}

function* checkTotal(bounds: Bounds, lines: readonly WrittenPayment[]): Generator<ScheduleFault> {
  const found = sum(lines.filter((line) => line.kind !== 'penalty').map((line) => line.totalKopecks));
  if (bounds.totalKopecks === null || bounds.totalKopecks === found) return;
  const params = { expected: formatKopecks(bounds.totalKopecks), found: formatKopecks(found) };
  yield { code: 'payments_not_of_total', severity: 'error', line: null, field: 'totalKopecks', params };
}

/** One word for all such lines, at the first: a whole contract is usually at the old rate. */
function* warnOfRates(lines: readonly WrittenPayment[]): Generator<ScheduleFault> {
  const other = (line: WrittenPayment) =>
    GENERAL_RATES.includes(line.vatRatePercent) &&
    line.vatRatePercent !== generalVatRateOn(line.nominalDueOn);
  const index = lines.findIndex(other);
  const line = lines[index];
  if (!line) return;
  const params = {
    rate: line.vatRatePercent,
    expected: generalVatRateOn(line.nominalDueOn),
    dueOn: line.nominalDueOn,
    lines: lines.filter(other).length,
  };
  yield { code: 'vat_rate_of_date', severity: 'warning', line: index, field: 'vatRatePercent', params };
}

/** A later lease payment due before an earlier one is usually a slip in the year. */
function* warnOfOrder(lines: readonly WrittenPayment[]): Generator<ScheduleFault> {
  const inOrder = [...lines.entries()]
    .filter(([, line]) => line.kind === 'lease')
    .sort(([, a], [, b]) => a.number - b.number);
  for (const [position, [index, line]] of inOrder.entries()) {
    const before = inOrder[position - 1]?.[1];
    if (!before || before.nominalDueOn <= line.nominalDueOn) continue;
    const params = { number: line.number, before: before.number, beforeDueOn: before.nominalDueOn };
    yield {
      code: 'payment_dates_disordered',
      severity: 'warning',
      line: index,
      field: 'nominalDueOn',
      params,
    };
  }
}
