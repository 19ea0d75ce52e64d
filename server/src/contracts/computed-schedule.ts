import type { PaymentKind } from '../payments/payment.ts';
import type { CivilDate } from '../platform/civil-date.ts';
import { divideHalfUp, type Kopecks, sum, vatIncluded } from '../platform/money.ts';
import { absorbed, instalmentsOf, setOffsOf } from './instalments.ts';
import type { AgreedPayment } from './schedule.ts';
import {
  checkTerms,
  dueOf,
  firstVatRate,
  generalVatRateOn,
  paymentsOf,
  type ScheduleTerms,
  type TermsFault,
} from './schedule-terms.ts';

/** A line made from terms. `totalKopecks` is to be paid; with what of the advance is set off it is what the lessor bills. */
export type ComputedLine = AgreedPayment & {
  grossKopecks: Kopecks;
  setOffKopecks: Kopecks;
  grossVatKopecks: Kopecks;
  grossNetKopecks: Kopecks;
  principalKopecks: Kopecks;
  interestKopecks: Kopecks;
};

export type ComputedSchedule = { lines: ComputedLine[]; faults: TermsFault[] };

type Draft = { dueOn: CivilDate; grossKopecks: Kopecks; setOffKopecks: Kopecks; principalKopecks: Kopecks };

/** The lines that terms come to: the advance, the lease payments and the buyout; none where the terms contradict. */
export function computeSchedule(terms: ScheduleTerms): ComputedSchedule {
  const faults = checkTerms(terms);
  if (faults.length > 0) return { lines: [], faults };
  const instalments = instalmentsOf(terms);
  const setOffs = setOffsOf(terms, instalments.length);
  const drafts = instalments.map(({ period, kopecks, principalKopecks }, index): Draft => {
    const setOffKopecks = setOffs[index] ?? 0n;
    return {
      dueOn: dueOf(terms, period),
      grossKopecks: kopecks + setOffKopecks,
      setOffKopecks,
      principalKopecks,
    };
  });
  const lease = withVatOfDay(terms, drafts).map((draft, index) => lineOf(terms, 'lease', index + 1, draft));
  const { advance } = terms;
  const lines = [
    ...(advance
      ? [lineOf(terms, 'advance', 1, { dueOn: advance.dueOn, ...whole(advance.kopecks, advance.kopecks) })]
      : []),
    ...lease,
    ...buyoutOf(terms, lease),
  ];
  const small = lines.find(({ totalKopecks }) => totalKopecks < 1n);
  return small ? { lines: [], faults: [tooSmall(terms)] } : { lines, faults: [] };
}

const whole = (kopecks: Kopecks, principalKopecks: Kopecks) => ({
  grossKopecks: kopecks,
  setOffKopecks: 0n,
  principalKopecks,
});

function tooSmall(terms: ScheduleTerms): TermsFault {
  if (terms.method === 'components' && terms.advance)
    return { code: 'advance_over_payments', pointer: '/advance/amount', params: {} };
  const pointer = terms.method === 'components' ? '/cost' : '/price';
  return { code: 'payment_below_kopeck', pointer, params: {} };
}

/** At the end of the last period, when the asset changes its owner. */
function buyoutOf(terms: ScheduleTerms, lease: readonly ComputedLine[]): ComputedLine[] {
  if (terms.buyoutKopecks === null) return [];
  const early = terms.method !== 'markup' && terms.method !== 'components' && terms.timing === 'advance';
  const dueOn = dueOf(terms, paymentsOf(terms) - (early ? 0 : 1));
  const [draft] = withVatOfDay(terms, [{ dueOn, ...whole(terms.buyoutKopecks, 0n) }]);
  if (!draft) return [];
  const advance = terms.advance?.kopecks ?? 0n;
  const paidOff = advance + sum(lease.map(({ principalKopecks }) => principalKopecks));
  const left = terms.method === 'components' ? draft.grossKopecks : terms.priceKopecks - paidOff;
  return [lineOf(terms, 'buyout', 1, { ...draft, principalKopecks: left })];
}

const rateOn = (terms: ScheduleTerms, date: CivilDate) => terms.vatRatePercent ?? generalVatRateOn(date);

/**
 * Where the sums without VAT are agreed, those of another general rate grow with it: as one sum, whose last line absorbs
 * the rounding.
 */
function withVatOfDay(terms: ScheduleTerms, drafts: readonly Draft[]): Draft[] {
  const first = firstVatRate(terms);
  if (terms.vatRatePercent !== null || terms.vatChange === 'gross_fixed') return [...drafts];
  const rates = [...new Set(drafts.map(({ dueOn }) => rateOn(terms, dueOn)))];
  return rates.flatMap((rate) => {
    const same = drafts.filter(({ dueOn }) => rateOn(terms, dueOn) === rate);
    if (rate === first) return same;
    const grown = (kopecks: Kopecks) => divideHalfUp(kopecks * BigInt(100 + rate), BigInt(100 + first));
    const sums = absorbed(
      same.map(({ grossKopecks }) => grown(grossKopecks)),
      grown(sum(same.map(({ grossKopecks }) => grossKopecks))),
    );
    return same.map((draft, index) => ({ ...draft, grossKopecks: sums[index] ?? 0n }));
  });
}

function lineOf(terms: ScheduleTerms, kind: PaymentKind, number: number, draft: Draft): ComputedLine {
  const { dueOn, grossKopecks, principalKopecks, setOffKopecks } = draft;
  const vatRatePercent = rateOn(terms, dueOn);
  const grossVatKopecks = vatIncluded(grossKopecks, vatRatePercent);
  const totalKopecks = grossKopecks - setOffKopecks;
  return {
    ...{ kind, number, nominalDueOn: dueOn, totalKopecks, vatRatePercent },
    ...{ grossKopecks, setOffKopecks, grossVatKopecks, grossNetKopecks: grossKopecks - grossVatKopecks },
    ...{ principalKopecks, interestKopecks: totalKopecks - principalKopecks },
  };
}

/** What is billed at one rate; an advance is billed where it is set off. */
export type VatAtRate = {
  vatRatePercent: number;
  grossKopecks: Kopecks;
  vatKopecks: Kopecks;
  netKopecks: Kopecks;
};

type Billed = Pick<
  ComputedLine,
  'kind' | 'vatRatePercent' | 'grossKopecks' | 'grossVatKopecks' | 'grossNetKopecks'
>;

export function vatByRate(lines: readonly Billed[]): VatAtRate[] {
  const billed = lines.filter(({ kind }) => kind !== 'advance');
  const rates = [...new Set(billed.map(({ vatRatePercent }) => vatRatePercent))].sort((a, b) => a - b);
  return rates.map((vatRatePercent) => {
    const same = billed.filter((line) => line.vatRatePercent === vatRatePercent);
    return {
      vatRatePercent,
      grossKopecks: sum(same.map(({ grossKopecks }) => grossKopecks)),
      vatKopecks: sum(same.map(({ grossVatKopecks }) => grossVatKopecks)),
      netKopecks: sum(same.map(({ grossNetKopecks }) => grossNetKopecks)),
    };
  });
}
