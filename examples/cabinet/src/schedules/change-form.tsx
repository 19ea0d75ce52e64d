import { monthTitle } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { locale } from '@element-cabinet/ui/i18n';
import { CircleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { changeOf, kinds, type Wish } from './wish.ts';
import { words } from './words.ts';

interface ChangeFormProps {
  wish: Wish;
  href: (next: Wish) => string;
}

/** Which change, and its one value; both go into the address. */
export function ChangeForm({ href, wish }: ChangeFormProps) {
  const { route } = useLocation();
  const [value, setValue] = useState(wish.value);
  const [tried, setTried] = useState(false);
  const { kind } = wish;
  const given = kind === 'seasonality' && value === '' ? Array(12).fill('1').join(',') : value;
  const wrong = tried && changeOf({ kind, value: given }) === null;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (changeOf({ kind, value: given })) route(href({ kind, value: given }));
  };
  return (
    <Card>
      <form class="change-form" onSubmit={submit} noValidate>
        <nav class="links" aria-label={words().kinds}>
          {kinds.map((one) => (
            <a
              key={one}
              href={href({ kind: one, value: '' })}
              aria-current={one === kind ? 'page' : undefined}
            >
              {words()[one]}
            </a>
          ))}
        </nav>
        {kind === 'seasonality' ? (
          <Months value={given} onInput={setValue} />
        ) : (
          <Value kind={kind} value={value} wrong={wrong} onInput={setValue} />
        )}
        <button type="submit" class="primary">
          {words().compute}
        </button>
      </form>
    </Card>
  );
}

interface ValueProps {
  kind: Exclude<Wish['kind'], 'seasonality'>;
  value: string;
  wrong: boolean;
  onInput: (value: string) => void;
}

function Value({ kind, onInput, value, wrong }: ValueProps) {
  const { dayOfMonth, dayOfMonthHint, morePayments, morePaymentsHint, newBuyout, newBuyoutHint } = words();
  const [label, hint] = {
    payment_day: [dayOfMonth, dayOfMonthHint],
    prolongation: [morePayments, morePaymentsHint],
    bigger_buyout: [newBuyout, newBuyoutHint],
  }[kind] as [string, string];
  return (
    <div class="field">
      <label for="wish">{label}</label>
      <input
        id="wish"
        inputMode={kind === 'bigger_buyout' ? 'decimal' : 'numeric'}
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.value.trim())}
        aria-invalid={wrong}
        aria-describedby="wish-hint"
      />
      <p id="wish-hint" class={wrong ? 'field-error' : 'muted'}>
        {wrong && <CircleAlert />}
        {hint}
      </p>
    </div>
  );
}

const months = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

function Months({ onInput, value }: { value: string; onInput: (value: string) => void }) {
  const weights = value.split(',');
  return (
    <fieldset class="months">
      <legend>
        {words().months} <span class="muted">({words().monthsHint})</span>
      </legend>
      {months.map((month) => (
        <label key={month}>
          <span>{monthTitle(`2026-${`${month + 1}`.padStart(2, '0')}`, locale.value).split(/\s/)[0]}</span>
          <input
            inputMode="numeric"
            value={weights[month] ?? ''}
            onInput={({ currentTarget }) =>
              onInput(weights.with(month, currentTarget.value.replace(/\D/g, '').slice(0, 3)).join(','))
            }
          />
        </label>
      ))}
    </fieldset>
  );
}
