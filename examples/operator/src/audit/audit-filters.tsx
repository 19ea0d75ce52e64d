import { Field } from '@element-cabinet/ui/field';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { type AuditFilters, paths } from '../paths.ts';
import { knownActions } from './action-words.ts';
import { words } from './words.ts';

/** What and when; by whom and where is chosen at an entry. */
export function AuditFiltersForm({ filters }: { filters: AuditFilters }) {
  const { route } = useLocation();
  const [from, setFrom] = useState(filters.from ?? '');
  const [to, setTo] = useState(filters.to ?? '');
  const wrong = from && to && to < from ? words().badPeriod : undefined;
  const show = (change: AuditFilters) => route(paths.audit({ ...filters, ...change, cursor: undefined }));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!wrong) show({ from: from || undefined, to: to || undefined });
  };
  return (
    <form class="audit-filters screen-only" aria-label={words().filters} onSubmit={submit} noValidate>
      <div class="field">
        <label for="action">{words().action}</label>
        <select
          id="action"
          value={filters.action ?? ''}
          onChange={({ currentTarget: { value } }) => show({ action: value || undefined })}
        >
          <option value="">{words().anyAction}</option>
          {knownActions().map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <Field name="from" type="date" label={words().from} value={from} onInput={setFrom} />
      <Field name="to" type="date" label={words().to} value={to} onInput={setTo} error={wrong} />
      <button type="submit">{words().apply}</button>
    </form>
  );
}
