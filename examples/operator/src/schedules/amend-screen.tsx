import type { ContractDetail } from '@element-cabinet/sdk';
import { Card } from '@element-cabinet/ui/card';
import { ContractSkeleton } from '@element-cabinet/ui/contract-view';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { ScheduleDifference } from '@element-cabinet/ui/schedule-difference';
import { cabinet } from '@element-cabinet/ui/session';
import { showToast } from '@element-cabinet/ui/toast';
import { useResource } from '@element-cabinet/ui/use-resource';
import { ArrowLeft } from 'lucide-preact';
import { useLocation, useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { Fields, methodOf } from './contract-wizard-screen.tsx';
import { FieldError } from './fields.tsx';
import { fieldsOf, type Method, termsOf } from './form.ts';
import { TermsFields } from './terms-fields.tsx';
import { useWizard } from './use-wizard.ts';
import { WizardFoot } from './wizard-foot.tsx';
import { words } from './words.ts';

/** A new version of a contract's schedule: terms of what is to come, compared to what is, before it is saved. */
export function AmendScreen() {
  const { params, query } = useRoute();
  const { contractId = '' } = params;
  const contract = useResource(paths.contract(contractId), () =>
    cabinet.operator.contracts.get({ contractId }),
  );
  return (
    <Screen title={words().amend}>
      <p class="ways screen-only">
        <a class="back" href={paths.contract(contractId)}>
          <ArrowLeft />
          {words().backToContract}
        </a>
      </p>
      <p class="muted lead">{words().amendLead}</p>
      <ResourceView resource={contract} skeleton={<ContractSkeleton />}>
        {(data) => (
          <Steps
            contract={data}
            method={methodOf(query.method)}
            onSaved={(amended) => contract.update(() => amended)}
          />
        )}
      </ResourceView>
    </Screen>
  );
}

interface StepsProps {
  contract: ContractDetail;
  method: Method;
  onSaved: (amended: ContractDetail) => void;
}

function Steps({ contract, method, onSaved }: StepsProps) {
  const { route } = useLocation();
  const { asOf, id: contractId, number, schedule } = contract;
  const open = schedule.payments.filter(({ kind, status }) => kind === 'lease' && status === 'planned');
  const wizard = useWizard(method, {
    effectiveOn: asOf,
    ...(open[0] ? { firstDueOn: open[0].nominalDueOn, payments: `${open.length}` } : {}),
  });
  const effectiveOn = wizard.typed.effectiveOn ?? asOf;
  const save = () => {
    if (!wizard.check(['effectiveOn', 'reason', ...fieldsOf[method]])) return;
    wizard.save(async () => {
      const amended = await cabinet.operator.contracts.amend({
        contractId,
        body: {
          basedOnVersion: schedule.version,
          reason: (wizard.typed.reason ?? '').trim(),
          ...{ effectiveOn, byRequest: wizard.typed.byRequest === 'true' },
          terms: termsOf(method, wizard.typed),
        },
      });
      onSaved(amended);
      showToast({ text: words().amended });
      route(paths.contract(contractId));
    });
  };
  const reasonError = wizard.errorOf('reason');
  return (
    <>
      <Card title={number}>
        <div class="wizard-fields">
          <div class="field wizard-wide">
            <label for="field-reason">{words().reason}</label>
            <input
              id="field-reason"
              maxLength={200}
              value={wizard.typed.reason ?? ''}
              aria-invalid={reasonError !== undefined}
              aria-describedby={reasonError === undefined ? undefined : 'error-reason'}
              onInput={({ currentTarget }) => wizard.type('reason', currentTarget.value)}
            />
            {reasonError !== undefined && <FieldError name="reason" error={reasonError} />}
          </div>
        </div>
        <Fields names={['effectiveOn']} wizard={wizard} />
        <label class="wizard-check">
          <input
            type="checkbox"
            checked={wizard.typed.byRequest === 'true'}
            onChange={({ currentTarget }) => wizard.type('byRequest', `${currentTarget.checked}`)}
          />
          {words().byRequest}
        </label>
      </Card>
      <TermsFields
        method={method}
        wizard={wizard}
        href={(next) => paths.amendContract(contractId, { method: next })}
      />
      <WizardFoot
        wizard={wizard}
        today={asOf}
        saveLabel={words().amendSave}
        onCompute={() => wizard.compute({ contractId, effectiveOn })}
        onSave={save}
      >
        {wizard.preview?.difference && (
          <Card title={words().difference}>
            <ScheduleDifference difference={wizard.preview.difference} today={asOf} />
          </Card>
        )}
      </WizardFoot>
    </>
  );
}
