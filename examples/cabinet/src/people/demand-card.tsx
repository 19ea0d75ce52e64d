import { Card } from '@element-cabinet/ui/card';
import { ConfirmDialog } from '@element-cabinet/ui/confirm-dialog';
import { Failure } from '@element-cabinet/ui/failure';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet, useMe } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { showToast } from '@element-cabinet/ui/toast';
import { useResource } from '@element-cabinet/ui/use-resource';
import { withVerification } from '@element-cabinet/ui/verification';
import { ShieldCheck } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { words } from './demand-words.ts';

/** Whether the company demands a second factor of its people; for its owners. */
export function DemandCard({ companyId }: { companyId: string }) {
  const me = useMe();
  const security = useResource(`security:${companyId}`, () =>
    cabinet.companies.getCompanySecurity({ companyId }),
  );
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const demand = async (secondFactorRequired: boolean) => {
    setAsking(false);
    setFailure(undefined);
    const params = { companyId, body: { secondFactorRequired } };
    try {
      const changed = await withVerification(() => cabinet.companies.updateCompanySecurity(params));
      security.update(() => changed);
      showToast({ text: secondFactorRequired ? words().demanded : words().released });
      // Whoever demands it may have none themselves.
      me.refresh();
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <Card title={words().title}>
      <ResourceView resource={security} skeleton={<SkeletonRows rows={1} columns={2} />}>
        {({ secondFactorRequired, members, membersWithoutSecondFactor: without }) => (
          <>
            <Failure failure={failure} />
            <ul class="lines">
              <li>
                <span class={secondFactorRequired ? 'mark accent' : 'mark'}>
                  <ShieldCheck />
                </span>
                <div>
                  <p class="line-title">
                    {secondFactorRequired ? words().on : words().off}
                    <span class={without > 0 ? 'badge warn' : 'badge ok'}>
                      {words().with(members - without, members)}
                    </span>
                  </p>
                  <p class="muted">{secondFactorRequired ? words().onText : words().offText}</p>
                </div>
                <div class="line-acts">
                  <button
                    type="button"
                    onClick={() => (secondFactorRequired ? void demand(false) : setAsking(true))}
                  >
                    {secondFactorRequired ? words().release : words().demand}
                  </button>
                </div>
              </li>
            </ul>
            {asking && (
              <ConfirmDialog
                title={words().question}
                text={without > 0 ? words().questionText(without) : words().questionAll}
                action={words().demand}
                onCancel={() => setAsking(false)}
                onConfirm={() => void demand(true)}
              />
            )}
          </>
        )}
      </ResourceView>
    </Card>
  );
}
