import type { ComponentChildren } from 'preact';

interface FactProps {
  name: string;
  children: ComponentChildren;
}

/** One of a list of facts (`dl`). */
export function Fact({ name, children }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A fact whose name is quiet beside it; `num`: its digits are of one width. */
export function Figure({ name, num = false, children }: FactProps & { num?: boolean }) {
  return (
    <div>
      <dt class="muted">{name}</dt>
      <dd class={num ? 'num' : undefined}>{children}</dd>
    </div>
  );
}
