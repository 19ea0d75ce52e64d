import type { CredentialIssue } from '@element-cabinet/sdk';
import { formatDateTime } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { PageView } from '@element-cabinet/ui/page-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { type Resource, useResource } from '@element-cabinet/ui/use-resource';
import { KeyRound, Mail, Printer, UserRoundPlus } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { words } from './words.ts';

type Issues = Resource<{ items: CredentialIssue[]; nextCursor: string | null }>;

export function useIssues(companyId: string): Issues {
  const { issues: cursor } = useRoute().query;
  return useResource(`issues ${companyId} ${cursor ?? ''}`, async () =>
    cabinet.operator.credentials.listCredentialIssues({
      operatorCompanyId: companyId,
      limit: 10,
      ...(cursor ? { cursor } : {}),
    }),
  );
}

const icons = { mail: Mail, print: Printer, membership: UserRoundPlus };

/** Who was given what, by whom, and how it was known that it was them. */
export function IssuesCard({ companyId, issues }: { companyId: string; issues: Issues }) {
  const { issues: cursor } = useRoute().query;
  return (
    <Card title={words().issues}>
      <PageView
        page={issues}
        skeleton={<SkeletonRows rows={2} columns={2} />}
        empty={<EmptyState icon={KeyRound} title={words().noIssues} text={words().noIssuesText} />}
        cursor={cursor}
        href={(next) => paths.company(companyId, { issues: next })}
      >
        {({ items }) => (
          <ul class="lines">
            {items.map((issue) => (
              <Line key={issue.id} issue={issue} />
            ))}
          </ul>
        )}
      </PageView>
    </Card>
  );
}

function Line({ issue }: { issue: CredentialIssue }) {
  const { contract, identityCheck, issuedAt, issuedBy, person, way } = issue;
  const Icon = icons[way];
  const facts = [
    formatDateTime(issuedAt, locale.value),
    issuedBy ?? words().backOffice,
    contract && words().forContract(contract.number),
  ];
  return (
    <li>
      <span class="mark accent">
        <Icon />
      </span>
      <div>
        <p class="line-title">{words().issuedTo(person.name, words().wayDone(way))}</p>
        <p class="muted">{facts.filter(Boolean).join(' · ')}</p>
        {identityCheck && <p class="muted">{words().checked(identityCheck)}</p>}
      </div>
    </li>
  );
}
