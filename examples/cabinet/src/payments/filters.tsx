import { paymentStates, say } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { useLocation } from 'preact-iso';
import { useContractNames } from '../contracts/contract-names.ts';
import { type PaymentFilters, paths } from '../paths.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

const states = ['open', 'overdue', 'paid', 'all'] as const;

interface FiltersProps {
  companyId: string;
  filters: PaymentFilters;
}

/** Each change is a new address: the back button takes it back, a link carries it. */
export function Filters({ companyId, filters }: FiltersProps) {
  const { route } = useLocation();
  const contracts = useContractNames(companyId);
  const change = (changed: PaymentFilters) =>
    route(paths.payments(companyId, { ...filters, cursor: undefined, ...changed }));
  const filtered = filters.state ?? filters.contractId ?? filters.dueFrom ?? filters.dueTo;
  return (
    <search class="filters screen-only" aria-label={words().filters}>
      <label>
        <span>{shared().status}</span>
        <select
          value={filters.state ?? 'open'}
          onChange={({ currentTarget: { value } }) => change({ state: value === 'open' ? undefined : value })}
        >
          {states.map((state) => (
            <option key={state} value={state}>
              {say(paymentStates, state, locale.value)}
            </option>
          ))}
        </select>
      </label>
      <label class="filters-contract">
        <span>{shared().contract}</span>
        <select
          value={filters.contractId ?? ''}
          onChange={({ currentTarget: { value } }) => change({ contractId: value || undefined })}
        >
          <option value="">{words().allContracts}</option>
          {contracts.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{words().dueFrom}</span>
        <input
          type="date"
          value={filters.dueFrom ?? ''}
          max={filters.dueTo}
          onChange={({ currentTarget: { value } }) => change({ dueFrom: value || undefined })}
        />
      </label>
      <label>
        <span>{words().dueTo}</span>
        <input
          type="date"
          value={filters.dueTo ?? ''}
          min={filters.dueFrom}
          onChange={({ currentTarget: { value } }) => change({ dueTo: value || undefined })}
        />
      </label>
      {filtered && (
        <a class="button plain" href={paths.payments(companyId)}>
          {words().reset}
        </a>
      )}
    </search>
  );
}
