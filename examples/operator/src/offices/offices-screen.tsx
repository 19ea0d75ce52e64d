import type { Office } from '@element-cabinet/sdk';
import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet, useMe } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { MapPin, Plus } from 'lucide-preact';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

/** The offices that everybody sees; administrators change them. */
export function OfficesScreen() {
  const offices = useResource('offices', () => cabinet.offices.list());
  const may = useMe().data?.staffRole === 'administrator';
  return (
    <Screen title={shared().offices}>
      <div class="links-row">
        <a href="/offices" target="_blank" rel="noreferrer">
          {words().public}
        </a>
        {may ? (
          <a class="button" href={paths.newOffice()}>
            <Plus />
            {words().add}
          </a>
        ) : (
          <span class="muted">{words().onlyAdministrators}</span>
        )}
      </div>
      <Card label={shared().offices}>
        <ResourceView resource={offices} skeleton={<SkeletonRows rows={6} columns={2} />}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState icon={MapPin} title={words().empty} text={words().emptyText} />
            ) : (
              <Offices offices={items} may={may} />
            )
          }
        </ResourceView>
      </Card>
    </Screen>
  );
}

function Offices({ offices, may }: { offices: Office[]; may: boolean }) {
  return (
    <table>
      <caption class="hidden-visually">{shared().offices}</caption>
      <thead>
        <tr>
          <th scope="col">{words().office}</th>
          <th scope="col" class="wide">
            {words().contacts}
          </th>
        </tr>
      </thead>
      <tbody>
        {offices.map((office) => (
          <tr key={office.id}>
            <td>
              {may ? <a href={paths.office(office.id)}>{office.name}</a> : <b>{office.name}</b>}
              <div>
                {office.city}, {office.address}
              </div>
              <div class="narrow">
                <Contacts office={office} />
              </div>
            </td>
            <td class="wide">
              <Contacts office={office} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Contacts({ office: { email, hours, phone } }: { office: Office }) {
  return (
    <div>
      <span>{phone.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011')}</span>
      {email !== null && <div class="email">{email}</div>}
      <div class="muted">{hours[locale.value]}</div>
    </div>
  );
}
