import { ChevronRight, ChevronsLeft } from 'lucide-preact';
import { words } from './words.ts';

interface PagerProps {
  /** The address of the first page; absent on it. */
  first: string | undefined;
  /** The address of the next page; absent on the last. The page before is the browser's own "back". */
  next: string | undefined;
}

/** Pages by cursor, each with its own address. */
export function Pager({ first, next }: PagerProps) {
  if (first === undefined && next === undefined) return null;
  return (
    <nav class="pager screen-only" aria-label={words().pages}>
      {first !== undefined && (
        <a class="button" href={first}>
          <ChevronsLeft />
          {words().firstPage}
        </a>
      )}
      {next !== undefined && (
        <a class="button" href={next}>
          {words().nextPage}
          <ChevronRight />
        </a>
      )}
    </nav>
  );
}
