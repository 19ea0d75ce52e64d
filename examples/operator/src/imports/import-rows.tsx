import type { ImportState } from '@element-cabinet/sdk';
import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { PageView } from '@element-cabinet/ui/page-view';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { FileText } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useRoute } from 'preact-iso';
import { FilterLinks } from '../filter-links.tsx';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

/** As many as the contract gives at once: a printed report should be whole. */
const rowsShown = 200;

interface ImportRowsProps<Outcome extends string, Row> {
  title: string;
  state: ImportState;
  outcomes: readonly Outcome[];
  outcomeWords: (outcome: Outcome, done: boolean) => string;
  /** Rows of each outcome. */
  counts: Record<Outcome, number>;
  total: number;
  /** Of an outcome that has no rows. */
  empty: string;
  columns: number;
  href: (filters: { outcome?: Outcome | undefined; cursor?: string | undefined }) => string;
  load: (asked: {
    limit: number;
    outcome?: Outcome;
    cursor?: string;
  }) => Promise<{ items: Row[]; nextCursor: string | null }>;
  children: (rows: Row[], done: boolean) => ComponentChildren;
}

/** The rows of an import, of one outcome or all. */
export function ImportRows<Outcome extends string, Row>(props: ImportRowsProps<Outcome, Row>) {
  const { title, state, outcomes, outcomeWords, counts, total, empty, columns, href, load, children } = props;
  const { query } = useRoute();
  const { cursor } = query;
  const done = state === 'confirmed';
  const outcome = outcomes.find((known) => known === query.outcome);
  const rows = useResource(`${href({ outcome, cursor })}:${state}:${locale.value}`, () =>
    load({ limit: rowsShown, ...(outcome ? { outcome } : {}), ...(cursor ? { cursor } : {}) }),
  );
  const links = outcomes
    .filter((each) => counts[each] > 0 || each === outcome)
    .map((each) => ({
      id: each,
      label: outcomeWords(each, done),
      href: href({ outcome: each }),
      count: counts[each],
    }));
  return (
    <>
      <FilterLinks
        label={words().outcomes}
        selected={outcome ?? 'all'}
        links={[{ id: 'all', label: shared().all, href: href({}), count: total }, ...links]}
      />
      <Card title={title}>
        <PageView
          page={rows}
          skeleton={<SkeletonRows rows={8} columns={columns} />}
          empty={<EmptyState icon={FileText} title={empty} />}
          cursor={cursor}
          href={(next) => href({ outcome, cursor: next })}
        >
          {({ items }) => children(items, done)}
        </PageView>
      </Card>
    </>
  );
}
