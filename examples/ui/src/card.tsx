import type { ComponentChildren } from 'preact';

interface CardProps {
  /** The heading; without it the card is a plain box. */
  title?: string;
  /** What stands at the end of the heading's line: a link, a legend. */
  aside?: ComponentChildren;
  class?: string;
  children: ComponentChildren;
}

export function Card({ title, aside, class: name, children }: CardProps) {
  return (
    <section class={name ? `card ${name}` : 'card'} aria-label={title}>
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
