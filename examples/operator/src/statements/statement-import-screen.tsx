import type { BankStatementImport } from '@element-cabinet/sdk';
import { BackLink } from '@element-cabinet/ui/back-link';
import { locale } from '@element-cabinet/ui/i18n';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonCards } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { useWaiting } from '../receipts/waiting.ts';
import { Screen } from '../screen.tsx';
import { Accounts } from './accounts.tsx';
import { StatementRows } from './statement-rows.tsx';
import { Summary } from './summary.tsx';
import { Warnings } from './warnings.tsx';
import { words } from './words.ts';

/** A statement before and after it is posted. */
export function StatementImportScreen() {
  const { importId = '' } = useRoute().params;
  const waiting = useWaiting();
  const made = useResource(`${paths.statementImport(importId)}:${locale.value}`, async () => {
    const found = await cabinet.operator.bankStatementImports.get({ importId }, { etag: null });
    return found as Found;
  });
  return (
    <Screen title={words().preview(made.data?.data.fileName ?? '')}>
      <BackLink href={paths.statementImports()} text={words().back} />
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
            <Summary
              made={data}
              etag={etag}
              onSettled={() => {
                made.refresh();
                waiting.refresh();
              }}
            />
            <Warnings warnings={data.warnings} />
            <Accounts accounts={data.accounts} />
            <StatementRows made={data} />
          </>
        )}
      </ResourceView>
    </Screen>
  );
}

/** Asked without an ETag of ours there is always an answer. */
type Found = { data: BankStatementImport; etag: string | null };
