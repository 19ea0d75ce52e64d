import type { BankStatementImport } from '@element-cabinet/sdk';
import { cabinet } from '@element-cabinet/ui/session';
import { useResource } from '@element-cabinet/ui/use-resource';
import { useLocation, useRoute } from 'preact-iso';
import { EarlierImports } from '../imports/earlier-imports.tsx';
import { UploadCard } from '../imports/upload-card.tsx';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { summaryOf, words } from './words.ts';

export function StatementImportsScreen() {
  const { route } = useLocation();
  const { cursor } = useRoute().query;
  const imports = useResource(paths.statementImports({ cursor }), () =>
    cabinet.operator.bankStatementImports.list({ limit: 20, ...(cursor ? { cursor } : {}) }),
  );
  return (
    <Screen title={words().title}>
      <UploadCard
        title={words().upload}
        text={words().uploadText}
        accept=".txt,text/plain"
        send={async (uploading, file, options) => {
          const made = await uploading.operator.bankStatementImports.create({ file }, options);
          route(paths.statementImport(made.id));
        }}
      />
      <EarlierImports
        imports={imports}
        outcome={({ counts, state }: BankStatementImport) => summaryOf(counts, state)}
        href={paths.statementImport}
        pageHref={(next) => paths.statementImports({ cursor: next })}
        cursor={cursor}
      />
    </Screen>
  );
}
