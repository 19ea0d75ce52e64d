import type { ImportState } from '@element-cabinet/sdk';
import { formatDateTime } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { PageView } from '@element-cabinet/ui/page-view';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import type { Resource } from '@element-cabinet/ui/use-resource';
import { FileClock } from 'lucide-preact';
import { ImportBadge } from './state-badge.tsx';
import { words } from './words.ts';

interface Import {
  id: string;
  state: ImportState;
  fileName: string | null;
  createdAt: string;
  createdBy: string;
  confirmedAt: string | null;
}

interface EarlierImportsProps<T extends Import> {
  imports: Resource<{ items: T[]; nextCursor: string | null }>;
  /** What came of it, in a few words. */
  outcome: (made: T) => string;
  href: (importId: string) => string;
  /** The address of a page of this list. */
  pageHref: (cursor: string | undefined) => string;
  cursor: string | undefined;
}

/** The imports made so far, the latest first. */
export function EarlierImports<T extends Import>(props: EarlierImportsProps<T>) {
  const { cursor, href, imports, outcome, pageHref } = props;
  return (
    <Card title={words().earlier}>
      <PageView
        page={imports}
        skeleton={<SkeletonRows rows={4} columns={4} />}
        empty={<EmptyState icon={FileClock} title={words().empty} text={words().emptyText} />}
        cursor={cursor}
        href={pageHref}
      >
        {({ items }) => (
          <table>
            <caption class="hidden-visually">{words().earlier}</caption>
            <thead>
              <tr>
                <th scope="col">{words().fileName}</th>
                <th scope="col" class="wide">
                  {words().state}
                </th>
                <th scope="col" class="wide">
                  {words().when}
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((made) => (
                <tr key={made.id}>
                  <th scope="row">
                    <a class="file-name" href={href(made.id)}>
                      {made.fileName ?? words().nameless}
                    </a>
                    <div class="muted">{outcome(made)}</div>
                    <div class="narrow">
                      <span class="muted">{formatDateTime(made.createdAt, locale.value)}</span>
                      <ImportBadge state={made.state} />
                    </div>
                  </th>
                  <td class="wide">
                    <ImportBadge state={made.state} />
                  </td>
                  <td class="wide">
                    {made.createdBy}
                    <div class="muted">{formatDateTime(made.createdAt, locale.value)}</div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </PageView>
    </Card>
  );
}
