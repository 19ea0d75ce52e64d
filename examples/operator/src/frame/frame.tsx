import { say, staffRoles } from '@element-cabinet/sdk/format';
import { AccountMenu } from '@element-cabinet/ui/account-menu';
import { Day } from '@element-cabinet/ui/due-date';
import { Frame as SharedFrame } from '@element-cabinet/ui/frame';
import { FrameSkeleton } from '@element-cabinet/ui/frame-skeleton';
import { locale } from '@element-cabinet/ui/i18n';
import { MenuLink } from '@element-cabinet/ui/menu-link';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { useMe } from '@element-cabinet/ui/session';
import {
  CalendarDays,
  Clock,
  FileCheck,
  FileSpreadsheet,
  KeyRound,
  Mail,
  MapPin,
  ScrollText,
  ShieldAlert,
  ShieldCheck,
  UserRound,
  UsersRound,
} from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { paths } from '../paths.ts';
import { useSandboxClock } from '../sandbox/clock.ts';
import { words as shared } from '../words.ts';
import { NotStaff } from './not-staff.tsx';
import { Sections } from './sections.tsx';
import { words } from './words.ts';

/** What stands around every screen: the sections, the sandbox's day, the person. Clients are shown the way out. */
export function Frame({ children }: { children: ComponentChildren }) {
  const me = useMe();
  // That there is no connection is told once, by the screen inside.
  const shown = me.data ? { ...me, error: undefined } : me;
  return (
    <ResourceView resource={shown} skeleton={<FrameSkeleton />}>
      {(person) => {
        if (person.kind !== 'operator' || person.staffRole === null) return <NotStaff person={person} />;
        return (
          <SharedFrame
            navigation={<Sections />}
            printed={shared().product}
            top={
              <>
                <SandboxDay />
                <AccountMenu name={person.name}>
                  <p class="menu-note muted">
                    {say(staffRoles, person.staffRole, locale.value)} · {person.email}
                  </p>
                  <MenuLink href={paths.profile()} icon={UserRound} label={shared().profile} />
                  <MenuLink href={paths.security()} icon={ShieldCheck} label={shared().security} />
                  {/* The bar of a narrow screen has no room for them. */}
                  {person.staffRole === 'administrator' && (
                    <>
                      <MenuLink href={paths.staff()} icon={UsersRound} label={shared().staff} narrowOnly />
                      <MenuLink href={paths.audit()} icon={ScrollText} label={shared().audit} narrowOnly />
                    </>
                  )}
                  <MenuLink
                    href={paths.loginChanges()}
                    icon={KeyRound}
                    label={shared().loginChanges}
                    narrowOnly
                  />
                  <MenuLink
                    href={paths.incidents()}
                    icon={ShieldAlert}
                    label={shared().incidents}
                    narrowOnly
                  />
                  <MenuLink
                    href={paths.portfolioImports()}
                    icon={FileSpreadsheet}
                    label={shared().portfolios}
                    narrowOnly
                  />
                  <MenuLink href={paths.terms()} icon={FileCheck} label={shared().terms} narrowOnly />
                  <MenuLink
                    href={paths.calendar()}
                    icon={CalendarDays}
                    label={shared().calendar}
                    narrowOnly
                  />
                  <MenuLink href={paths.offices()} icon={MapPin} label={shared().offices} narrowOnly />
                  <MenuLink href={paths.mails()} icon={Mail} label={shared().mails} narrowOnly />
                </AccountMenu>
              </>
            }
          >
            {children}
          </SharedFrame>
        );
      }}
    </ResourceView>
  );
}

/** What day it is in the sandbox; nothing where the server is not one. */
function SandboxDay() {
  const { data: clock } = useSandboxClock();
  if (!clock) return null;
  return (
    <a class="button plain" href={paths.sandbox()}>
      <Clock />
      <span class="hidden-visually">{words().sandboxDay}</span>
      <Day on={clock.today} today={clock.today} />
    </a>
  );
}
