import { Card } from '../card.tsx';
import { words as people } from '../people-words.ts';
import { ResourceView } from '../resource-view.tsx';
import { Screen } from '../screen.tsx';
import { cabinet, useMe } from '../session.ts';
import { SkeletonRows } from '../skeleton.tsx';
import { useResource } from '../use-resource.ts';
import { PasskeysCard } from './passkeys-card.tsx';
import { PasswordCard } from './password-card.tsx';
import { SecondFactorCard } from './second-factor-card.tsx';
import { SessionsCard } from './sessions-card.tsx';
import { SignInLines } from './sign-in-lines.tsx';
import { words } from './words.ts';

interface SecurityScreenProps {
  product: string;
  /** Where the page begins, without a slash at its end. */
  home: string;
  /** Where the login is changed. */
  loginChange?: string;
}

/** How the person signs in, where they are signed in, and who tried. */
export function SecurityScreen({ product, home, loginChange }: SecurityScreenProps) {
  return (
    <Screen title={words().security} product={product}>
      <div class="security">
        <div>
          {loginChange && <LoginCard href={loginChange} />}
          <PasswordCard />
          <SecondFactorCard />
          <PasskeysCard />
          <NotMeCard />
        </div>
        <div>
          <SessionsCard />
          <SignInsCard home={home} />
        </div>
      </div>
    </Screen>
  );
}

function LoginCard({ href }: { href: string }) {
  const { data: me } = useMe();
  return (
    <Card title={people().login} aside={<a href={href}>{people().change}</a>}>
      <p class="email">{me?.email}</p>
    </Card>
  );
}

function SignInsCard({ home }: { home: string }) {
  const latest = useResource('sign-ins-latest', async () => cabinet.sessions.listSignIns({ limit: 10 }));
  return (
    <Card
      title={words().signIns}
      aside={latest.data?.nextCursor && <a href={`${home}/security/sign-ins`}>{words().allSignIns}</a>}
    >
      <ResourceView resource={latest} skeleton={<SkeletonRows rows={4} columns={2} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="muted">{words().signInsEmptyText}</p>
          ) : (
            <SignInLines signIns={items} />
          )
        }
      </ResourceView>
    </Card>
  );
}

/** The page that locks the login is the cabinet's, for staff too. */
function NotMeCard() {
  return (
    <Card title={words().notMe}>
      <p class="muted">{words().notMeText}</p>
      <div class="actions">
        <a class="button" href="/not-me">
          {words().notMeAction}
        </a>
      </div>
    </Card>
  );
}
