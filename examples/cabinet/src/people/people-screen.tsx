import type { CompanyPeople, Fresh, Member, MemberInvitation } from '@element-cabinet/sdk';
import { Card } from '@element-cabinet/ui/card';
import { ConfirmDialog } from '@element-cabinet/ui/confirm-dialog';
import { describeError } from '@element-cabinet/ui/errors';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet, useMe } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { showToast } from '@element-cabinet/ui/toast';
import { useResource } from '@element-cabinet/ui/use-resource';
import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { Screen } from '../screen.tsx';
import { useCompanies } from '../session.ts';
import { words as shared } from '../words.ts';
import { AccessDialog } from './access-dialog.tsx';
import { DemandCard } from './demand-card.tsx';
import { InvitationLines, MemberLines } from './lines.tsx';
import { Requisites } from './requisites.tsx';
import { words } from './words.ts';

type Asked =
  | { what: 'invite' }
  | { what: 'change'; member: Fresh<Member> }
  | { what: 'remove' | 'leave'; member: Member }
  | { what: 'revoke'; invitation: MemberInvitation };

/** Who may sign in for the company, and as what; its owners change that here. */
export function PeopleScreen() {
  const companyId = useRoute().params.companyId ?? '';
  const { route } = useLocation();
  const me = useMe();
  const companies = useCompanies();
  const [asked, setAsked] = useState<Asked>();
  const people = useResource<CompanyPeople>(`people:${companyId}`, () =>
    cabinet.companies.listMembers({ companyId }),
  );
  const company = useResource(`company:${companyId}`, () => cabinet.companies.get({ companyId }));
  const membership = me.data?.memberships.find((one) => one.company.id === companyId);
  const manages = membership?.scopes.includes('members:write') ?? false;
  const secures = membership?.scopes.includes('companies:write') ?? false;

  const done = (text?: string) => {
    setAsked(undefined);
    if (text) showToast({ text });
    people.refresh();
    me.refresh();
  };
  const run = async (work: () => Promise<unknown>, text: string) => {
    setAsked(undefined);
    try {
      await work();
      done(text);
    } catch (error) {
      const { title, detail } = describeError(error);
      showToast({ text: [title, detail].filter(Boolean).join('. ') });
      people.refresh();
    }
  };
  const change = async ({ id }: Member) => {
    try {
      const member = await cabinet.companies.getMember({ companyId, memberId: id }, { etag: null });
      if (member) setAsked({ what: 'change', member });
    } catch (error) {
      showToast({ text: describeError(error).title });
      people.refresh();
    }
  };
  const leave = () =>
    run(async () => {
      await cabinet.companies.leave({ membershipCompanyId: companyId });
      companies.refresh();
      me.refresh();
      route('/', true);
    }, words().left);

  return (
    <Screen title={shared().people}>
      <ResourceView resource={company} skeleton={<Skeleton rows={2} />}>
        {(shown) => <Requisites company={shown} />}
      </ResourceView>
      <ResourceView resource={people} skeleton={<Skeleton rows={5} />}>
        {({ members, invitations }) => (
          <>
            <Card
              title={words().people}
              aside={
                manages && (
                  <button type="button" class="primary" onClick={() => setAsked({ what: 'invite' })}>
                    {words().invite}
                  </button>
                )
              }
            >
              <MemberLines
                {...{ companyId, members, manages }}
                onChange={(member) => void change(member)}
                onRemove={(member) => setAsked({ what: member.self ? 'leave' : 'remove', member })}
              />
            </Card>
            {manages && (
              <Card title={words().invitations}>
                <InvitationLines
                  {...{ companyId, invitations }}
                  onResend={({ id }) =>
                    void run(
                      () => cabinet.companies.resendInvitation({ companyId, invitationId: id }),
                      words().resent,
                    )
                  }
                  onRevoke={(invitation) => setAsked({ what: 'revoke', invitation })}
                />
              </Card>
            )}
          </>
        )}
      </ResourceView>
      {secures && <DemandCard companyId={companyId} />}
      {asked?.what === 'invite' && (
        <AccessDialog companyId={companyId} onDone={done} onClose={() => setAsked(undefined)} />
      )}
      {asked?.what === 'change' && (
        <AccessDialog
          {...{ companyId, member: asked.member }}
          onDone={done}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked?.what === 'remove' && (
        <ConfirmDialog
          title={words().removeTitle(asked.member.name)}
          text={words().removeText}
          action={words().remove}
          onCancel={() => setAsked(undefined)}
          onConfirm={() =>
            void run(
              () => cabinet.companies.removeMember({ companyId, memberId: asked.member.id }),
              words().removed,
            )
          }
        />
      )}
      {asked?.what === 'leave' && (
        <ConfirmDialog
          {...{ title: words().leaveTitle, text: words().leaveText, action: words().leave }}
          onCancel={() => setAsked(undefined)}
          onConfirm={() => void leave()}
        />
      )}
      {asked?.what === 'revoke' && (
        <ConfirmDialog
          title={words().revokeTitle(asked.invitation.email)}
          text={words().revokeText}
          action={words().revoke}
          onCancel={() => setAsked(undefined)}
          onConfirm={() =>
            void run(
              () => cabinet.companies.revokeInvitation({ companyId, invitationId: asked.invitation.id }),
              words().revoked,
            )
          }
        />
      )}
    </Screen>
  );
}

function Skeleton({ rows }: { rows: number }) {
  return (
    <div class="card">
      <SkeletonRows rows={rows} columns={2} />
    </div>
  );
}
