import type { ComponentChildren, ComponentType } from 'preact';

interface EmptyStateProps {
  icon?: ComponentType;
  title: string;
  /** Why it is empty. */
  text?: string;
  /** The one thing to do. */
  children?: ComponentChildren;
}

export function EmptyState({ icon: Icon, title, text, children }: EmptyStateProps) {
  return (
    <div class="state">
      {Icon && (
        <span class="state-icon">
          <Icon />
        </span>
      )}
      <p class="state-title">{title}</p>
      {text && <p class="muted">{text}</p>}
      {children}
    </div>
  );
}
