import type { BankStatementImportRow, StatementOutcome } from '@element-cabinet/sdk';
import { duplicateReasons, say, statementWarnings, waitingReasons } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import {
  ArrowLeftRight,
  ArrowUpRight,
  Ban,
  CircleCheck,
  CopyCheck,
  Hourglass,
  PiggyBank,
} from 'lucide-preact';
import { Remarks } from '../imports/remarks.tsx';
import { Allocations } from '../receipts/allocations.tsx';
import { remarksOf } from './warnings.tsx';
import { outcomeWords } from './words.ts';

const looks = {
  settle: { tone: 'ok', Icon: CircleCheck },
  wait: { tone: 'warn', Icon: Hourglass },
  overpayment: { tone: 'plain', Icon: PiggyBank },
  duplicate: { tone: 'plain', Icon: CopyCheck },
  outgoing: { tone: 'plain', Icon: ArrowUpRight },
  internal: { tone: 'plain', Icon: ArrowLeftRight },
  refuse: { tone: 'warn', Icon: Ban },
} as const satisfies Record<StatementOutcome, unknown>;

/** What becomes of a document, or became: the outcome, whose it is, what it settles and why, or why not. */
export function RowFate({ row, done }: { row: BankStatementImportRow; done: boolean }) {
  const { companyName, outcome, reason, settles, warnings } = row;
  const { tone, Icon } = looks[outcome];
  const told = reason === null || warnings.some(({ code }) => code === reason);
  return (
    <div class="fate">
      <span class={`badge ${tone}`}>
        <Icon />
        {outcomeWords(outcome, done)}
      </span>
      {!told && (
        <span>
          {say({ ...waitingReasons, ...statementWarnings, ...duplicateReasons }, reason, locale.value)}
        </span>
      )}
      {companyName && <span>{companyName}</span>}
      <Allocations allocations={settles} />
      <Remarks remarks={remarksOf(warnings)} />
    </div>
  );
}
