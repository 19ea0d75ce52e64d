import type { ComponentType } from 'preact';

interface MenuLinkProps {
  href: string;
  icon: ComponentType;
  label: string;
  /** What stands in the side of a wide screen already. */
  narrowOnly?: boolean;
}

/** A way to a screen, in a menu. */
export function MenuLink({ href, icon: Icon, label, narrowOnly = false }: MenuLinkProps) {
  return (
    <a class={narrowOnly ? 'button plain narrow-only' : 'button plain'} href={href}>
      <span class="menu-item">
        <Icon />
        {label}
      </span>
    </a>
  );
}
