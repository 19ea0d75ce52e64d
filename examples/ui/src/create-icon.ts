import { h } from 'preact';

interface IconData {
  node: [tag: string, attributes: Record<string, string>][];
}

/** Stands in for the core of lucide-preact (see `../vite.ts`): an icon beside a word, never a word of its own. */
function createIcon({ node }: IconData) {
  return (props: { class?: string }) =>
    h(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        viewBox: '0 0 24 24',
        class: props.class ? `icon ${props.class}` : 'icon',
        'aria-hidden': 'true',
      },
      node.map(([tag, attributes]) => h(tag, attributes)),
    );
}

// biome-ignore lint/style/noDefaultExport: the module it stands in for is imported by default
export default createIcon;
