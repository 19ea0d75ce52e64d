import { ApiError, type OperatorApplicationDetail } from '@element-cabinet/sdk';
import { Failure } from '@element-cabinet/ui/failure';
import { cabinet } from '@element-cabinet/ui/session';
import { showToast } from '@element-cabinet/ui/toast';
import { Check, CircleX, ClipboardCheck, FileText } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { IssueDialog } from '../credentials/issue-dialog.tsx';
import { paths } from '../paths.ts';
import { ReasonDialog } from '../reason-dialog.tsx';
import { ApproveDialog } from './approve-dialog.tsx';
import { words } from './words.ts';

interface ApplicationActsProps {
  detail: OperatorApplicationDetail;
  onDecided: (detail: OperatorApplicationDetail) => void;
  /** It is not as it was: somebody else was quicker, or the login is issued. */
  onOutdated: () => void;
}

/** What the application waits for, and the buttons that do it. */
export function ApplicationActs({ detail, onOutdated, onDecided }: ApplicationActsProps) {
  const { application, company, contract, credentialsIssued } = detail;
  const { id: applicationId, state } = application;
  const [asking, setAsking] = useState<'approve' | 'reject' | 'issue'>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const done = (text: string) => (decided: OperatorApplicationDetail) => {
    setAsking(undefined);
    showToast({ text });
    onDecided(decided);
  };
  const review = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      done(words().reviewDone)(await cabinet.operator.applications.startApplicationReview({ applicationId }));
    } catch (error) {
      setFailure(error);
      if (error instanceof ApiError) onOutdated();
    }
    setBusy(false);
  };
  const close = () => setAsking(undefined);
  return (
    <>
      <Next detail={detail} />
      <div class="acts screen-only">
        {state === 'submitted' && (
          <button type="button" class="primary" aria-disabled={busy} onClick={review}>
            <ClipboardCheck />
            {words().review}
          </button>
        )}
        {state === 'in_review' && (
          <>
            <button type="button" class="primary" onClick={() => setAsking('approve')}>
              <Check />
              {words().approve}
            </button>
            <button type="button" onClick={() => setAsking('reject')}>
              <CircleX />
              {words().reject}
            </button>
          </>
        )}
        {state === 'approved' && company && !contract && (
          <a
            class="button primary"
            href={paths.newContract({ companyId: company.id, application: applicationId })}
          >
            <FileText />
            {words().makeContract}
          </a>
        )}
        {contract && (
          <a class="button" href={paths.contract(contract.id)}>
            <FileText />
            {words().openContract}
          </a>
        )}
        {state === 'contracted' && company && !credentialsIssued && (
          <button type="button" class="primary" onClick={() => setAsking('issue')}>
            <Check />
            {words().issue}
          </button>
        )}
      </div>
      <Failure failure={failure} />
      {asking === 'approve' && (
        <ApproveDialog detail={detail} onDone={done(words().approveDone)} onClose={close} />
      )}
      {asking === 'issue' && company && contract && (
        <IssueDialog
          company={company}
          known={{ email: detail.email, fullName: detail.contactName, contractId: contract.id }}
          onIssued={onOutdated}
          onClose={close}
        />
      )}
      {asking === 'reject' && (
        <ReasonDialog
          {...{ title: words().reject, text: words().rejectText, action: words().reject, words: words() }}
          maxLength={1000}
          onSubmit={(reason) => cabinet.operator.applications.reject({ applicationId, body: { reason } })}
          onDone={done(words().rejectDone)}
          onClose={close}
        />
      )}
    </>
  );
}

function Next({
  detail: { application, contract, credentialsIssued },
}: {
  detail: OperatorApplicationDetail;
}) {
  const { nextActivate, nextContract, nextDecision, nextPrint, nextReview } = words();
  const text = {
    submitted: nextReview,
    in_review: nextDecision,
    approved: contract ? nextActivate(contract.number) : nextContract,
    rejected: '',
    contracted: credentialsIssued ? '' : nextPrint,
  }[application.state];
  return text ? <p class="lead">{text}</p> : null;
}
