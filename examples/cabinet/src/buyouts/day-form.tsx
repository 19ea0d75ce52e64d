import type { BuyoutQuote, ContractDetail } from '@element-cabinet/sdk';
import { addDays } from '@element-cabinet/sdk/format';
import { describeError } from '@element-cabinet/ui/errors';
import { cabinet } from '@element-cabinet/ui/session';
import { CircleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { words } from './words.ts';

interface DayFormProps {
  contract: ContractDetail;
  onQuote: (quote: BuyoutQuote) => void;
}

/** The day of a buyout: from today to the last payment of the schedule. */
export function DayForm({ contract: { asOf, companyId, id, schedule }, onQuote }: DayFormProps) {
  const last = schedule.payments.map(({ dueOn }) => dueOn).reduce((a, b) => (a > b ? a : b), asOf);
  const inWeek = addDays(asOf, 7);
  const [on, setOn] = useState(inWeek < last ? inWeek : last);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const calculate = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      onQuote(await cabinet.contracts.createBuyoutQuote({ companyId, contractId: id, body: { on } }));
    } catch (failure) {
      const { title, detail } = describeError(failure);
      setError(detail ?? title);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form class="period-form" onSubmit={calculate}>
      <div class="filters">
        <label>
          <span>{words().day}</span>
          <input
            type="date"
            required
            value={on}
            min={asOf}
            max={last}
            onChange={({ currentTarget: { value } }) => setOn(value)}
          />
        </label>
        <button type="submit" class="primary" disabled={busy} aria-busy={busy}>
          {words().calculate}
        </button>
      </div>
      {error && (
        <p class="field-error" role="alert">
          <CircleAlert />
          {error}
        </p>
      )}
    </form>
  );
}
