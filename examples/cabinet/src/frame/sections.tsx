import { Navigation, Section } from '@element-cabinet/ui/navigation';
import { Bell, FileText, LayoutDashboard, ShieldCheck, Sparkles, UsersRound, Wallet } from 'lucide-preact';
import { useNews } from '../news/news.ts';
import { words as newsWords } from '../news/words.ts';
import { paths } from '../paths.ts';
import { useUnread } from '../unread.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

/** The sections of a company, and the person's own. */
export function Sections({ companyId }: { companyId: string | undefined }) {
  return (
    <Navigation product={shared().product} home="/">
      {companyId && (
        <ul>
          <Section href={paths.overview(companyId)} icon={LayoutDashboard} label={shared().overview} exact />
          <Section href={paths.contracts(companyId)} icon={FileText} label={shared().contracts} />
          <Section
            href={paths.payments(companyId)}
            also={[paths.receipts(companyId), paths.invoices(companyId), paths.reconciliations(companyId)]}
            icon={Wallet}
            label={shared().payments}
          />
          <Section href={paths.notifications(companyId)} icon={Bell} label={shared().notifications}>
            <Unread companyId={companyId} />
          </Section>
          <Section href={paths.people(companyId)} icon={UsersRound} label={shared().peopleShort} />
        </ul>
      )}
      <ul class="side-end">
        <Section href={paths.news()} icon={Sparkles} label={shared().news}>
          <UnreadNews />
        </Section>
        <Section href={paths.security()} icon={ShieldCheck} label={shared().security} />
      </ul>
    </Navigation>
  );
}

function UnreadNews() {
  const { data: news } = useNews();
  if (!news?.items.some(({ unread }) => unread)) return null;
  return (
    <span class="unread-dot">
      <span class="hidden-visually">{newsWords().unread}</span>
    </span>
  );
}

function Unread({ companyId }: { companyId: string }) {
  const { data: unread } = useUnread(companyId);
  if (!unread) return null;
  return (
    <span class="count warn">
      <span class="hidden-visually">{words().unread('')}</span>
      {unread}
    </span>
  );
}
