import type { CalendarYear } from '@element-cabinet/sdk';
import { formatDateTime } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { locale } from '@element-cabinet/ui/i18n';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet, useMe } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { CircleCheck, Clock } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { FilterLinks } from '../filter-links.tsx';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { LoadYear } from './load-year.tsx';
import { words } from './words.ts';
import { Transfers, YearView } from './year-view.tsx';

export function CalendarScreen() {
  const asked = Number(useRoute().query.year);
  const { data: me } = useMe();
  const years = useResource('calendar-years', () => cabinet.operator.calendar.listCalendarYears());
  const loads = me?.kind === 'operator' && me.staffRole === 'administrator';
  return (
    <Screen title={words().title}>
      <p class="muted lead">{words().lead}</p>
      <ResourceView resource={years} skeleton={<YearSkeleton />}>
        {({ items }) => <Years years={items} asked={asked} />}
      </ResourceView>
      {loads ? <LoadYear onLoaded={years.refresh} /> : <p class="muted">{words().managersOnly}</p>}
    </Screen>
  );
}

/** The year of the address; else the first that is not loaded, which is what there is to do. */
function Years({ years, asked }: { years: CalendarYear[]; asked: number }) {
  const shown =
    years.find(({ year }) => year === asked) ?? years.find(({ source }) => source === 'law') ?? years.at(-1);
  if (!shown) return null;
  return (
    <>
      <FilterLinks
        label={words().years}
        selected={String(shown.year)}
        links={years.map(({ year }) => ({
          id: String(year),
          label: String(year),
          href: paths.calendar({ year: String(year) }),
        }))}
      />
      <Card title={words().yearTitle(shown.year)} aside={<SourceBadge year={shown} />}>
        <Facts year={shown} />
        <YearView year={shown.year} days={shown.days} />
        <Transfers transfers={shown.transfers} />
      </Card>
    </>
  );
}

function SourceBadge({ year: { source } }: { year: CalendarYear }) {
  const Icon = source === 'law' ? Clock : CircleCheck;
  return (
    <span class={`badge ${source === 'law' ? 'warn' : 'ok'}`}>
      <Icon />
      {words()[source]}
    </span>
  );
}

function Facts({
  year: { year, loadedAt, loadedBy, provisionalPayments, source, workingDays },
}: {
  year: CalendarYear;
}) {
  const length = new Date(Date.UTC(year, 1, 29)).getUTCDate() === 29 ? 366 : 365;
  return (
    <>
      {source === 'law' && <p class="muted lead">{words().lawText}</p>}
      {loadedBy && loadedAt && (
        <p class="muted">{words().loadedBy(loadedBy, formatDateTime(loadedAt, locale.value))}</p>
      )}
      <dl class="facts year-facts">
        <div>
          <dt>{words().workingDays}</dt>
          <dd class="num">{workingDays}</dd>
        </div>
        <div>
          <dt>{words().daysOff}</dt>
          <dd class="num">{length - workingDays}</dd>
        </div>
        <div>
          <dt>{words().provisional}</dt>
          <dd class="num">{provisionalPayments}</dd>
        </div>
      </dl>
    </>
  );
}

function YearSkeleton() {
  return (
    <div class="card">
      <SkeletonRows rows={12} columns={4} />
    </div>
  );
}
