import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

let first = true;

/**
 * Titles the document and, when the reader came here from another screen, moves the focus to the heading that takes the
 * returned ref (`tabIndex={-1}`), so that a screen reader tells where it is.
 */
export function useScreen(title: string, product: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  useEffect(() => {
    if (!first) heading.current?.focus({ preventScroll: true });
    first = false;
  }, []);
  return heading;
}
