import type { ContractDetail } from '@element-cabinet/sdk';
import { ConfirmDialog } from '@element-cabinet/ui/confirm-dialog';
import { Failure } from '@element-cabinet/ui/failure';
import { cabinet } from '@element-cabinet/ui/session';
import { showToast } from '@element-cabinet/ui/toast';
import { CalendarSync, Check, CircleX, FileCheck } from 'lucide-preact';
import { useState } from 'preact/hooks';
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
  const confirm = (act: Act) => {
    if (act === 'terminate' && reason.trim() === '') setMissing(true);
    else run(act);
  };
  const run = async (act: Act) => {
    setAsking(undefined);
    setFailure(undefined);
    try {
      await does[act](contractId, reason.trim());
      showToast({ text: words()[`${act}Done`] });
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

const does: Record<Act, (contractId: string, reason: string) => Promise<unknown>> = {
  activate: (contractId) => cabinet.operator.contracts.activate({ contractId, body: {} }),
  complete: (contractId) => cabinet.operator.contracts.complete({ contractId }),
  terminate: (contractId, reason) => cabinet.operator.contracts.terminate({ contractId, body: { reason } }),
};
