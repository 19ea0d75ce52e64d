import { presentValue } from '../contracts/buyouts/buyout.ts';
import type { CivilDate } from '../platform/civil-date.ts';
import type { Kopecks } from '../platform/money.ts';
import type { ContractPlan } from './plan.ts';

type Line = { kind: string; nominal: CivilDate; total: Kopecks };

/** What an early buyout of the contract is counted by; jsonb as the text that Postgres reads. */
export function buyoutTerms({ annualRate, buyoutTable, buyoutFee }: ContractPlan, lines: readonly Line[]) {
  return {
    annual_rate_percent: annualRate ?? null,
    buyout_fee_kopecks: buyoutFee ?? 0n,
    buyout_table: buyoutTable ? tableOf(lines) : null,
  };
}

/** A row for each lease payment: what of the later ones is principal, in whole roubles as contracts write it. */
function tableOf(lines: readonly Line[]) {
  const lease = lines.filter(({ kind }) => kind === 'lease');
  return lease.map(({ nominal }, index) => {
    const later = lease.slice(index + 1);
    const flows = later.map(({ nominal: dueOn, total: restKopecks }) => ({ dueOn, restKopecks }));
    return { on: nominal, kopecks: `${(presentValue(nominal, '16.5', flows) / 100n) * 100n}` };
  });
}
