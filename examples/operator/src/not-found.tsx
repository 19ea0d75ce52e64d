import { EmptyState } from '@element-cabinet/ui/empty-state';
import { paths } from './paths.ts';
import { Screen } from './screen.tsx';
import { words } from './words.ts';

export function NotFound() {
  return (
    <Screen title={words().notFound}>
      <EmptyState title={words().notFound} text={words().notFoundText}>
        <a class="button" href={paths.receipts()}>
          {words().toReceipts}
        </a>
      </EmptyState>
    </Screen>
  );
}
