import type { PortfolioImport } from '@element-cabinet/sdk';
import { BackLink } from '@element-cabinet/ui/back-link';
import { Card } from '@element-cabinet/ui/card';
import { locale } from '@element-cabinet/ui/i18n';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonCards } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { useRoute } from 'preact-iso';
import { Remarks } from '../imports/remarks.tsx';
import { words as imports } from '../imports/words.ts';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { PortfolioRows } from './portfolio-rows.tsx';
import { remarksOf } from './remarks-of.ts';
import { Summary } from './summary.tsx';
import { words } from './words.ts';

/** A portfolio before and after it is imported. */
export function PortfolioImportScreen() {
  const { importId = '' } = useRoute().params;
  const made = useResource(`${paths.portfolioImport(importId)}:${locale.value}`, async () => {
    const found = await cabinet.operator.portfolioImports.get({ importId }, { etag: null });
    return found as Found;
  });
  return (
    <Screen title={words().preview(made.data?.data.fileName ?? '')}>
      <BackLink href={paths.portfolioImports()} text={words().back} />
      <ResourceView
        resource={made}
        skeleton={
          <SkeletonCards
            cards={[
              [3, 3],
              [8, 4],
            ]}
          />
        }
      >
        {({ data, etag }) => (
          <>
            <Summary made={data} etag={etag} onSettled={made.refresh} />
            {data.problems.length > 0 && (
              <Card title={imports().warnings}>
                <Remarks remarks={remarksOf(data.problems)} />
              </Card>
            )}
            <PortfolioRows made={data} />
          </>
        )}
      </ResourceView>
    </Screen>
  );
}

/** Asked without an ETag of ours there is always an answer. */
type Found = { data: PortfolioImport; etag: string | null };
