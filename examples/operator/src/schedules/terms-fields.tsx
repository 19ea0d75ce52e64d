import { say, scheduleMethods } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { locale } from '@element-cabinet/ui/i18n';
import { WizardField } from './fields.tsx';
import { fieldsOf, type Method, methods } from './form.ts';
import type { Wizard } from './use-wizard.ts';
import { words } from './words.ts';

interface TermsFieldsProps {
  method: Method;
  wizard: Wizard;
  /** The address of the wizard by another method. */
  href: (method: Method) => string;
}

/** The method, and only the fields that matter to it. */
export function TermsFields({ href, method, wizard }: TermsFieldsProps) {
  return (
    <Card title={words().terms}>
      <nav class="links wizard-methods" aria-label={words().method}>
        {methods.map((one) => (
          <a key={one} href={href(one)} aria-current={one === method ? 'page' : undefined}>
            {say(scheduleMethods, one, locale.value)}
          </a>
        ))}
      </nav>
      <div class="wizard-fields">
        {fieldsOf[method].map((name) => (
          <WizardField
            key={name}
            name={name}
            value={wizard.typed[name] ?? ''}
            error={wizard.errorOf(name)}
            onInput={wizard.type}
          />
        ))}
      </div>
    </Card>
  );
}
