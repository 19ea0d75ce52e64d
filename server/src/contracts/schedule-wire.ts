import type { components } from '../http/schema.gen.ts';
import { type CivilDate, civilDate } from '../platform/civil-date.ts';
import { fromWire, type Money, sum, toWire } from '../platform/money.ts';
import type { ChangePreview } from './preview-schedule-change.ts';
import type { ScheduleDiff, ScheduleLine } from './schedule.ts';
import type { ScheduleChange } from './schedule-change.ts';
import type { KeptVersion } from './schedule-store.ts';
import { EQUAL_WEIGHTS, percentOf, type ScheduleTerms } from './schedule-terms.ts';

type Schemas = components['schemas'];
type CommonWire = Pick<
  Schemas['MarkupTerms'],
  'advance' | 'firstDueOn' | 'buyout' | 'vatRatePercent' | 'vatChange'
>;

const optional = (money: Money | undefined) => (money ? fromWire(money) : null);

/** What a client or operator wrote, with what it left out. */
export function toTerms(wire: Schemas['ScheduleTerms']): ScheduleTerms {
  switch (wire.method) {
    case 'markup': {
      const { method, payments } = wire;
      const annualMarkup = percentOf(wire.annualMarkupPercent);
      return { ...common(wire, wire.periodMonths ?? 1), method, payments, annualMarkup, ...priced(wire) };
    }
    case 'components': {
      const { amortisationPercent, method, spread = 'by_year', years } = wire;
      return {
        ...common(wire, wire.periodMonths ?? 12),
        ...{ method, years, spread, costKopecks: fromWire(wire.cost) },
        amortisation: amortisationPercent === undefined ? null : percentOf(amortisationPercent),
        ...{ loanRate: percentOf(wire.loanRatePercent), feeRate: percentOf(wire.feeRatePercent) },
        servicesKopecks: optional(wire.services) ?? 0n,
      };
    }
    default: {
      const { method, payments, timing } = wire;
      const weights = wire.method === 'seasonal' ? wire.weights : EQUAL_WEIGHTS;
      const annualRate = percentOf(wire.annualRatePercent);
      return {
        ...common(wire, wire.periodMonths ?? 1),
        ...{ method, payments, timing, weights, annualRate },
        ...priced(wire),
      };
    }
  }
}

const priced = ({ price }: { price: Money }) => ({ priceKopecks: fromWire(price) });

function common(wire: CommonWire, periodMonths: number) {
  const { advance, buyout, firstDueOn, vatChange = 'gross_fixed', vatRatePercent = null } = wire;
  return {
    advance: advance
      ? {
          kopecks: fromWire(advance.amount),
          dueOn: civilDate(advance.dueOn),
          setOffPayments: advance.setOffPayments ?? null,
        }
      : null,
    ...{ firstDueOn: civilDate(firstDueOn), periodMonths, buyoutKopecks: optional(buyout) },
    ...{ vatRatePercent, vatChange },
  };
}

export function toChange(wire: Schemas['ScheduleChange']): ScheduleChange {
  if (wire.kind !== 'bigger_buyout') return wire;
  return { kind: wire.kind, buyoutKopecks: fromWire(wire.buyout) };
}

export const toLineWire = (line: ScheduleLine): Schemas['ScheduleLine'] => ({
  kind: line.kind,
  number: line.number,
  count: line.count,
  nominalDueOn: line.nominalDueOn,
  dueOn: line.dueOn,
  dueProvisional: line.dueProvisional,
  total: toWire(line.totalKopecks),
  vatRatePercent: line.vatRatePercent,
  vat: toWire(line.vatKopecks),
  net: toWire(line.netKopecks),
});

/** Penalties are billed beside the schedule. */
export function toTotalsWire(all: readonly ScheduleLine[]): Schemas['ScheduleTotals'] {
  const lines = all.filter(({ kind }) => kind !== 'penalty');
  const total = (of: readonly ScheduleLine[]) => toWire(sum(of.map(({ totalKopecks }) => totalKopecks)));
  const ofKind = (kind: ScheduleLine['kind']) => total(lines.filter((line) => line.kind === kind));
  return {
    payments: lines.length,
    total: total(lines),
    vat: toWire(sum(lines.map(({ vatKopecks }) => vatKopecks))),
    advance: ofKind('advance'),
    lease: ofKind('lease'),
    buyout: ofKind('buyout'),
  };
}

export const toVersionWire = (version: KeptVersion): Schemas['ScheduleVersion'] => ({
  version: version.version,
  reason: version.reason,
  effectiveOn: version.effectiveOn,
  createdAt: version.createdAt.toISOString(),
  byRequest: version.byRequest,
  current: version.current,
  terms: version.terms as Schemas['ScheduleTerms'] | null,
  totals: toTotalsWire(version.lines),
});

export const toDifferenceWire = (
  { added, removed, changed }: ScheduleDiff,
  before: readonly ScheduleLine[],
  after: readonly ScheduleLine[],
): Schemas['ScheduleDifference'] => ({
  added: added.map(toLineWire),
  removed: removed.map(toLineWire),
  changed: changed.map((line) => ({ before: toLineWire(line.before), after: toLineWire(line.after) })),
  before: toTotalsWire(before),
  after: toTotalsWire(after),
});

export const toChangePreviewWire = (
  { difference, nextPossibleOn, obstacles }: ChangePreview,
  asOf: CivilDate,
): Schemas['ScheduleChangePreview'] => ({
  eligible: obstacles.length === 0,
  obstacles,
  nextPossibleOn,
  difference: difference && toDifferenceWire(difference.diff, difference.before, difference.after),
  asOf,
});
