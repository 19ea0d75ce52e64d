import type { Contract, OperatorMember } from '@element-cabinet/sdk';
import { roles, say } from '@element-cabinet/sdk/format';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { UserRound } from 'lucide-preact';
import { LoginState } from '../credentials/login-state.tsx';
import { words as logins } from '../credentials/words.ts';
import { words as changes } from '../login-changes/words.ts';
import { words } from './words.ts';

export type PersonAct = 'reissue' | 'lock' | 'unlock' | 'mailbox';

interface PeopleProps {
  members: OperatorMember[];
  contracts: Contract[];
  onAct: (act: PersonAct, member: OperatorMember) => void;
}

/** Who may sign in for a company, in which role, to which contracts where not to all, and how their login stands. */
export function People({ members, contracts, onAct }: PeopleProps) {
  if (members.length === 0) {
    return <EmptyState icon={UserRound} title={words().noPeople} text={words().noPeopleText} />;
  }
  const numberOf = new Map(contracts.map(({ id, number }) => [id, number]));
  return (
    <table>
      <caption class="hidden-visually">{words().people}</caption>
      <thead>
        <tr>
          <th scope="col">{words().person}</th>
          <th scope="col" class="wide">
            {words().role}
          </th>
          <th scope="col" class="wide">
            {logins().loginState}
          </th>
          <th scope="col" class="wide">
            <span class="hidden-visually">{words().acts}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.userId}>
            <th scope="row">
              {member.name}
              <div class="muted email">{member.email}</div>
              <div class="narrow">
                <Place member={member} numberOf={numberOf} />
                <LoginState login={member.login} />
                <Acts member={member} onAct={onAct} />
              </div>
            </th>
            <td class="wide">
              <Place member={member} numberOf={numberOf} />
            </td>
            <td class="wide">
              <LoginState login={member.login} />
            </td>
            <td class="wide">
              <Acts member={member} onAct={onAct} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Place({ member, numberOf }: { member: OperatorMember; numberOf: Map<string, string> }) {
  const { contractIds, role } = member;
  return (
    <div>
      {say(roles, role, locale.value)}
      {contractIds && <div class="muted">{contractIds.map((id) => numberOf.get(id) ?? id).join(', ')}</div>}
    </div>
  );
}

function Acts({ member, onAct }: { member: OperatorMember; onAct: PeopleProps['onAct'] }) {
  const { state, lockReason } = member.login;
  const byOperator = state === 'locked' && lockReason === 'operator';
  return (
    <div class="person-acts">
      {!byOperator && (
        <button
          type="button"
          aria-label={logins().reissueOf(member.name)}
          onClick={() => onAct('reissue', member)}
        >
          {logins().reissueAction}
        </button>
      )}
      <button
        type="button"
        class="plain"
        aria-label={changes().lostOf(member.name)}
        onClick={() => onAct('mailbox', member)}
      >
        {changes().lost}
      </button>
      {state === 'locked' ? (
        byOperator && (
          <button
            type="button"
            aria-label={`${logins().unlock}: ${member.name}`}
            onClick={() => onAct('unlock', member)}
          >
            {logins().unlock}
          </button>
        )
      ) : (
        <button
          type="button"
          class="plain"
          aria-label={`${logins().lock}: ${member.name}`}
          onClick={() => onAct('lock', member)}
        >
          {logins().lock}
        </button>
      )}
    </div>
  );
}
