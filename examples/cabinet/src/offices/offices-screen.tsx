import type { Office, OfficeList } from '@element-cabinet/sdk';
import { Door } from '@element-cabinet/ui/door';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { Clock, Mail, MapPin, Phone } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { lazy, useLocation, useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

/** The library of maps is larger than the rest of the page. */
const OfficeMap = lazy(() => import('./office-map.tsx'));

/** The lessor's offices, for everybody: a list, and a map that the list does not need. */
export function OfficesScreen() {
  const { city } = useRoute().query;
  const { route } = useLocation();
  const offices = useResource(paths.offices({ city }), () => cabinet.offices.list(city ? { city } : {}));
  return (
    <Door
      title={shared().offices}
      product={shared().product}
      lead={words().lead}
      foot={<a href={paths.signIn()}>{words().signIn}</a>}
      wide
    >
      <ResourceView resource={offices} skeleton={<SkeletonRows rows={5} columns={2} />}>
        {(list) => (
          <>
            <CityChoice
              list={list}
              city={city}
              onChoose={(chosen) => route(paths.offices({ city: chosen }))}
            />
            {list.items.length === 0 ? <NoOffices city={city} /> : <Offices key={city} list={list} />}
          </>
        )}
      </ResourceView>
    </Door>
  );
}

interface CityChoiceProps {
  list: OfficeList;
  city: string | undefined;
  onChoose: (city: string | undefined) => void;
}

function CityChoice({ list: { cities }, city, onChoose }: CityChoiceProps) {
  if (cities.length < 2) return null;
  const known = cities.some(({ name }) => name === city);
  return (
    <div class="field office-city screen-only">
      <label for="office-city">{words().city}</label>
      <select
        id="office-city"
        value={city ?? ''}
        onChange={(event) => onChoose(event.currentTarget.value || undefined)}
      >
        <option value="">{words().allCities}</option>
        {city !== undefined && !known && <option value={city}>{city}</option>}
        {cities.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

function NoOffices({ city }: { city: string | undefined }) {
  if (city === undefined) return <EmptyState icon={MapPin} title={words().empty} text={words().emptyText} />;
  return (
    <EmptyState icon={MapPin} title={words().emptyCity(city)}>
      <a class="button" href={paths.offices()}>
        {words().showAll}
      </a>
    </EmptyState>
  );
}

function Offices({ list: { items, map } }: { list: OfficeList }) {
  const [shown, setShown] = useState<string>();
  return (
    <>
      <OfficeMap offices={items} tiles={map} shown={shown} onShown={setShown} />
      <ul class="offices">
        {items.map((office) => (
          <OfficeItem key={office.id} office={office} onShow={() => setShown(office.id)} />
        ))}
      </ul>
    </>
  );
}

/** `+7 495 000-00-21` as a telephone takes it. */
const dialled = (phone: string) => phone.replaceAll(/[^+\d]/g, '');

function OfficeItem({ office, onShow }: { office: Office; onShow: () => void }) {
  const { address, city, email, hours, name, phone } = office;
  return (
    <li>
      <h2>
        {city}. {name}
      </h2>
      <p class="office-fact">
        <MapPin />
        <span>{address}</span>
      </p>
      <p class="office-fact">
        <Phone />
        <a href={`tel:${dialled(phone)}`}>{phone.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011')}</a>
      </p>
      {email !== null && (
        <p class="office-fact">
          <Mail />
          <a href={`mailto:${email}`}>{email}</a>
        </p>
      )}
      <p class="office-fact">
        <Clock />
        <span>{hours[locale.value]}</span>
      </p>
      <button
        type="button"
        class="link office-show screen-only"
        aria-label={words().showOf(name)}
        onClick={onShow}
      >
        {words().show}
      </button>
    </li>
  );
}
