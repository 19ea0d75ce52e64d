import type { OperatorAnnouncement } from '@element-cabinet/sdk';
import { isZero } from '@element-cabinet/sdk';
import { formatDateTime, paymentTitle } from '@element-cabinet/sdk/format';
import { BackLink } from '@element-cabinet/ui/back-link';
import { Card } from '@element-cabinet/ui/card';
import { Day } from '@element-cabinet/ui/due-date';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { PageView } from '@element-cabinet/ui/page-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { CircleCheck } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { useToday } from '../sandbox/clock.ts';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { words } from './announcements-words.ts';

/** Payments that clients say they have made, whose money has not come in. */
export function AnnouncementsScreen() {
  const { cursor } = useRoute().query;
  const page = useResource(paths.announcements({ cursor }), () =>
    cabinet.operator.payments.listOperatorAnnouncements(cursor ? { cursor } : {}),
  );
  return (
    <Screen title={words().title}>
      <BackLink href={paths.receipts()} text={shared().toReceipts} />
      <Card label={words().title}>
        <PageView
          page={page}
          skeleton={<SkeletonRows rows={6} columns={4} />}
          empty={<EmptyState icon={CircleCheck} title={words().empty} text={words().emptyText} />}
          cursor={cursor}
          href={(next) => paths.announcements({ cursor: next })}
        >
          {({ items }) => <Announcements announcements={items} />}
        </PageView>
      </Card>
    </Screen>
  );
}

function Announcements({ announcements }: { announcements: OperatorAnnouncement[] }) {
  const today = useToday();
  return (
    <table class="sticky">
      <caption class="hidden-visually">{words().title}</caption>
      <thead>
        <tr>
          <th scope="col">{words().who}</th>
          <th scope="col" class="wide">
            {words().payment}
          </th>
          <th scope="col" class="wide">
            {words().paidOn}
          </th>
          <th scope="col" class="end">
            {shared().sum}
          </th>
        </tr>
      </thead>
      <tbody>
        {announcements.map((one) => (
          <tr key={one.id}>
            <td>
              <a href={paths.company(one.company.id)}>{one.company.name}</a>
              <div class="muted">
                {one.announcedBy}, {formatDateTime(one.announcedAt, locale.value)}
              </div>
              {one.note && <div class="purpose">{one.note}</div>}
              <div class="narrow">
                <About announcement={one} today={today} />
                <span>
                  {words().paidOn}: <PaidOn announcement={one} today={today} />
                </span>
              </div>
            </td>
            <td class="wide">
              <About announcement={one} today={today} />
            </td>
            <td class="wide">
              <PaidOn announcement={one} today={today} />
            </td>
            <td class="end">
              <Money value={one.amount} />
              {!isZero(one.received) && (
                <div class="muted">
                  {words().received} <Money value={one.received} />
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface PartProps {
  announcement: OperatorAnnouncement;
  today: string;
}

function About({ announcement: { contract, dueOn, outstanding, payment }, today }: PartProps) {
  return (
    <div>
      <a href={paths.contract(contract.id)}>{contract.number}</a>
      <div>{paymentTitle(payment, locale.value)}</div>
      <div class="muted">
        {words().due} <Day on={dueOn} today={today} />, {words().left} <Money value={outstanding} />
      </div>
    </div>
  );
}

function PaidOn({ announcement: { orderNumber, paidOn }, today }: PartProps) {
  return (
    <>
      <Day on={paidOn} today={today} />
      {orderNumber && <span class="muted"> {words().order(orderNumber)}</span>}
    </>
  );
}
