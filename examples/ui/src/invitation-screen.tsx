import { ApiError, type Invitation, type Me } from '@element-cabinet/sdk';
import { roles, say, staffRoles } from '@element-cabinet/sdk/format';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Door } from './door.tsx';
import { Failure } from './failure.tsx';
import { locale } from './i18n.ts';
import { NewPersonForm } from './new-person-form.tsx';
import { words } from './people-words.ts';
import { ResourceView } from './resource-view.tsx';
import { arrive, cabinet, signOut } from './session.ts';
import { SkeletonRows } from './skeleton.tsx';
import { useResource } from './use-resource.ts';

interface InvitationScreenProps {
  product: string;
  /** The first page, without a slash at its end. */
  home: string;
}

const kept = 'invitation';

/** The secret of the link; kept for this tab, so that a sign-in in between does not lose it. */
function tokenOfLink(): string {
  const token = location.hash.slice(1);
  if (token) sessionStorage.setItem(kept, token);
  return token || (sessionStorage.getItem(kept) ?? '');
}

/** `/invitation#<secret>`: what one is invited to, and the way in, with a new login or the one that one has. */
export function InvitationScreen({ product, home }: InvitationScreenProps) {
  const { route } = useLocation();
  const [token] = useState(tokenOfLink);
  const found = useResource(`invitation:${token}`, async () => {
    const invitation = await cabinet.invitations.get({ invitationToken: token || '-' });
    const me = invitation.hasLogin ? await cabinet.account.getMe().catch(() => null) : null;
    return { invitation, me };
  });
  const arrived = (companyId: string | null) => {
    sessionStorage.removeItem(kept);
    arrive();
    route(companyId ? `${home}/c/${companyId}` : home || '/', true);
  };
  const title = found.data?.invitation.companyName
    ? words().titleTo(found.data.invitation.companyName)
    : words().invitation;
  const failed = found.data === undefined && found.error instanceof ApiError;
  const signIn = (
    <a class="button" href={`${home}/sign-in`}>
      {words().signIn}
    </a>
  );
  return (
    <Door title={title} product={product}>
      {failed ? (
        <>
          <Failure failure={found.error} />
          <div class="actions">{signIn}</div>
        </>
      ) : (
        <ResourceView resource={found} skeleton={<SkeletonRows rows={4} columns={1} />}>
          {({ invitation, me }) => (
            <>
              <Facts invitation={invitation} />
              {invitation.hasLogin ? (
                <Join {...{ invitation, me, token, home }} onJoined={arrived} />
              ) : (
                <NewPersonForm {...{ invitation, token, home }} onAccepted={arrived} />
              )}
            </>
          )}
        </ResourceView>
      )}
    </Door>
  );
}

function Facts({ invitation }: { invitation: Invitation }) {
  const { companyName, email, invitedBy, role, staffRole } = invitation;
  const facts: [string, string][] = [[words().company, companyName ?? words().lessorStaff]];
  if (role) facts.push([words().role, say(roles, role, locale.value)]);
  if (staffRole) facts.push([words().role, say(staffRoles, staffRole, locale.value)]);
  if (invitedBy) facts.push([words().inviter, invitedBy]);
  facts.push([words().email, email]);
  return (
    <dl class="facts invitation-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface JoinProps {
  invitation: Invitation;
  me: Me | null;
  token: string;
  home: string;
  onJoined: (companyId: string | null) => void;
}

/** Whoever has a login needs no second one. */
function Join({ invitation, me, token, home, onJoined }: JoinProps) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const run = (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    work()
      .catch(setFailure)
      .finally(() => setBusy(false));
  };
  const back = `${home}/sign-in?next=${encodeURIComponent(`${home}/invitation`)}`;
  if (me === null)
    return (
      <>
        <p>{words().haveLogin}</p>
        <a class="button primary" href={back}>
          {words().signIn}
        </a>
      </>
    );
  const theirs = me.email?.toLowerCase() === invitation.email.toLowerCase();
  const join = async () =>
    onJoined((await cabinet.invitations.joinByInvitation({ body: { token } })).companyId);
  return (
    <>
      <p>{theirs ? words().leadJoin(me.name) : words().otherPerson(invitation.email)}</p>
      <Failure failure={failure} />
      <button
        type="button"
        class="primary"
        aria-disabled={busy}
        onClick={() => run(theirs ? join : () => signOut().then(() => location.assign(back)))}
      >
        {theirs ? words().accept : words().signOut}
      </button>
    </>
  );
}
