import type { PortfolioImport } from '@element-cabinet/sdk';
import { formatDateTime } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { locale } from '@element-cabinet/ui/i18n';
import { cabinet } from '@element-cabinet/ui/session';
import { Printer } from 'lucide-preact';
import { Confirm } from '../imports/confirm.tsx';
import { ImportBadge } from '../imports/state-badge.tsx';
import { words as imports } from '../imports/words.ts';
import { words as shared } from '../words.ts';
import { contractsOf, words } from './words.ts';

interface SummaryProps {
  made: PortfolioImport;
  etag: string | null;
  onSettled: () => void;
}

/** How many contracts the file creates and changes, and the button that does it. */
export function Summary({ made, etag, onSettled }: SummaryProps) {
  const { confirmedAt, counts, state } = made;
  const done = state === 'confirmed';
  const work = counts.create + counts.update;
  const figures: [label: string, value: string | number][] = [
    [done ? words().created : words().create, counts.create],
    [done ? words().updated : words().update, counts.update],
    [words().unchanged, counts.unchanged],
    [words().refused, counts.refuse],
    [words().newCompanies, counts.newCompanies],
    [words().payments, counts.payments],
    [imports().when, imports().by(made.createdBy, formatDateTime(made.createdAt, locale.value))],
  ];
  return (
    <Card
      title={done ? words().uploaded : words().toDo}
      aside={<ImportBadge state={state} />}
      class="import-summary"
    >
      <p class="contract-left">{contractsOf(work)}</p>
      {confirmedAt && <p class="muted">{imports().confirmedAt(formatDateTime(confirmedAt, locale.value))}</p>}
      {!done && work === 0 && <Nothing made={made} />}
      {!done && work > 0 && (
        <Confirm
          action={actionOf(made)}
          text={words().confirmText(
            counts.newCompanies > 0 ? words().newCompaniesText(String(counts.newCompanies)) : '',
            counts.refuse > 0 ? words().refusedText(contractsOf(counts.refuse)) : '',
          )}
          run={(options) =>
            cabinet.operator.portfolioImports.confirm(
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
        {figures.map(
          ([label, value]) =>
            value !== 0 && (
              <div key={label}>
                <dt class="muted">{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </Card>
  );
}

function actionOf({ counts: { create, update } }: PortfolioImport): string {
  if (update === 0) return words().actionCreate(contractsOf(create));
  if (create === 0) return words().actionUpdate(contractsOf(update));
  return words().actionBoth(contractsOf(create), String(update));
}

function Nothing({ made: { counts } }: { made: PortfolioImport }) {
  const repeated = counts.refuse === 0 && counts.unchanged > 0;
  return (
    <p class="nothing" role="status">
      <b>{repeated ? words().nothingNew : words().nothing}.</b>{' '}
      {repeated ? words().nothingNewText(contractsOf(counts.unchanged)) : words().nothingText}
    </p>
  );
}
