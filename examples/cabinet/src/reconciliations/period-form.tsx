import type { Reconciliation } from '@element-cabinet/sdk';
import { countOf, nouns } from '@element-cabinet/sdk/format';
import { describeError } from '@element-cabinet/ui/errors';
import { locale } from '@element-cabinet/ui/i18n';
import { cabinet } from '@element-cabinet/ui/session';
import { CircleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { paths } from '../paths.ts';
import { presetsOf } from './presets.ts';
import { words } from './words.ts';

interface PeriodFormProps {
  companyId: string;
  today: string;
  contracts: { id: string; label: string }[];
  /** What the address says: `from`, `to`, and `contracts` as ids parted by commas. */
  chosen: Record<string, string | undefined>;
  onMade: (act: Reconciliation) => void;
}

const presetNames = ['lastMonth', 'thisQuarter', 'lastQuarter', 'thisYear'] as const;

/** A period and contracts, kept in the address; making the act leads to it. */
export function PeriodForm({ companyId, today, contracts, chosen, onMade }: PeriodFormProps) {
  const { route } = useLocation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const presets = presetsOf(today);
  const from = chosen.from ?? presets.thisQuarter.from;
  const to = chosen.to ?? presets.thisQuarter.to;
  const known = new Set(contracts.map(({ id }) => id));
  const contractIds = (chosen.contracts ?? '').split(',').filter((id) => known.has(id));

  const change = (more: Record<string, string | undefined>) => {
    setError(undefined);
    route(paths.reconciliations(companyId, { from, to, contracts: chosen.contracts, ...more }), true);
  };
  const toggle = (id: string, on: boolean) => {
    const ids = on ? [...contractIds, id] : contractIds.filter((one) => one !== id);
    change({ contracts: ids.join(',') || undefined });
  };
  const make = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const body = { from, to, ...(contractIds.length > 0 ? { contractIds } : {}) };
      const act = await cabinet.payments.createReconciliation({ companyId, body });
      onMade(act);
      route(paths.reconciliation(companyId, act.id));
    } catch (failure) {
      const { title, detail } = describeError(failure);
      setError(detail ?? title);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form class="period-form" onSubmit={make}>
      <fieldset class="links">
        <legend class="hidden-visually">{words().presets}</legend>
        {presetNames.map((name) => {
          const preset = presets[name];
          const pressed = preset.from === from && preset.to === to;
          return (
            <button
              key={name}
              type="button"
              class="chip"
              aria-pressed={pressed}
              onClick={() => change({ ...preset })}
            >
              {words()[name]}
            </button>
          );
        })}
      </fieldset>
      <div class="filters">
        <label>
          <span>{words().from}</span>
          <input
            type="date"
            required
            value={from}
            max={to}
            onChange={({ currentTarget: { value } }) => value && change({ from: value })}
          />
        </label>
        <label>
          <span>{words().to}</span>
          <input
            type="date"
            required
            value={to}
            min={from}
            max={today}
            onChange={({ currentTarget: { value } }) => value && change({ to: value })}
          />
        </label>
        <button type="submit" class="primary" disabled={busy} aria-busy={busy}>
          {words().make}
        </button>
      </div>
      {error && (
        <p class="field-error" role="alert">
          <CircleAlert />
          {error}
        </p>
      )}
      {contracts.length > 1 && (
        <details open={contractIds.length > 0}>
          <summary>
            {contractIds.length === 0
              ? words().allContracts
              : words().chosen(countOf(contractIds.length, nouns.contract, locale.value))}
          </summary>
          <fieldset class="choices">
            <legend class="hidden-visually">{words().contracts}</legend>
            {contracts.map(({ id, label }) => (
              <label key={id}>
                <input
                  type="checkbox"
                  checked={contractIds.includes(id)}
                  onChange={({ currentTarget: { checked } }) => toggle(id, checked)}
                />
                {label}
              </label>
            ))}
          </fieldset>
        </details>
      )}
    </form>
  );
}
