import type { ContractDetail, CredentialsWay, OperatorApplicationDetail } from '@element-cabinet/sdk';
import { ConfirmDialog } from '@element-cabinet/ui/confirm-dialog';
import { Failure } from '@element-cabinet/ui/failure';
import { cabinet } from '@element-cabinet/ui/session';
import { showToast } from '@element-cabinet/ui/toast';
import { useResource } from '@element-cabinet/ui/use-resource';
import { CalendarSync, Check, CircleX, FileCheck } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { CredentialsChoice } from '../applications/credentials-choice.tsx';
import { paths } from '../paths.ts';
import { FieldError } from './fields.tsx';
import { words } from './words.ts';

type Act = 'activate' | 'complete' | 'terminate';

/** What can be done with a contract in its state; what can't be undone is asked before. */
export function ContractActs({ contract, onDone }: { contract: ContractDetail; onDone: () => void }) {
  const { id: contractId, status } = contract;
  const [asking, setAsking] = useState<Act>();
  const [failure, setFailure] = useState<unknown>();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [credentials, setCredentials] = useState<CredentialsWay>('mail');
  const { route } = useLocation();
  const application = useApplicationOf(contractId, status === 'draft');
  const confirm = (act: Act) => {
    if (act === 'terminate' && reason.trim() === '') setMissing(true);
    else run(act);
  };
  const run = async (act: Act) => {
    setAsking(undefined);
    setFailure(undefined);
    try {
      await does[act](contractId, { reason: reason.trim(), credentials });
      showToast({ text: words()[`${act}Done`] });
      if (act === 'activate' && application && credentials === 'print')
        route(paths.application(application.application.id));
    } catch (error) {
      setFailure(error);
    }
    onDone();
  };
  if (status !== 'draft' && status !== 'active') return null;
  return (
    <>
      <div class="acts screen-only">
        <a class="button" href={paths.amendContract(contractId)}>
          <CalendarSync />
          {words().amend}
        </a>
        {status === 'draft' ? (
          <button type="button" onClick={() => setAsking('activate')}>
            <Check />
            {words().activate}
          </button>
        ) : (
          <>
            <button type="button" onClick={() => setAsking('complete')}>
              <FileCheck />
              {words().complete}
            </button>
            <button type="button" onClick={() => setAsking('terminate')}>
              <CircleX />
              {words().terminate}
            </button>
          </>
        )}
      </div>
      <Failure failure={failure} />
      {asking && (
        <ConfirmDialog
          title={`${words()[asking]}: ${contract.number}?`}
          text={words()[`${asking}Text`]}
          action={words()[asking]}
          onConfirm={() => confirm(asking)}
          onCancel={() => setAsking(undefined)}
        >
          {asking === 'activate' && application && (
            <CredentialsChoice email={application.email} value={credentials} onChange={setCredentials} />
          )}
          {asking === 'terminate' && (
            <div class="field wizard-part">
              <label for="terminate-reason">{words().terminateReason}</label>
              <input
                id="terminate-reason"
                maxLength={180}
                value={reason}
                aria-invalid={missing && reason.trim() === ''}
                aria-describedby={missing ? 'error-terminate' : undefined}
                onInput={({ currentTarget }) => setReason(currentTarget.value)}
              />
              {missing && reason.trim() === '' && (
                <FieldError name="terminate" error={words().errorRequired} />
              )}
            </div>
          )}
        </ConfirmDialog>
      )}
    </>
  );
}

interface Said {
  reason: string;
  credentials: CredentialsWay;
}

const does: Record<Act, (contractId: string, said: Said) => Promise<unknown>> = {
  activate: (contractId, { credentials }) =>
    cabinet.operator.contracts.activate({ contractId, body: { credentials } }),
  complete: (contractId) => cabinet.operator.contracts.complete({ contractId }),
  terminate: (contractId, { reason }) =>
    cabinet.operator.contracts.terminate({ contractId, body: { reason } }),
};

/** The application that a draft goes back to, if any. */
function useApplicationOf(contractId: string, isDraft: boolean): OperatorApplicationDetail | null {
  const found = useResource(`application-of:${contractId}:${isDraft}`, async () => {
    if (!isDraft) return null;
    const { items } = await cabinet.operator.applications.list({ state: 'approved', contractId });
    const [first] = items;
    return first ? cabinet.operator.applications.get({ applicationId: first.id }) : null;
  });
  return found.data ?? null;
}
