import type { AnchorHTMLAttributes } from 'preact';

/** A link to a page of the cabinet, in a tab of its own. */
export function CabinetLink({ href, ...others }: AnchorHTMLAttributes & { href: string }) {
  return <a href={href} target="_blank" rel="noreferrer" {...others} />;
}
