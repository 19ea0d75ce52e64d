import { countOf, nouns } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { CircleAlert, FastForward } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';
import { words } from './words.ts';

const steps = [1, 7, 30];
/** As the contract says. */
const most = 3660;

interface AdvanceFormProps {
  busy: boolean;
  onAdvance: (days: number) => void;
}

/** Moves the clock by the usual steps, or by a number of days. */
export function AdvanceForm({ busy, onAdvance }: AdvanceFormProps) {
  const [days, setDays] = useState('');
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const number = Number(days);
    const right = Number.isInteger(number) && number >= 1 && number <= most;
    setWrong(!right);
    if (right) onAdvance(number);
    else field.current?.focus();
  };
  return (
    <>
      <div class="steps">
        {steps.map((step) => (
          <button key={step} type="button" aria-disabled={busy} onClick={() => onAdvance(step)}>
            <FastForward />
            {countOf(step, nouns.day, locale.value)}
          </button>
        ))}
      </div>
      <form class="steps-form" onSubmit={submit} noValidate>
        <div class="field">
          <label for="days">{words().days}</label>
          <input
            id="days"
            type="number"
            inputMode="numeric"
            min={1}
            max={most}
            ref={field}
            value={days}
            onInput={({ currentTarget: { value } }) => setDays(value)}
            aria-invalid={wrong}
            aria-describedby={wrong ? 'days-error' : undefined}
          />
          {wrong && (
            <p class="field-error" id="days-error">
              <CircleAlert />
              {words().daysWrong(most)}
            </p>
          )}
        </div>
        <button type="submit" class="primary" aria-disabled={busy}>
          {busy ? words().busy : words().advance}
        </button>
      </form>
    </>
  );
}
