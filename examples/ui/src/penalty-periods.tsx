import type { PenaltyPeriod } from '@element-cabinet/sdk';
import { formatDate, penaltyFormula } from '@element-cabinet/sdk/format';
import { locale } from './i18n.ts';

/** How a penalty adds up: a formula for each stretch of days with the same overdue sum. */
export function PenaltyPeriods({ periods, today }: { periods: PenaltyPeriod[]; today: string }) {
  return (
    <ul class="formulas">
      {periods.map((period) => {
        const [from, to] = [period.from, period.to].map((day) => formatDate(day, today, locale.value));
        return (
          <li key={period.from}>
            <span class="muted">{period.days === 1 ? from : `${from} – ${to}`}</span>
            <span class="formula">{penaltyFormula(period, locale.value)}</span>
          </li>
        );
      })}
    </ul>
  );
}
