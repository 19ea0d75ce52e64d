import type { Contract } from '@element-cabinet/sdk';
import { toKopecks } from '@element-cabinet/sdk';
import { words } from './contract-words.ts';

/** How much of the contract's money is paid, with the number of payments in words. */
export function ProgressBar({ contract }: { contract: Contract }) {
  const { paid, paymentsPaid, paymentsTotal, total } = contract;
  const whole = toKopecks(total);
  const percent = whole > 0n ? Number((toKopecks(paid) * 100n) / whole) : 0;
  return (
    <span class="progress">
      <progress max={100} value={percent} aria-label={words().progressLabel(paymentsPaid, paymentsTotal)} />
      <span class="muted num">
        {percent} % · {words().progressCount(paymentsPaid, paymentsTotal)}
      </span>
    </span>
  );
}
