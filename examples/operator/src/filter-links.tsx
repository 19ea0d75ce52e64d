interface FilterLink {
  id: string;
  label: string;
  href: string;
  count?: number | undefined;
}

interface FilterLinksProps {
  /** What the links choose. */
  label: string;
  links: FilterLink[];
  selected: string;
}

/** A filter as links: each choice has its own address, with how many there are. */
export function FilterLinks({ label, links, selected }: FilterLinksProps) {
  return (
    <nav class="links screen-only" aria-label={label}>
      {links.map(({ id, label: text, href, count }) => (
        <a key={id} href={href} aria-current={id === selected ? 'page' : undefined}>
          {text}
          {count !== undefined && <span class="count">{count}</span>}
        </a>
      ))}
    </nav>
  );
}
