import { isZero, type OperatorReceipt } from '@element-cabinet/sdk';
import { say, waitingReasons } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { Hourglass } from 'lucide-preact';
import { paths } from '../paths.ts';
import { Allocations } from './allocations.tsx';
import { words } from './words.ts';

/** What became of a receipt: why it waits, or whose it is and what it covered. */
export function Fate({ receipt }: { receipt: OperatorReceipt }) {
  const { allocations, companyId, companyName, state, unallocated, waitingReason } = receipt;
  return (
    <div class="fate">
      {companyId && <a href={paths.company(companyId)}>{companyName}</a>}
      {state === 'waiting' && (
        <span class="badge warn">
          <Hourglass />
          {waitingReason ? say(waitingReasons, waitingReason, locale.value) : words().waitsUnexplained}
        </span>
      )}
      <Allocations allocations={allocations} />
      {state === 'posted' && !isZero(unallocated) && (
        <span class="muted">
          {words().overpayment} <Money value={unallocated} />
        </span>
      )}
    </div>
  );
}
