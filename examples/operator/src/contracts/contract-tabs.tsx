import { FilterLinks } from '../filter-links.tsx';
import { paths } from '../paths.ts';
import { words as shared } from '../words.ts';

/** Contracts, and their early buyouts: two addresses of one section. */
export function ContractTabs({ selected }: { selected: 'contracts' | 'buyouts' }) {
  const links = [
    { id: 'contracts', label: shared().contracts, href: paths.contracts() },
    { id: 'buyouts', label: shared().buyouts, href: paths.buyouts() },
  ];
  return <FilterLinks label={shared().contracts} links={links} selected={selected} />;
}
