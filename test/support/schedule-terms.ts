import { expect } from 'vitest';
import { type ComputedLine, computeSchedule } from '../../server/src/contracts/computed-schedule.ts';
import {
  type ComponentsTerms,
  EQUAL_WEIGHTS,
  type MarkupTerms,
  percentOf,
  type RatedTerms,
  type ScheduleTerms,
} from '../../server/src/contracts/schedule-terms.ts';
import { civilDate } from '../../server/src/platform/civil-date.ts';

const common = {
  ...{ advance: null, firstDueOn: civilDate('2026-02-28'), periodMonths: 1, buyoutKopecks: null },
  ...{ vatRatePercent: null, vatChange: 'gross_fixed' as const },
};
export const annuity: RatedTerms = {
  ...common,
  ...{ method: 'annuity', priceKopecks: 100_000_000n, payments: 12, timing: 'arrears' },
  ...{ annualRate: percentOf('9.99'), weights: EQUAL_WEIGHTS },
};
export const markup: MarkupTerms = {
  ...common,
  ...{ method: 'markup', priceKopecks: 440_000_000n, payments: 40, periodMonths: 3 },
  ...{
    annualMarkup: percentOf('2'),
    advance: { kopecks: 30_800_000n, dueOn: civilDate('2026-02-01'), setOffPayments: null },
  },
};
export const components: ComponentsTerms = {
  ...common,
  ...{
    method: 'components',
    costKopecks: 16_000_000_000n,
    years: 5,
    periodMonths: 12,
    amortisation: percentOf('10'),
  },
  ...{
    loanRate: percentOf('20'),
    feeRate: percentOf('10'),
    servicesKopecks: 800_000_000n,
    spread: 'by_year',
  },
};
/** Of terms that must be fine. */
export const linesOf = (terms: ScheduleTerms): ComputedLine[] => {
  const { lines, faults } = computeSchedule(terms);
  expect(faults).toEqual([]);
  return lines;
};
