import { say, staffRoles } from '@element-cabinet/sdk/format';
import { AccountMenu } from '@element-cabinet/ui/account-menu';
import { Day } from '@element-cabinet/ui/due-date';
import { Frame as SharedFrame } from '@element-cabinet/ui/frame';
import { FrameSkeleton } from '@element-cabinet/ui/frame-skeleton';
import { locale } from '@element-cabinet/ui/i18n';
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
                  <a href={paths.profile()}>
                    <UserRound />
                    {shared().profile}
                  </a>
                  <a href={paths.security()}>
                    <ShieldCheck />
                    {shared().security}
                  </a>
                  {person.staffRole === 'administrator' && (
                    <a href={paths.staff()}>
                      <UsersRound />
                      {shared().staff}
                    </a>
                  )}
                  {person.staffRole === 'administrator' && (
                    <a href={paths.audit()}>
                      <ScrollText />
                      {shared().audit}
                    </a>
                  )}
                  {/* The bar of a narrow screen has no room for them. */}
                  <a href={paths.loginChanges()}>
                    <KeyRound />
                    {shared().loginChanges}
                  </a>
                  <a href={paths.incidents()}>
                    <ShieldAlert />
                    {shared().incidents}
                  </a>
                  <a href={paths.portfolioImports()}>
                    <FileSpreadsheet />
                    {shared().portfolios}
                  </a>
                  <a href={paths.terms()}>
                    <FileCheck />
                    {shared().terms}
                  </a>
                  <a href={paths.calendar()}>
                    <CalendarDays />
                    {shared().calendar}
                  </a>
                  <a href={paths.offices()}>
                    <MapPin />
                    {shared().offices}
                  </a>
                  <a href={paths.mails()}>
                    <Mail />
                    {shared().mails}
                  </a>
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
