import type { PortfolioImport, PortfolioImportRow, PortfolioOutcome } from '@element-cabinet/sdk';
import { countOf, nouns } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { PageView } from '@element-cabinet/ui/page-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { Ban, Equal, FileText, Pencil, Plus } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { FilterLinks } from '../filter-links.tsx';
import { Remarks } from '../imports/remarks.tsx';
import { words as imports } from '../imports/words.ts';
import { paths } from '../paths.ts';
import { words as shared } from '../words.ts';
import { remarksOf } from './remarks-of.ts';
import { outcomes, outcomeWords, words } from './words.ts';

/** As many as the contract gives at once: a printed report should be whole. */
const rowsShown = 200;

/** The contracts of a portfolio, of one outcome or all. */
export function PortfolioRows({ made }: { made: PortfolioImport }) {
  const { query } = useRoute();
  const { cursor } = query;
  const outcome = outcomes.find((known) => known === query.outcome);
  const address = (filters: { outcome?: string | undefined; cursor?: string | undefined }) =>
    paths.portfolioImport(made.id, filters);
  const rows = useResource(
    `${paths.portfolioImport(made.id, { outcome, cursor })}:${made.state}:${locale.value}`,
    () =>
      cabinet.operator.portfolioImports.listPortfolioImportRows({
        importId: made.id,
        limit: rowsShown,
        ...(outcome ? { outcome } : {}),
        ...(cursor ? { cursor } : {}),
      }),
  );
  const links = outcomes
    .filter((each) => made.counts[each] > 0 || each === outcome)
    .map((each) => ({
      id: each,
      label: outcomeWords(each, made.state === 'confirmed'),
      href: address({ outcome: each }),
      count: made.counts[each],
    }));
  return (
    <>
      <FilterLinks
        label={imports().outcomes}
        selected={outcome ?? 'all'}
        links={[
          { id: 'all', label: shared().all, href: address({}), count: made.counts.contracts },
          ...links,
        ]}
      />
      <Card title={words().contracts}>
        <PageView
          page={rows}
          skeleton={<SkeletonRows rows={8} columns={3} />}
          empty={<EmptyState icon={FileText} title={words().emptyOutcome} />}
          cursor={cursor}
          href={(next) => address({ outcome, cursor: next })}
        >
          {({ items }) => <RowsTable rows={items} done={made.state === 'confirmed'} />}
        </PageView>
      </Card>
    </>
  );
}

function RowsTable({ rows, done }: { rows: PortfolioImportRow[]; done: boolean }) {
  return (
    <table class="sticky">
      <caption class="hidden-visually">{words().contracts}</caption>
      <thead>
        <tr>
          <th scope="col">{words().whoAndWhat}</th>
          <th scope="col" class="wide fate-column">
            {done ? imports().outcomeDone : imports().outcome}
          </th>
          <th scope="col" class="end">
            {words().schedule}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={`${row.sheet}:${row.row}`} row={row} done={done} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, done }: { row: PortfolioImportRow; done: boolean }) {
  const { companyInn, companyName, contractId, contractNumber, externalId, newCompany, sheet } = row;
  const place = [
    sheet && words().sheet(sheet),
    words().row(row.row),
    externalId && words().externalId(externalId),
  ];
  return (
    <tr>
      <th scope="row">
        {contractId ? <a href={paths.contract(contractId)}>{contractNumber}</a> : contractNumber || '—'}
        <div class="company-of">
          {companyName} {newCompany && <span class="badge plain">{words().newCompany}</span>}
        </div>
        <div class="muted">{companyInn && shared().inn(companyInn)}</div>
        <div class="muted">{place.filter(Boolean).join(', ')}</div>
        <div class="narrow">
          <Fate row={row} done={done} />
        </div>
      </th>
      <td class="wide">
        <Fate row={row} done={done} />
      </td>
      <td class="end">
        {row.total ? <Money value={row.total} /> : <span class="muted">—</span>}
        <div class="muted">{countOf(row.payments, nouns.payment, locale.value)}</div>
      </td>
    </tr>
  );
}

const looks = {
  create: { tone: 'ok', Icon: Plus },
  update: { tone: 'ok', Icon: Pencil },
  unchanged: { tone: 'plain', Icon: Equal },
  refuse: { tone: 'warn', Icon: Ban },
} as const satisfies Record<PortfolioOutcome, unknown>;

/** What becomes of a contract, what exactly changes, and what is wrong with it and where. */
function Fate({ row: { changes, outcome, problems }, done }: { row: PortfolioImportRow; done: boolean }) {
  const { tone, Icon } = looks[outcome];
  return (
    <div class="fate">
      <span class={`badge ${tone}`}>
        <Icon />
        {outcomeWords(outcome, done)}
      </span>
      {changes.length > 0 && (
        <ul class="changes">
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
      <Remarks remarks={remarksOf(problems)} />
    </div>
  );
}
