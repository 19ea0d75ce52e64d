import { type ComputedLine, computeSchedule } from '../../contracts/computed-schedule.ts';
import { lineKey } from '../../contracts/schedule.ts';
import { type Bounds, checkSchedule } from '../../contracts/schedule-checks.ts';
import { generalVatRateOn, type ScheduleTerms } from '../../contracts/schedule-terms.ts';
import { faultWords } from '../../contracts/words.ts';
import type { PaymentKind } from '../../payments/payment.ts';
import { type CivilDate, yearOf } from '../../platform/civil-date.ts';
import { DomainError, type InputError } from '../../platform/errors.ts';
import { type Kopecks, vatIncluded } from '../../platform/money.ts';

export type AskedLine = {
  kind: PaymentKind;
  dueOn: CivilDate;
  totalKopecks: Kopecks;
  /** Null: the general rate of the day. */
  vatRatePercent: number | null;
};

/** What an operator gives a contract: terms, with their text as it is kept, or lines one by one. */
export type AskedSchedule =
  | { terms: ScheduleTerms; told: unknown; annualRatePercent: string | null }
  | { lines: readonly AskedLine[] };

/** A line to be; one given by hand does not tell principal from interest. */
export type PlannedLine = Omit<ComputedLine, 'principalKopecks' | 'interestKopecks'> & {
  principalKopecks: Kopecks | null;
  interestKopecks: Kopecks | null;
};

type Fault = {
  code: Parameters<typeof faultWords>[0];
  pointer: string;
  params: Record<string, string | number>;
};

/**
 * The lines that are asked for, numbered from 1 in each kind.
 * @throws schedule_terms_invalid, schedule_lines_invalid, naming every place.
 */
export function planSchedule(asked: AskedSchedule): PlannedLine[] {
  if ('lines' in asked) {
    refuse(
      asked,
      asked.lines.flatMap((line, index) => [...lineFaults(line, index)]),
    );
    return linesByHand(asked.lines);
  }
  const { lines, faults } = computeSchedule(asked.terms);
  refuse(
    asked,
    faults.map((fault) => ({ ...fault, pointer: `/terms${fault.pointer}` })),
  );
  return lines;
}

/**
 * Refuses lines outside of the contract, or not after those that stay.
 * @throws schedule_terms_invalid, schedule_lines_invalid.
 */
export function checkPlan(
  asked: AskedSchedule,
  lines: readonly PlannedLine[],
  bounds: Omit<Bounds, 'totalKopecks'>,
  lastKeptOn: CivilDate | null,
): void {
  const written = lines.map((line) => ({ ...line, vatKopecks: null, netKopecks: null }));
  const place = (index: number) => ('lines' in asked ? `/lines/${index}/dueOn` : termsPlace(lines[index]));
  const faults = checkSchedule({ ...bounds, totalKopecks: null }, written).flatMap((fault): Fault[] => {
    const { code, line, params } = fault;
    if (line === null || (code !== 'payment_before_signing' && code !== 'payment_after_end')) return [];
    return [{ code, pointer: place(line), params }];
  });
  const late = lines.findIndex(
    ({ kind, nominalDueOn }) => kind === 'lease' && lastKeptOn !== null && nominalDueOn <= lastKeptOn,
  );
  if (late >= 0)
    faults.push({ code: 'line_late', pointer: place(late), params: { keptDueOn: lastKeptOn ?? '' } });
  // All of the terms' lines come from one field.
  refuse(asked, [...new Map(faults.map((fault) => [`${fault.code} ${fault.pointer}`, fault])).values()]);
}

const termsPlace = (line: PlannedLine | undefined) =>
  line?.kind === 'advance' ? '/terms/advance/dueOn' : '/terms/firstDueOn';

function* lineFaults({ dueOn, totalKopecks }: AskedLine, index: number): Generator<Fault> {
  const years = { from: 2000, to: 2100 };
  const pointer = `/lines/${index}`;
  if (totalKopecks <= 0n) yield { code: 'amount_not_positive', pointer: `${pointer}/total`, params: {} };
  if (totalKopecks > 100_000_000_000_000n)
    yield { code: 'amount_too_large', pointer: `${pointer}/total`, params: { most: '1 000 000 000 000.00' } };
  if (yearOf(dueOn) < years.from || yearOf(dueOn) > years.to)
    yield { code: 'date_out_of_range', pointer: `${pointer}/dueOn`, params: years };
}

function refuse(asked: AskedSchedule, faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const errors = faults.map(
    ({ code, params, pointer }): InputError => ({ code, pointer, message: faultWords(code, params) }),
  );
  throw new DomainError('lines' in asked ? 'schedule_lines_invalid' : 'schedule_terms_invalid', {}, errors);
}

function linesByHand(lines: readonly AskedLine[]): PlannedLine[] {
  const last = new Map<PaymentKind, number>();
  return lines.map(({ dueOn, kind, totalKopecks, ...line }) => {
    const number = (last.get(kind) ?? 0) + 1;
    last.set(kind, number);
    const vatRatePercent = line.vatRatePercent ?? generalVatRateOn(dueOn);
    const vat = vatIncluded(totalKopecks, vatRatePercent);
    return {
      ...{ kind, number, nominalDueOn: dueOn, totalKopecks, vatRatePercent },
      ...{
        grossKopecks: totalKopecks,
        setOffKopecks: 0n,
        grossVatKopecks: vat,
        grossNetKopecks: totalKopecks - vat,
      },
      ...{ principalKopecks: null, interestKopecks: null },
    };
  });
}

/** The last day of the lease by its lines. */
export const lastLeaseDay = (
  lines: readonly { kind: PaymentKind; nominalDueOn: CivilDate }[],
): CivilDate | null =>
  lines
    .filter(({ kind }) => kind === 'lease')
    .reduce<CivilDate | null>(
      (last, { nominalDueOn }) => (last === null || nominalDueOn > last ? nominalDueOn : last),
      null,
    );

/** The parts of the lines that stay, as the version before knew them. */
export function withKnownParts<Line extends { kind: PaymentKind; number: number }>(
  lines: readonly Line[],
  known: readonly Line[],
): Line[] {
  const before = new Map(known.map((line) => [lineKey(line), line]));
  return lines.map((line) => ({ ...before.get(lineKey(line)), ...line }));
}
