import { Layers } from 'lucide-preact';
import type { ComponentChildren, ComponentType } from 'preact';
import { useLocation } from 'preact-iso';
import { words } from './frame-words.ts';

interface NavigationProps {
  /** The product's name, and where a press on it leads. */
  product: string;
  home: string;
  /** Lists of `Section`: the first is the bar of a small screen, one of class `side-end` stands at the bottom. */
  children: ComponentChildren;
}

/** The sections: a column at the side, a bar at the bottom of a small screen. */
export function Navigation({ product, home, children }: NavigationProps) {
  return (
    <nav class="side screen-only" aria-label={words().menu}>
      <a class="brand" href={home}>
        <span class="brand-mark">
          <Layers />
        </span>
        {product}
      </a>
      {children}
    </nav>
  );
}

interface SectionProps {
  href: string;
  /** Other addresses that belong to the section. */
  also?: readonly string[];
  icon: ComponentType;
  label: string;
  /** Only this address, not what is under it. */
  exact?: boolean;
  /** The bar of a small screen has no room for it: give another way to it there. */
  wideOnly?: boolean;
  children?: ComponentChildren;
}

export function Section(props: SectionProps) {
  const { href, also = [], icon: Icon, label, exact = false, wideOnly = false, children } = props;
  const { path } = useLocation();
  const within = (address: string) => path === address || (!exact && path.startsWith(`${address}/`));
  const here = [href, ...also].some(within);
  return (
    <li class={wideOnly ? 'wide-only' : undefined}>
      <a class="section" href={href} aria-current={here ? 'page' : undefined}>
        <Icon />
        <span>{label}</span>
        {children}
      </a>
    </li>
  );
}
