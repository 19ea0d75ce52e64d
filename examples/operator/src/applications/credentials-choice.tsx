import type { CredentialsWay } from '@element-cabinet/sdk';
import { words } from './words.ts';

interface CredentialsChoiceProps {
  /** Of the application. */
  email: string;
  value: CredentialsWay;
  onChange: (way: CredentialsWay) => void;
}

/** How the applicant gets in once the contract is in force. */
export function CredentialsChoice({ email, onChange, value }: CredentialsChoiceProps) {
  const hints: Record<CredentialsWay, string> = { mail: email, print: words().credentialsPrintHint };
  const labels: Record<CredentialsWay, string> = {
    mail: words().credentialsMail,
    print: words().credentialsPrint,
  };
  return (
    <fieldset class="form-part wizard-part">
      <legend>{words().credentials}</legend>
      <div class="choices">
        {(['mail', 'print'] as const).map((way) => (
          <label key={way}>
            <input
              type="radio"
              name="credentials"
              value={way}
              checked={value === way}
              onChange={() => onChange(way)}
            />
            <span>
              {labels[way]}
              <span class="muted choice-hint">{hints[way]}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
