import { dueDateRules, monthTitle, say } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { CircleAlert } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { isDate, moneyFields } from './form.ts';
import { choices, labels, words } from './words.ts';

interface FieldProps {
  name: string;
  value: string;
  error: string | undefined;
  onInput: (name: string, value: string) => void;
}

/** A field of the wizard by its name: a list, a date, the months or a line, with its error under it. */
export function WizardField(props: FieldProps) {
  const { name } = props;
  if (name === 'weights') return <Months {...props} />;
  const options = optionsOf(name);
  return options ? <Select {...props} options={options} /> : <Line {...props} />;
}

const label = (name: string) => labels()[name as keyof ReturnType<typeof labels>] ?? name;

function optionsOf(name: string): [value: string, text: string][] | null {
  const of = choices();
  switch (name) {
    case 'periodMonths':
      return [
        ['1', of.month],
        ['3', of.quarter],
      ];
    case 'timing':
      return [
        ['arrears', of.arrears],
        ['advance', of.advance],
      ];
    case 'spread':
      return [
        ['by_year', of.by_year],
        ['equal', of.equal],
      ];
    case 'vatChange':
      return [
        ['gross_fixed', of.gross_fixed],
        ['net_fixed', of.net_fixed],
      ];
    case 'vatRatePercent':
      return [
        ['', of.general],
        ['0', of.none],
        ...['5', '7', '10'].map((rate): [string, string] => [rate, `${rate} %`]),
      ];
    case 'dueDateRule':
      return (['next', 'previous', 'none'] as const).map((rule) => [
        rule,
        say(dueDateRules, rule, locale.value),
      ]);
    default:
      return null;
  }
}

function Select({ name, onInput, options, value, error }: FieldProps & { options: [string, string][] }) {
  return (
    <Frame name={name} error={error}>
      <select
        id={`field-${name}`}
        value={value}
        onChange={({ currentTarget }) => onInput(name, currentTarget.value)}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </Frame>
  );
}

function Line({ error, name, onInput, value }: FieldProps) {
  const common = {
    id: `field-${name}`,
    value,
    'aria-invalid': error !== undefined,
    'aria-describedby': error === undefined ? undefined : `error-${name}`,
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => onInput(name, currentTarget.value),
  };
  return (
    <Frame name={name} error={error}>
      {isDate(name) ? (
        <input {...common} type="date" />
      ) : (
        <input {...common} autoComplete="off" inputMode={moneyFields.has(name) ? 'decimal' : undefined} />
      )}
    </Frame>
  );
}

function Frame({
  children,
  error,
  name,
}: {
  children: ComponentChildren;
  error: string | undefined;
  name: string;
}) {
  return (
    <div class="field">
      <label for={`field-${name}`}>{label(name)}</label>
      {children}
      {error !== undefined && <FieldError name={name} error={error} />}
    </div>
  );
}

export function FieldError({ error, name }: { error: string; name: string }) {
  return (
    <p class="field-error" id={`error-${name}`}>
      <CircleAlert />
      {error}
    </p>
  );
}

const months = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

function Months({ error, name, onInput, value }: FieldProps) {
  const weights = value.split(',');
  return (
    <fieldset class="months">
      <legend>
        {label(name)} <span class="muted">({words().weightsHint})</span>
      </legend>
      {months.map((month) => (
        <label key={month}>
          <span>{monthTitle(`2026-${`${month + 1}`.padStart(2, '0')}`, locale.value).split(/\s/)[0]}</span>
          <input
            inputMode="numeric"
            value={weights[month] ?? ''}
            onInput={({ currentTarget }) =>
              onInput(name, weights.with(month, currentTarget.value.replace(/\D/g, '').slice(0, 3)).join(','))
            }
          />
        </label>
      ))}
      {error !== undefined && <FieldError name={name} error={error} />}
    </fieldset>
  );
}
