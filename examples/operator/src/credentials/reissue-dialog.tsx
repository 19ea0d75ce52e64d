import type { OperatorMember } from '@element-cabinet/sdk';
import { Dialog } from '@element-cabinet/ui/dialog';
import { Failure } from '@element-cabinet/ui/failure';
import { focusField } from '@element-cabinet/ui/focus-field';
import { cabinet } from '@element-cabinet/ui/session';
import { CircleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { type Issued, useTold } from './told.ts';
import { type Way, WayChoice } from './way-choice.tsx';
import { words } from './words.ts';

interface ReissueDialogProps {
  company: { id: string; name: string };
  member: OperatorMember;
  onClose: () => void;
  onIssued: (issued: Issued) => void;
}

/** A temporary password in place of one that was lost; whoever has their own must be known for sure. */
export function ReissueDialog({ company, member, onClose, onIssued }: ReissueDialogProps) {
  const { login, name, userId } = member;
  const own = login.state === 'active' || (login.state === 'locked' && login.temporaryUntil === null);
  const invaded = login.lockReason === 'unauthorized_access';
  const [way, setWay] = useState<Way>(own ? 'print' : 'mail');
  const [check, setCheck] = useState('');
  const [resetFactors, setResetFactors] = useState(invaded);
  const [missing, setMissing] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const told = useTold(company);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const identityCheck = check.trim();
    const short = identityCheck.length < 5 && (own || identityCheck !== '');
    setMissing(short);
    if (short) focusField('identity-check');
    if (busy || short) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const issued = await cabinet.operator.credentials.reissue({
        operatorCompanyId: company.id,
        memberId: userId,
        body: { way, resetFactors, ...(identityCheck ? { identityCheck } : {}) },
      });
      onIssued(issued);
      told(issued);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Dialog title={words().reissueTitle(name)} onClose={onClose} class="credentials-dialog">
      <p>{own ? words().reissueOwnText : words().reissueText}</p>
      <form onSubmit={submit} noValidate>
        {own && (
          <div class="field">
            <label for="identity-check">{words().identityCheck}</label>
            <textarea
              id="identity-check"
              rows={2}
              maxLength={500}
              value={check}
              placeholder={words().identityExample}
              aria-invalid={missing}
              aria-describedby={missing ? 'identity-check-error' : undefined}
              onInput={(event) => setCheck(event.currentTarget.value)}
            />
            {missing && (
              <p class="field-error" id="identity-check-error">
                <CircleAlert />
                {words().identityMissing}
              </p>
            )}
          </div>
        )}
        <label class="choice">
          <input
            type="checkbox"
            checked={resetFactors}
            disabled={invaded}
            onChange={(event) => setResetFactors(event.currentTarget.checked)}
          />
          <span>
            {words().resetFactors}
            <small class="muted">{words().resetFactorsText}</small>
          </span>
        </label>
        <WayChoice way={way} onChoose={setWay} />
        <Failure failure={failure} />
        <div class="actions">
          <button type="button" onClick={onClose}>
            {words().cancel}
          </button>
          <button type="submit" class="primary" aria-disabled={busy}>
            {busy ? words().issuing : words().reissue}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
