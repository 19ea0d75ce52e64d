import type { StaffInvitation, StaffMember, StaffRole } from '@element-cabinet/sdk';
import { formatDateTime, say, staffRoles } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { ConfirmDialog } from '@element-cabinet/ui/confirm-dialog';
import { describeError } from '@element-cabinet/ui/errors';
import { locale } from '@element-cabinet/ui/i18n';
import { wasCancelled } from '@element-cabinet/ui/passkeys';
import { words as shared } from '@element-cabinet/ui/people-words';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { showToast } from '@element-cabinet/ui/toast';
import { useResource } from '@element-cabinet/ui/use-resource';
import { withVerification } from '@element-cabinet/ui/verification';
import { Mail, UserRound } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { Screen } from '../screen.tsx';
import { words as product } from '../words.ts';
import { InviteDialog } from './invite-dialog.tsx';
import { words } from './words.ts';

const other: Record<StaffRole, StaffRole> = { manager: 'administrator', administrator: 'manager' };
const at = (instant: string) => formatDateTime(instant, locale.value);

/** The people of the lessor, for administrators. */
export function StaffScreen() {
  const staff = useResource('staff', () => cabinet.operator.staff.list());
  const [asked, setAsked] = useState<'invite' | { what: 'change' | 'remove'; member: StaffMember }>();
  const run = async (work: () => Promise<unknown>, text: string) => {
    setAsked(undefined);
    try {
      await withVerification(work);
      showToast({ text });
    } catch (error) {
      if (wasCancelled(error)) return;
      const { title, detail } = describeError(error);
      showToast({ text: [title, detail].filter(Boolean).join('. ') });
    }
    staff.refresh();
  };
  const close = () => setAsked(undefined);
  const invited = () => {
    close();
    staff.refresh();
  };
  const resend = ({ id }: StaffInvitation) =>
    run(() => cabinet.operator.staff.resendStaffInvitation({ invitationId: id }), words().resent);
  const revoke = ({ id }: StaffInvitation) =>
    run(() => cabinet.operator.staff.revokeStaffInvitation({ invitationId: id }), words().revoked);
  const change = ({ id: staffMemberId, role }: StaffMember) =>
    run(() => cabinet.operator.staff.update({ staffMemberId, body: { role: other[role] } }), words().changed);
  const remove = ({ id: staffMemberId }: StaffMember) =>
    run(() => cabinet.operator.staff.remove({ staffMemberId }), words().removed);
  return (
    <Screen title={product().staff}>
      <ResourceView resource={staff} skeleton={<Skeleton />}>
        {({ members, invitations }) => (
          <>
            <Card
              title={product().staff}
              aside={
                <button type="button" class="primary" onClick={() => setAsked('invite')}>
                  {words().invite}
                </button>
              }
            >
              <ul class="lines">
                {members.map((member) => (
                  <Line key={member.id} member={member} onAsk={(what) => setAsked({ what, member })} />
                ))}
              </ul>
            </Card>
            <Card title={words().invitations}>
              {invitations.length === 0 && <p class="muted">{words().none}</p>}
              <ul class="lines">
                {invitations.map((one) => (
                  <InvitationLine
                    {...{ key: one.id, invitation: one }}
                    onResend={() => void resend(one)}
                    onRevoke={() => void revoke(one)}
                  />
                ))}
              </ul>
            </Card>
          </>
        )}
      </ResourceView>
      {asked === 'invite' && <InviteDialog onDone={invited} onClose={close} />}
      {typeof asked === 'object' && asked.what === 'change' && (
        <ConfirmDialog
          title={words().changeTitle(asked.member.name)}
          text={words().changeText(say(staffRoles, other[asked.member.role], locale.value).toLowerCase())}
          action={words().change}
          onCancel={close}
          onConfirm={() => void change(asked.member)}
        />
      )}
      {typeof asked === 'object' && asked.what === 'remove' && (
        <ConfirmDialog
          title={words().removeTitle(asked.member.name)}
          text={words().removeText}
          action={words().remove}
          onCancel={close}
          onConfirm={() => void remove(asked.member)}
        />
      )}
    </Screen>
  );
}

function Line({ member, onAsk }: { member: StaffMember; onAsk: (what: 'change' | 'remove') => void }) {
  const { name, email, role, self, lastSignInAt, secondFactor } = member;
  const facts = [
    email,
    lastSignInAt ? shared().lastSignIn(at(lastSignInAt)) : shared().neverSignedIn,
    secondFactor ? shared().secondFactor : shared().noSecondFactor,
  ];
  return (
    <li>
      <span class="mark accent">
        <UserRound />
      </span>
      <div>
        <p class="line-title">
          {name}
          {self && <span class="badge plain">{shared().you}</span>}
        </p>
        <p>
          {say(staffRoles, role, locale.value)} <span class="muted">· {words()[role]}</span>
        </p>
        <p class="muted">{facts.join(' · ')}</p>
      </div>
      {!self && (
        <div class="line-acts">
          <button type="button" aria-label={words().changeOf(name)} onClick={() => onAsk('change')}>
            {words().change}
          </button>
          <button type="button" aria-label={words().removeOf(name)} onClick={() => onAsk('remove')}>
            {words().remove}
          </button>
        </div>
      )}
    </li>
  );
}

interface InvitationLineProps {
  invitation: StaffInvitation;
  onResend: () => void;
  onRevoke: () => void;
}

function InvitationLine({ invitation, onResend, onRevoke }: InvitationLineProps) {
  const { email, name, role, expired, expiresAt } = invitation;
  const until = expired ? shared().expired : shared().expires(at(expiresAt));
  return (
    <li>
      <span class={`mark ${expired ? 'warn' : 'accent'}`}>
        <Mail />
      </span>
      <div>
        <p class="line-title">{email}</p>
        <p class="muted">{[name, say(staffRoles, role, locale.value), until].join(' · ')}</p>
      </div>
      <div class="line-acts">
        <button type="button" aria-label={words().resendTo(email)} onClick={onResend}>
          {words().resend}
        </button>
        <button type="button" aria-label={words().revokeOf(email)} onClick={onRevoke}>
          {words().revoke}
        </button>
      </div>
    </li>
  );
}

function Skeleton() {
  return (
    <div class="card">
      <SkeletonRows rows={5} columns={2} />
    </div>
  );
}
