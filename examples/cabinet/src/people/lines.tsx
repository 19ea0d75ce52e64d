import type { Member, MemberInvitation } from '@element-cabinet/sdk';
import { formatDateTime, roles, say } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { words as shared } from '@element-cabinet/ui/people-words';
import { Mail, UserRound } from 'lucide-preact';
import { useContractNames } from '../contracts/contract-names.ts';
import { words } from './words.ts';

const at = (instant: string) => formatDateTime(instant, locale.value);

/** The role in words, what it may do, and the contracts where not all are seen. */
function Access({
  companyId,
  role,
  contractIds,
}: {
  companyId: string;
  role: Member['role'];
  contractIds: string[] | null;
}) {
  const labels = new Map(useContractNames(companyId).map(({ id, label }) => [id, label]));
  const seen = contractIds?.map((id) => labels.get(id)).filter(Boolean);
  return (
    <p>
      {say(roles, role, locale.value)} <span class="muted">· {words()[role]}</span>
      {seen && <span class="muted"> · {seen.join(', ')}</span>}
    </p>
  );
}

interface MemberLinesProps {
  companyId: string;
  members: Member[];
  manages: boolean;
  onChange: (member: Member) => void;
  onRemove: (member: Member) => void;
}

export function MemberLines({ companyId, members, manages, onChange, onRemove }: MemberLinesProps) {
  return (
    <ul class="lines">
      {members.map((member) => {
        const { id, name, email, lastSignInAt, secondFactor, self, role, contractIds } = member;
        const facts = email !== null && [
          email,
          lastSignInAt ? shared().lastSignIn(at(lastSignInAt)) : shared().neverSignedIn,
          secondFactor ? shared().secondFactor : shared().noSecondFactor,
        ];
        return (
          <li key={id}>
            <span class="mark accent">
              <UserRound />
            </span>
            <div>
              <p class="line-title">
                {name}
                {self && <span class="badge plain">{shared().you}</span>}
              </p>
              <Access {...{ companyId, role, contractIds }} />
              {facts && <p class="muted">{facts.join(' · ')}</p>}
            </div>
            <div class="line-acts">
              {manages && (
                <button type="button" aria-label={words().changeOf(name)} onClick={() => onChange(member)}>
                  {words().change}
                </button>
              )}
              {(manages || self) && (
                <button
                  type="button"
                  aria-label={self ? words().leave : words().removeOf(name)}
                  onClick={() => onRemove(member)}
                >
                  {self ? words().leave : words().remove}
                </button>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

interface InvitationLinesProps {
  companyId: string;
  invitations: MemberInvitation[];
  onResend: (invitation: MemberInvitation) => void;
  onRevoke: (invitation: MemberInvitation) => void;
}

export function InvitationLines({ companyId, invitations, onResend, onRevoke }: InvitationLinesProps) {
  if (invitations.length === 0) return <p class="muted">{words().none}</p>;
  return (
    <ul class="lines">
      {invitations.map((invitation) => {
        const { id, email, name, role, contractIds, expired, expiresAt, invitedBy } = invitation;
        const facts = [
          name,
          invitedBy && words().invitedBy(invitedBy),
          expired ? shared().expired : shared().expires(at(expiresAt)),
        ];
        return (
          <li key={id}>
            <span class={`mark ${expired ? 'warn' : 'accent'}`}>
              <Mail />
            </span>
            <div>
              <p class="line-title">{email}</p>
              <Access {...{ companyId, role, contractIds }} />
              <p class="muted">{facts.filter(Boolean).join(' · ')}</p>
            </div>
            <div class="line-acts">
              <button type="button" aria-label={words().resendTo(email)} onClick={() => onResend(invitation)}>
                {words().resend}
              </button>
              <button type="button" aria-label={words().revokeOf(email)} onClick={() => onRevoke(invitation)}>
                {words().revoke}
              </button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
