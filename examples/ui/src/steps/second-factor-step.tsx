import { KeyRound, Smartphone } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { Door } from '../door.tsx';
import { passkeysWork } from '../passkeys.ts';
import { words } from '../security/factor-words.ts';
import { PasskeySetup } from '../security/passkey-setup.tsx';
import { RecoveryCodes } from '../security/recovery-codes.tsx';
import { TotpSetup } from '../security/totp-setup.tsx';
import { StepFoot } from './step-foot.tsx';
import type { StepProps } from './step-gate.tsx';

type At = 'choice' | 'totp' | 'passkey' | { codes: readonly string[] };

/** A second factor is demanded of them, and they have none: an app or a passkey, and the codes for bad days. */
export function SecondFactorStep({ me, product, onDone, onHold }: StepProps) {
  const [at, setAt] = useState<At>('choice');
  const back = () => setAt('choice');
  const setUp = (codes: readonly string[] | null) => {
    if (!codes) return onDone();
    onHold();
    setAt({ codes });
  };
  const titles = { choice: words().stepTitle, totp: words().app, passkey: words().passkey };
  return (
    <Door
      title={typeof at === 'string' ? titles[at] : words().stepDone}
      product={product}
      lead={at === 'choice' ? words().stepLead : undefined}
      foot={typeof at === 'string' && <StepFoot me={me} />}
    >
      {at === 'choice' && <Choice onChoose={setAt} />}
      {at === 'totp' && <TotpSetup onDone={setUp} onCancel={back} />}
      {at === 'passkey' && <PasskeySetup onDone={setUp} onCancel={back} />}
      {typeof at === 'object' && <RecoveryCodes codes={at.codes} onKept={onDone} />}
    </Door>
  );
}

function Choice({ onChoose }: { onChoose: (at: 'totp' | 'passkey') => void }) {
  const ways = [
    ['passkey', KeyRound, words().passkey, words().passkeyLead],
    ['totp', Smartphone, words().app, words().appLead],
  ] as const;
  // Where a passkey can't be made, the way that works stands first.
  const order = passkeysWork() ? ways : ways.toReversed();
  return (
    <div class="factor-ways">
      {order.map(([way, Icon, title, lead]) => (
        <button key={way} type="button" onClick={() => onChoose(way)}>
          <Icon />
          <span>
            <b>{title}</b>
            <small>{lead}</small>
          </span>
        </button>
      ))}
    </div>
  );
}
