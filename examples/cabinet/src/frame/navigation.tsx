import { Bell, FileText, Layers, LayoutDashboard, MonitorSmartphone, Wallet } from 'lucide-preact';
import type { ComponentChildren, ComponentType } from 'preact';
import { useLocation } from 'preact-iso';
import { paths } from '../paths.ts';
import { useUnread } from '../unread.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

/** The sections: a column at the side, a bar at the bottom of a small screen. */
export function Navigation({ companyId }: { companyId: string | undefined }) {
  return (
    <nav class="side screen-only" aria-label={words().menu}>
      <a class="brand" href="/">
        <span class="brand-mark">
          <Layers />
        </span>
        {shared().product}
      </a>
      {companyId && (
        <ul>
          <Section href={paths.overview(companyId)} icon={LayoutDashboard} label={shared().overview} exact />
          <Section href={paths.contracts(companyId)} icon={FileText} label={shared().contracts} />
          <Section
            href={paths.payments(companyId)}
            also={paths.receipts(companyId)}
            icon={Wallet}
            label={shared().payments}
          />
          <Section href={paths.notifications(companyId)} icon={Bell} label={shared().notifications}>
            <Unread companyId={companyId} />
          </Section>
        </ul>
      )}
      <ul class="side-end">
        <Section href={paths.sessions()} icon={MonitorSmartphone} label={shared().sessions} />
      </ul>
    </nav>
  );
}

interface SectionProps {
  href: string;
  /** Another address that belongs to the section. */
  also?: string;
  icon: ComponentType;
  label: string;
  /** Only this address, not what is under it. */
  exact?: boolean;
  children?: ComponentChildren;
}

function Section({ href, also, icon: Icon, label, exact = false, children }: SectionProps) {
  const { path } = useLocation();
  const here = path === href || (!exact && path.startsWith(`${href}/`)) || path === also;
  return (
    <li>
      <a class="section" href={href} aria-current={here ? 'page' : undefined}>
        <Icon />
        <span>{label}</span>
        {children}
      </a>
    </li>
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
