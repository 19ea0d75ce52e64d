import { Navigation, Section } from '@element-cabinet/ui/navigation';
import { useMe } from '@element-cabinet/ui/session';
import {
  Banknote,
  Building,
  CalendarDays,
  ClipboardList,
  Clock,
  FileCheck,
  FileSpreadsheet,
  FileText,
  KeyRound,
  Landmark,
  Mail,
  MapPin,
  ScrollText,
  ShieldAlert,
  UsersRound,
} from 'lucide-preact';
import { useApplicationCounts } from '../applications/counts.ts';
import { useOpenIncidents } from '../incidents/open.ts';
import { useWaitingLoginChanges } from '../login-changes/waiting.ts';
import { home, paths } from '../paths.ts';
import { useWaiting } from '../receipts/waiting.ts';
import { useSandboxClock } from '../sandbox/clock.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

export function Sections() {
  const { data: me } = useMe();
  const { data: clock } = useSandboxClock();
  const { data: receipts } = useWaiting();
  const { data: applications } = useApplicationCounts();
  const { data: loginChanges } = useWaitingLoginChanges();
  const { data: incidents } = useOpenIncidents();
  return (
    <Navigation product={shared().product} home={home}>
      <ul>
        <Section href={paths.applications()} icon={ClipboardList} label={shared().applications}>
          <Count
            of={applications && applications.submitted + applications.inReview + applications.approved}
          />
        </Section>
        <Section
          href={paths.portfolioImports()}
          icon={FileSpreadsheet}
          label={shared().portfolios}
          wideOnly
        />
        <Section href={paths.statementImports()} icon={Landmark} label={shared().statements} />
        <Section href={paths.receipts()} icon={Banknote} label={shared().receipts}>
          <Count of={receipts} />
        </Section>
        <Section href={paths.companies()} icon={Building} label={shared().companies} />
        <Section
          href={paths.contracts()}
          also={[paths.buyouts()]}
          icon={FileText}
          label={shared().contracts}
        />
      </ul>
      <ul class="side-end">
        <Section href={paths.loginChanges()} icon={KeyRound} label={shared().loginChanges}>
          <Count of={loginChanges} />
        </Section>
        <Section href={paths.incidents()} icon={ShieldAlert} label={shared().incidents}>
          <Count of={incidents} />
        </Section>
        {me?.staffRole === 'administrator' && (
          <>
            <Section href={paths.staff()} icon={UsersRound} label={shared().staff} />
            <Section href={paths.audit()} icon={ScrollText} label={shared().audit} />
          </>
        )}
        <Section href={paths.terms()} icon={FileCheck} label={shared().terms} />
        <Section href={paths.calendar()} icon={CalendarDays} label={shared().calendar} />
        <Section href={paths.offices()} icon={MapPin} label={shared().offices} />
        <Section href={paths.mails()} icon={Mail} label={shared().mails} />
        {clock && <Section href={paths.sandbox()} icon={Clock} label={shared().sandbox} />}
      </ul>
    </Navigation>
  );
}

function Count({ of: waiting }: { of: number | undefined }) {
  if (!waiting) return null;
  return (
    <span class="count warn">
      <span class="hidden-visually">{words().waiting}</span>
      {waiting}
    </span>
  );
}
