import type { ComponentChildren } from 'preact';

interface CardProps {
  /** The heading. */
  title?: string;
  /** What the card is called where it has no heading; without either it is a plain box. */
  label?: string;
  /** What stands at the end of the heading's line: a link, a legend. */
  aside?: ComponentChildren;
  class?: string;
  children: ComponentChildren;
}

export function Card({ title, label = title, aside, class: name, children }: CardProps) {
  return (
    <section class={name ? `card ${name}` : 'card'} aria-label={label}>
      {title !== undefined && (
        <header>
          <h2>{title}</h2>
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}
