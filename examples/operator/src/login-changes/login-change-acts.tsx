import { ApiError, type OperatorLoginChange } from '@element-cabinet/sdk';
import { ConfirmDialog } from '@element-cabinet/ui/confirm-dialog';
import { Failure } from '@element-cabinet/ui/failure';
import { cabinet } from '@element-cabinet/ui/session';
import { showToast } from '@element-cabinet/ui/toast';
import { withVerification } from '@element-cabinet/ui/verification';
import { Check, CircleX } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { ReasonDialog } from '../reason-dialog.tsx';
import { words } from './words.ts';

interface LoginChangeActsProps {
  change: OperatorLoginChange;
  onDecided: (change: OperatorLoginChange) => void;
  /** Somebody else was quicker. */
  onConflict: () => void;
}

/** What the change waits for, and the decision. */
export function LoginChangeActs({ change, onConflict, onDecided }: LoginChangeActsProps) {
  const { blockedBy, id: loginChangeId, newLogin, oldLogin } = change;
  const [asking, setAsking] = useState<'approve' | 'reject'>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const close = () => setAsking(undefined);
  const approve = async () => {
    close();
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      onDecided(await withVerification(() => cabinet.operator.loginChanges.approve({ loginChangeId })));
      showToast({ text: words().approveDone });
    } catch (error) {
      setFailure(error);
      if (error instanceof ApiError) onConflict();
    }
    setBusy(false);
  };
  const rejected = (decided: OperatorLoginChange) => {
    close();
    onDecided(decided);
    showToast({ text: words().rejectDone });
  };
  if (blockedBy === 'login_change_closed') return <Failure failure={failure} />;
  return (
    <>
      <p class="lead">{nextOf(blockedBy)}</p>
      <div class="acts screen-only">
        {blockedBy === null && (
          <button type="button" class="primary" aria-disabled={busy} onClick={() => setAsking('approve')}>
            <Check />
            {words().approve}
          </button>
        )}
        <button type="button" onClick={() => setAsking('reject')}>
          <CircleX />
          {words().reject}
        </button>
      </div>
      <Failure failure={failure} />
      {asking === 'approve' && (
        <ConfirmDialog
          title={words().approveTitle}
          text={words().approveText(oldLogin, newLogin)}
          action={words().approve}
          onConfirm={approve}
          onCancel={close}
        />
      )}
      {asking === 'reject' && (
        <ReasonDialog
          {...{ title: words().reject, text: words().rejectText, action: words().reject, words: words() }}
          maxLength={1000}
          onSubmit={(reason) => cabinet.operator.loginChanges.reject({ loginChangeId, body: { reason } })}
          onDone={rejected}
          onClose={close}
        />
      )}
    </>
  );
}

function nextOf(blockedBy: OperatorLoginChange['blockedBy']): string {
  if (blockedBy === 'login_change_not_confirmed') return words().nextConfirm;
  if (blockedBy === 'login_change_form_missing') return words().nextForm;
  return blockedBy === 'login_change_attorney_missing' ? words().nextAttorney : words().nextApproval;
}
