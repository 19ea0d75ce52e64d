import type { CredentialsWay, OperatorApplicationDetail } from '@element-cabinet/sdk';
import { Card } from '@element-cabinet/ui/card';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { showToast } from '@element-cabinet/ui/toast';
import { useResource } from '@element-cabinet/ui/use-resource';
import { ArrowLeft } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { CredentialsChoice } from '../applications/credentials-choice.tsx';
import { words as applicationWords } from '../applications/words.ts';
import { words as contractWords } from '../contracts/words.ts';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { CompanyChoice } from './company-choice.tsx';
import { WizardField } from './fields.tsx';
import {
  assetFields,
  contractFields,
  contractOf,
  fieldsOf,
  type Method,
  methods,
  type Typed,
} from './form.ts';
import { TermsFields } from './terms-fields.tsx';
import { useWizard, type Wizard } from './use-wizard.ts';
import { WizardFoot } from './wizard-foot.tsx';
import { words } from './words.ts';

export const methodOf = (text: string | undefined): Method =>
  methods.find((method) => method === text) ?? 'annuity';

/** Company, facts, terms, preview, save; the company and the method stand in the address. */
export function ContractWizardScreen() {
  const { application: applicationId, companyId, method, query = '' } = useRoute().query;
  return (
    <Screen title={words().create}>
      <p class="ways screen-only">
        <a class="back" href={paths.contracts()}>
          <ArrowLeft />
          {contractWords().back}
        </a>
      </p>
      {companyId && applicationId ? (
        <OfApplication companyId={companyId} applicationId={applicationId} method={methodOf(method)} />
      ) : companyId ? (
        <Steps companyId={companyId} method={methodOf(method)} />
      ) : (
        <CompanyChoice query={query} href={(chosen) => paths.newContract({ method, ...chosen })} />
      )}
    </Screen>
  );
}

interface StepsProps {
  companyId: string;
  method: Method;
  /** The application that the contract goes back to. */
  application?: OperatorApplicationDetail;
}

/** With what the applicant asked for filled in. */
function OfApplication({ applicationId, ...steps }: StepsProps & { applicationId: string }) {
  const application = useResource(paths.application(applicationId), () =>
    cabinet.operator.applications.get({ applicationId }),
  );
  return (
    <ResourceView resource={application} skeleton={<SkeletonRows rows={6} columns={2} />}>
      {(detail) => <Steps {...steps} application={detail} />}
    </ResourceView>
  );
}

const wanted = ({ application: { amount, asset } }: OperatorApplicationDetail): Typed => ({
  name: asset,
  price: amount.amount.replace('.', ','),
  cost: amount.amount.replace('.', ','),
});

function Steps({ application, companyId, method }: StepsProps) {
  const { route } = useLocation();
  const [credentials, setCredentials] = useState<CredentialsWay>('mail');
  const applicationId = application?.application.id;
  const company = useResource(paths.company(companyId), () =>
    cabinet.operator.companies.get({ operatorCompanyId: companyId }),
  );
  const today = company.data?.asOf ?? new Date().toISOString().slice(0, 10);
  const wizard = useWizard(method, application ? wanted(application) : {});
  const facts = [...contractFields, ...assetFields, 'dueDateRule'];
  const dueDateRule = wizard.typed.dueDateRule as 'next' | 'previous' | 'none';
  const save = () => {
    if (!wizard.check([...facts, ...fieldsOf[method]])) return;
    wizard.save(async () => {
      const contract = contractOf(companyId, method, wizard.typed);
      const made = await cabinet.operator.contracts.create({
        body: applicationId ? { ...contract, applicationId, credentials } : contract,
      });
      showToast({ text: words().created });
      // There is what is left to do: an activation, or access to be printed.
      route(applicationId ? paths.application(applicationId) : paths.contract(made.id));
    });
  };
  return (
    <>
      <Card title={words().company}>
        <p class="line-title">{company.data?.company.name ?? '…'}</p>
        <p>
          {application ? (
            <a href={paths.application(application.application.id)}>
              {applicationWords().fromApplication(application.application.number)}
            </a>
          ) : (
            <a href={paths.newContract({ method })}>{words().companyOther}</a>
          )}
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
        {application && wizard.typed.draft !== 'true' && (
          <CredentialsChoice email={application.email} value={credentials} onChange={setCredentials} />
        )}
      </Card>
      <TermsFields
        method={method}
        wizard={wizard}
        href={(next) => paths.newContract({ companyId, method: next, application: applicationId })}
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
