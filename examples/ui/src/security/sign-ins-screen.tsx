import { useLocation } from 'preact-iso';
import { BackLink } from '../back-link.tsx';
import { Card } from '../card.tsx';
import { EmptyState } from '../empty-state.tsx';
import { PageView } from '../page-view.tsx';
import { query } from '../query.ts';
import { Screen } from '../screen.tsx';
import { cabinet } from '../session.ts';
import { SkeletonRows } from '../skeleton.tsx';
import { useResource } from '../use-resource.ts';
import { SignInLines } from './sign-in-lines.tsx';
import { words } from './words.ts';

interface SignInsScreenProps {
  product: string;
  /** Where the page begins, without a slash at its end. */
  home: string;
}

/** All sign-ins of a year, page by page. */
export function SignInsScreen({ product, home }: SignInsScreenProps) {
  const { cursor } = useLocation().query;
  const page = useResource(`sign-ins:${cursor ?? ''}`, async () =>
    cabinet.sessions.listSignIns(cursor ? { cursor } : {}),
  );
  return (
    <Screen title={words().signIns} product={product}>
      <BackLink href={`${home}/security`} text={words().backToSecurity} />
      <p class="muted lead">{words().signInsLead}</p>
      <PageView
        page={page}
        cursor={cursor}
        href={(next) => `${home}/security/sign-ins${query({ cursor: next })}`}
        skeleton={
          <div class="card">
            <SkeletonRows rows={8} columns={2} />
          </div>
        }
        empty={<EmptyState title={words().signInsEmpty} text={words().signInsEmptyText} />}
      >
        {({ items }) => (
          <Card label={words().signIns}>
            <SignInLines signIns={items} />
          </Card>
        )}
      </PageView>
    </Screen>
  );
}
