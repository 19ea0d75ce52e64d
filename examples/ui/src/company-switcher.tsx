import { Building, Check } from 'lucide-preact';
import { dictionary } from './i18n.ts';
import { Menu } from './menu.tsx';

/** Its one word apart from the others: the popup has room for no more. */
const words = dictionary({ company: 'Компания' }, { company: 'Company' });

export interface SwitcherCompany {
  id: string;
  name: string;
  /** Under the name: what is overdue there, already in words. */
  note?: string | undefined;
}

interface CompanySwitcherProps {
  companies: SwitcherCompany[];
  current: string;
  onSelect: (companyId: string) => void;
}

/** The company that is shown; a menu of the others when there are several. */
export function CompanySwitcher({ companies, current, onSelect }: CompanySwitcherProps) {
  const name = companies.find((company) => company.id === current)?.name ?? '';
  const shown = (
    <>
      <Building />
      <span class="cut" title={name}>
        {name}
      </span>
    </>
  );
  if (companies.length < 2) return <span class="company">{shown}</span>;
  return (
    <Menu id="companies" label={words().company} button={shown}>
      {companies.map((company) => (
        <button
          key={company.id}
          type="button"
          class="plain"
          aria-current={company.id === current}
          onClick={() => onSelect(company.id)}
        >
          <span>
            {company.name}
            {company.note !== undefined && <small class="danger">{company.note}</small>}
          </span>
          {company.id === current && <Check />}
        </button>
      ))}
    </Menu>
  );
}
