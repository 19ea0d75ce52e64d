import { Layers } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { LanguageButton } from './language-button.tsx';
import { useScreen } from './use-screen.ts';

interface DoorProps {
  title: string;
  product: string;
  lead?: string | undefined;
  children: ComponentChildren;
  /** What stands under the card: ways to elsewhere. */
  foot?: ComponentChildren;
  /** For a form of many fields. */
  wide?: boolean;
}

/** A page that needs nobody signed in: one card on the ground. Its heading takes the focus on arrival. */
export function Door({ title, product, lead, children, foot, wide = false }: DoorProps) {
  const heading = useScreen(title, product);
  return (
    <div class="door">
      <div class="door-language">
        <LanguageButton />
      </div>
      <main class={wide ? 'card door-wide' : 'card'}>
        <span class="brand-mark">
          <Layers />
        </span>
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {lead && <p class="muted">{lead}</p>}
        {children}
      </main>
      {foot && <nav class="door-foot">{foot}</nav>}
    </div>
  );
}
