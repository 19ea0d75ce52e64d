import { type BankStatementImport, isZero, subtractMoney } from '@element-cabinet/sdk';
import { countOf, formatDateTime, formatMoney, nouns } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { Figure } from '@element-cabinet/ui/fact';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { cabinet } from '@element-cabinet/ui/session';
import { CircleAlert, CircleCheck, Printer } from 'lucide-preact';
import { Confirm } from '../imports/confirm.tsx';
import { ImportBadge } from '../imports/state-badge.tsx';
import { words as imports } from '../imports/words.ts';
import { words as shared } from '../words.ts';
import { encodings, postingOf, words } from './words.ts';

interface SummaryProps {
  made: BankStatementImport;
  etag: string | null;
  onSettled: () => void;
}

/** What the statement brings, and the button that posts it. */
export function Summary({ made, etag, onSettled }: SummaryProps) {
  const { confirmedAt, counts, state } = made;
  const receipts = countOf(postingOf(counts), nouns.receipt, locale.value);
  const waiting =
    counts.wait > 0 ? words().waitingToo(countOf(counts.wait, nouns.receipt, locale.value)) : '';
  const rest = subtractMoney(counts.posting, counts.settled);
  const done = state === 'confirmed';
  return (
    <Card
      title={done ? words().posted : words().toPost}
      aside={<ImportBadge state={state} />}
      class="import-summary"
    >
      <p class="contract-left">
        <Money value={counts.posting} />
      </p>
      <p class="muted">
        {receipts}
        {confirmedAt && ` · ${imports().confirmedAt(formatDateTime(confirmedAt, locale.value))}`}
      </p>
      {state === 'previewed' && postingOf(counts) === 0 && <Nothing made={made} />}
      {state === 'previewed' && postingOf(counts) > 0 && (
        <Confirm
          action={words().action(receipts, formatMoney(counts.posting, locale.value))}
          text={words().confirmText(formatMoney(counts.settled, locale.value), waiting)}
          run={(options) =>
            cabinet.operator.bankStatementImports.confirm(
              { importId: made.id },
              { ...options, ...(etag ? { ifMatch: etag } : {}) },
            )
          }
          done={words().done}
          onSettled={onSettled}
        />
      )}
      {done && (
        <button type="button" class="card-act screen-only" onClick={() => print()}>
          <Printer />
          {shared().print}
        </button>
      )}
      <dl class="figures">
        <Figure name={done ? words().settledDone : words().settled}>
          <Money value={counts.settled} />
        </Figure>
        {!isZero(rest) && (
          <Figure name={done ? words().restDone : words().rest}>
            <Money value={rest} />
          </Figure>
        )}
        {counts.wait > 0 && (
          <Figure name={done ? words().waitingDone : words().waiting}>
            {countOf(counts.wait, nouns.receipt, locale.value)}
          </Figure>
        )}
        <Figure name={words().fileState}>
          <Completeness complete={made.complete} />
        </Figure>
        <Figure name={words().encoding}>{encodings[made.encoding]}</Figure>
        {made.formatVersion && (
          <Figure name={words().format}>1CClientBankExchange {made.formatVersion}</Figure>
        )}
        <Figure name={imports().when}>
          {imports().by(made.createdBy, formatDateTime(made.createdAt, locale.value))}
        </Figure>
      </dl>
    </Card>
  );
}

function Nothing({ made: { counts } }: { made: BankStatementImport }) {
  const repeated = counts.duplicate > 0;
  const documents = String(counts.documents);
  return (
    <p class="nothing" role="status">
      <b>{repeated ? words().nothingNew : words().nothingToPost}.</b>{' '}
      {repeated ? words().nothingNewText(documents) : words().nothingToPostText}
    </p>
  );
}

function Completeness({ complete }: { complete: boolean }) {
  return (
    <span class={complete ? 'due' : 'due warn'}>
      {complete ? <CircleCheck /> : <CircleAlert />}
      {complete ? words().complete : words().cutOff}
    </span>
  );
}
