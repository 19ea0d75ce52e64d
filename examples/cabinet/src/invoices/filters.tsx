import { invoiceStatuses, say } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { useLocation } from 'preact-iso';
import { useContractNames } from '../contracts/contract-names.ts';
import { type InvoiceFilters, paths } from '../paths.ts';
import { words as payments } from '../payments/words.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

const statuses = ['open', 'paid', 'settled', 'cancelled'] as const;

/** Each change is a new address, as with payments. */
export function Filters({ companyId, filters }: { companyId: string; filters: InvoiceFilters }) {
  const { route } = useLocation();
  const contracts = useContractNames(companyId);
  const change = (changed: InvoiceFilters) =>
    route(paths.invoices(companyId, { ...filters, cursor: undefined, ...changed }));
  return (
    <search class="filters screen-only" aria-label={words().filters}>
      <label>
        <span>{shared().status}</span>
        <select
          value={filters.status ?? ''}
          onChange={({ currentTarget: { value } }) => change({ status: value || undefined })}
        >
          <option value="">{words().anyStatus}</option>
          {statuses.map((status) => (
            <option key={status} value={status}>
              {say(invoiceStatuses, status, locale.value)}
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
          <option value="">{payments().allContracts}</option>
          {contracts.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {(filters.status ?? filters.contractId) && (
        <a class="button plain" href={paths.invoices(companyId)}>
          {payments().reset}
        </a>
      )}
    </search>
  );
}
