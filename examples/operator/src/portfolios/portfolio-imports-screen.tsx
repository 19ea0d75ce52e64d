import type { PortfolioImport } from '@element-cabinet/sdk';
import { cabinet } from '@element-cabinet/ui/session';
import { useResource } from '@element-cabinet/ui/use-resource';
import { useLocation, useRoute } from 'preact-iso';
import { EarlierImports } from '../imports/earlier-imports.tsx';
import { UploadCard } from '../imports/upload-card.tsx';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { Templates } from './templates.tsx';
import { summaryOf, words } from './words.ts';

export function PortfolioImportsScreen() {
  const { route } = useLocation();
  const { cursor } = useRoute().query;
  const imports = useResource(paths.portfolioImports({ cursor }), () =>
    cabinet.operator.portfolioImports.list({ limit: 20, ...(cursor ? { cursor } : {}) }),
  );
  return (
    <Screen title={words().title}>
      <UploadCard
        title={words().upload}
        text={words().uploadText}
        accept=".xlsx,.csv"
        send={async (uploading, file, options) => {
          const made = await uploading.operator.portfolioImports.create({ file }, options);
          route(paths.portfolioImport(made.id));
        }}
      >
        <Templates />
      </UploadCard>
      <EarlierImports
        imports={imports}
        outcome={({ counts, state }: PortfolioImport) => summaryOf(counts, state)}
        href={paths.portfolioImport}
        pageHref={(next) => paths.portfolioImports({ cursor: next })}
        cursor={cursor}
      />
    </Screen>
  );
}
