import { EmptyState } from '@element-cabinet/ui/empty-state';
import { SearchX } from 'lucide-preact';
import { words } from './words.ts';

/** A search that found nothing. */
export function SearchEmpty({ query, href }: { query: string; href: string }) {
  return (
    <EmptyState icon={SearchX} title={words().searchEmpty(query)} text={words().searchEmptyText}>
      <a class="button" href={href}>
        {words().searchReset}
      </a>
    </EmptyState>
  );
}
