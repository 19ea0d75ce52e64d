import type { OperatorMember } from '@element-cabinet/sdk';
import { formatDateTime } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { CircleCheck, Clock, Lock } from 'lucide-preact';
import { words } from './words.ts';

type Login = OperatorMember['login'];

const looks = {
  active: { tone: 'ok', icon: CircleCheck },
  temporary: { tone: 'plain', icon: Clock },
  expired: { tone: 'warn', icon: Clock },
  locked: { tone: 'warn', icon: Lock },
} as const;

/** What a login can do now, and when it was used last. */
export function LoginState({ login }: { login: Login }) {
  const { tone, icon: Icon } = looks[login.state];
  return (
    <>
      <span class={`badge ${tone}`}>
        <Icon />
        {stateWords(login)}
      </span>
      <div class="muted">
        {login.lastSignInAt
          ? words().lastSignIn(formatDateTime(login.lastSignInAt, locale.value))
          : words().neverSignedIn}
      </div>
    </>
  );
}

function stateWords({ state, lockReason, temporaryUntil }: Login): string {
  const until = temporaryUntil ? formatDateTime(temporaryUntil, locale.value) : '';
  switch (state) {
    case 'active':
      return words().active;
    case 'temporary':
      return words().temporary(until);
    case 'expired':
      return words().expired(until);
    case 'locked':
      return lockReason === 'unauthorized_access' ? words().lockedByPerson : words().locked;
  }
}
