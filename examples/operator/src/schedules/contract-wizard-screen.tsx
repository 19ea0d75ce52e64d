import { Card } from '@element-cabinet/ui/card';
import { cabinet } from '@element-cabinet/ui/session';
import { showToast } from '@element-cabinet/ui/toast';
import { useResource } from '@element-cabinet/ui/use-resource';
import { ArrowLeft } from 'lucide-preact';
import { useLocation, useRoute } from 'preact-iso';
import { words as contractWords } from '../contracts/words.ts';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { CompanyChoice } from './company-choice.tsx';
import { WizardField } from './fields.tsx';
import { assetFields, contractFields, contractOf, fieldsOf, type Method, methods } from './form.ts';
import { TermsFields } from './terms-fields.tsx';
import { useWizard, type Wizard } from './use-wizard.ts';
import { WizardFoot } from './wizard-foot.tsx';
import { words } from './words.ts';

export const methodOf = (text: string | undefined): Method =>
  methods.find((method) => method === text) ?? 'annuity';

/** Company, facts, terms, preview, save; the company and the method stand in the address. */
export function ContractWizardScreen() {
  const { companyId, method, query = '' } = useRoute().query;
  return (
    <Screen title={words().create}>
      <p class="ways screen-only">
        <a class="back" href={paths.contracts()}>
          <ArrowLeft />
          {contractWords().back}
        </a>
      </p>
      {companyId ? (
        <Steps companyId={companyId} method={methodOf(method)} />
      ) : (
        <CompanyChoice query={query} href={(chosen) => paths.newContract({ method, ...chosen })} />
      )}
    </Screen>
  );
}

function Steps({ companyId, method }: { companyId: string; method: Method }) {
  const { route } = useLocation();
  const company = useResource(paths.company(companyId), () =>
    cabinet.operator.companies.get({ operatorCompanyId: companyId }),
  );
  const today = company.data?.asOf ?? new Date().toISOString().slice(0, 10);
  const wizard = useWizard(method, {});
  const facts = [...contractFields, ...assetFields, 'dueDateRule'];
  const dueDateRule = wizard.typed.dueDateRule as 'next' | 'previous' | 'none';
  const save = () => {
    if (!wizard.check([...facts, ...fieldsOf[method]])) return;
    wizard.save(async () => {
      const made = await cabinet.operator.contracts.create({
        body: contractOf(companyId, method, wizard.typed),
      });
      showToast({ text: words().created });
      route(paths.contract(made.id));
    });
  };
  return (
    <>
      <Card title={words().company}>
        <p class="line-title">{company.data?.company.name ?? '…'}</p>
        <p>
          <a href={paths.newContract({ method })}>{words().companyOther}</a>
        </p>
      </Card>
      <Card title={words().contractFacts}>
        <Fields names={[...contractFields, 'dueDateRule']} wizard={wizard} />
        <h3 class="wizard-part">{words().asset}</h3>
        <Fields names={assetFields} wizard={wizard} />
        <label class="wizard-check">
          <input
            type="checkbox"
            checked={wizard.typed.draft === 'true'}
            onChange={({ currentTarget }) => wizard.type('draft', `${currentTarget.checked}`)}
          />
          {words().draft}
        </label>
      </Card>
      <TermsFields
        method={method}
        wizard={wizard}
        href={(next) => paths.newContract({ companyId, method: next })}
      />
      <WizardFoot
        wizard={wizard}
        today={today}
        saveLabel={words().createSave}
        onCompute={() => wizard.compute({ dueDateRule })}
        onSave={save}
      />
    </>
  );
}

export function Fields({ names, wizard }: { names: readonly string[]; wizard: Wizard }) {
  return (
    <div class="wizard-fields">
      {names.map((name) => (
        <WizardField
          key={name}
          name={name}
          value={wizard.typed[name] ?? ''}
          error={wizard.errorOf(name)}
          onInput={wizard.type}
        />
      ))}
    </div>
  );
}
