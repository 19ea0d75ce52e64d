import type { SecondFactors } from '@element-cabinet/sdk';
import { formatDateTime } from '@element-cabinet/sdk/format';
import { LifeBuoy, Smartphone } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { Card } from '../card.tsx';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { Failure } from '../failure.tsx';
import { locale } from '../i18n.ts';
import { ResourceView } from '../resource-view.tsx';
import { cabinet } from '../session.ts';
import { SkeletonRows } from '../skeleton.tsx';
import { showToast } from '../toast.tsx';
import { useResource } from '../use-resource.ts';
import { withVerification } from '../verification.tsx';
import { words } from './factor-card-words.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import { TotpSetup } from './totp-setup.tsx';

export const useSecondFactors = () => useResource('second-factors', () => cabinet.account.getSecondFactors());

/** The authenticator app and the recovery codes: what there is, and all that is done with them. */
export function SecondFactorCard() {
  const factors = useSecondFactors();
  const [at, setAt] = useState<'setup' | { codes: readonly string[] }>();
  const over = () => {
    setAt(undefined);
    factors.refresh();
  };
  const setUp = (codes: readonly string[] | null) => {
    showToast({ text: words().setUpDone });
    factors.refresh();
    setAt(codes ? { codes } : undefined);
  };
  return (
    <Card title={words().title}>
      {at === 'setup' && <TotpSetup onDone={setUp} onCancel={over} back={words().cancel} />}
      {typeof at === 'object' && <RecoveryCodes codes={at.codes} onKept={over} />}
      {at === undefined && (
        <ResourceView resource={factors} skeleton={<SkeletonRows rows={2} columns={2} />}>
          {(has) => (
            <Lines
              factors={has}
              onSetUp={() => setAt('setup')}
              onCodes={(codes) => setAt({ codes })}
              onChange={factors.refresh}
            />
          )}
        </ResourceView>
      )}
    </Card>
  );
}

interface LinesProps {
  factors: SecondFactors;
  onSetUp: () => void;
  onCodes: (codes: readonly string[]) => void;
  onChange: () => void;
}

function Lines({ factors, onSetUp, onCodes, onChange }: LinesProps) {
  const { totp, passkeys, recoveryCodesLeft, required } = factors;
  const [asking, setAsking] = useState<'disable' | 'codes'>();
  const [failure, setFailure] = useState<unknown>();
  const close = () => setAsking(undefined);
  const run = async (act: () => Promise<void>) => {
    close();
    setFailure(undefined);
    try {
      await act();
    } catch (error) {
      setFailure(error);
    }
  };
  const disable = async () => {
    await withVerification(() => cabinet.account.disableTotp());
    showToast({ text: words().disabled });
    onChange();
  };
  const renew = async () => {
    const { recoveryCodes } = await withVerification(() => cabinet.account.regenerateRecoveryCodes());
    onCodes(recoveryCodes);
  };
  const last = required && totp !== null && passkeys === 0;
  return (
    <>
      <Failure failure={failure} />
      <ul class="lines">
        <li>
          <span class={totp ? 'mark accent' : 'mark'}>
            <Smartphone />
          </span>
          <div>
            <p class="line-title">
              {words().app}
              <span class={totp ? 'badge ok' : 'badge plain'}>{totp ? words().on : words().off}</span>
            </p>
            <p class="muted">
              {totp ? words().since(formatDateTime(totp.confirmedAt, locale.value)) : words().whyTotp}
            </p>
            {last && <p class="muted">{words().last}</p>}
          </div>
          <div class="line-acts">
            {totp && !last && (
              <button type="button" onClick={() => setAsking('disable')}>
                {words().disable}
              </button>
            )}
            {!totp && (
              <button type="button" class="primary" onClick={onSetUp}>
                {words().setUp}
              </button>
            )}
          </div>
        </li>
        {(totp !== null || passkeys > 0) && (
          <li>
            <span class={recoveryCodesLeft > 0 ? 'mark accent' : 'mark warn'}>
              <LifeBuoy />
            </span>
            <div>
              <p class="line-title">{words().codes}</p>
              <p class={recoveryCodesLeft > 0 ? undefined : 'warn'}>
                {recoveryCodesLeft > 0 ? words().codesLeft(recoveryCodesLeft) : words().codesNone}
              </p>
              <p class="muted">{words().whyCodes}</p>
            </div>
            <div class="line-acts">
              <button type="button" onClick={() => setAsking('codes')}>
                {words().newCodes}
              </button>
            </div>
          </li>
        )}
      </ul>
      {asking === 'disable' && (
        <ConfirmDialog
          {...{ title: words().disableTitle, text: words().disableText, action: words().disable }}
          onCancel={close}
          onConfirm={() => void run(disable)}
        />
      )}
      {asking === 'codes' && (
        <ConfirmDialog
          {...{ title: words().newCodesTitle, text: words().newCodesText, action: words().newCodes }}
          onCancel={close}
          onConfirm={() => void run(renew)}
        />
      )}
    </>
  );
}
