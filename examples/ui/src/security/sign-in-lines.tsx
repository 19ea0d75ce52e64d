import type { SignIn } from '@element-cabinet/sdk';
import { formatDateTime, say, sessionKinds } from '@element-cabinet/sdk/format';
import { Check, Puzzle, TriangleAlert } from 'lucide-preact';
import { locale } from '../i18n.ts';
import { words } from './words.ts';

/** Sign-ins and what was refused, each with its proof, time and place. */
export function SignInLines({ signIns }: { signIns: SignIn[] }) {
  return (
    <ul class="lines">
      {signIns.map((signIn) => (
        <SignInLine key={signIn.id} signIn={signIn} />
      ))}
    </ul>
  );
}

function SignInLine({ signIn }: { signIn: SignIn }) {
  const { address, at, device, kind, newDevice, outcome } = signIn;
  const failed = outcome !== 'succeeded';
  const Icon = failed ? TriangleAlert : kind === 'extension' ? Puzzle : Check;
  const facts = [
    device ?? words().unknownDevice,
    kind === 'extension' && say(sessionKinds, kind, locale.value),
    words().address(address),
  ];
  return (
    <li>
      <span class={`mark ${failed ? 'warn' : 'ok'}`}>
        <Icon />
      </span>
      <div>
        <p class="line-title">
          {failed ? <span class="warn">{words()[outcome]}</span> : `${words().succeeded} ${howOf(signIn)}`}
          {newDevice && <span class="badge warn">{words().newDevice}</span>}
        </p>
        <p class="muted">{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <time class="muted num" dateTime={at}>
        {formatDateTime(at, locale.value)}
      </time>
    </li>
  );
}

function howOf({ method }: SignIn): string {
  return method === 'password' ? words().byPassword : words()[method];
}
