import type { ComponentChildren } from 'preact';
import { Pager } from './pager.tsx';
import { ResourceView } from './resource-view.tsx';
import type { Resource } from './use-resource.ts';

interface PageViewProps<T> {
  page: Resource<T>;
  /** The real layout in grey. */
  skeleton: ComponentChildren;
  /** Instead of a list of nothing. */
  empty: ComponentChildren;
  /** The address of a page of this list; of the first one without a cursor. */
  href: (cursor: string | undefined) => string;
  /** The page's own. */
  cursor: string | undefined;
  children: (page: T) => ComponentChildren;
}

/** A page of a list in each of its states, and the ways to the first one and the next. */
export function PageView<T extends { items: unknown[]; nextCursor: string | null }>(props: PageViewProps<T>) {
  const { page, skeleton, empty, href, cursor, children } = props;
  return (
    <ResourceView resource={page} skeleton={skeleton}>
      {(shown) =>
        shown.items.length === 0 ? (
          empty
        ) : (
          <>
            {children(shown)}
            <Pager
              first={cursor && href(undefined)}
              next={shown.nextCursor === null ? undefined : href(shown.nextCursor)}
            />
          </>
        )
      }
    </ResourceView>
  );
}
