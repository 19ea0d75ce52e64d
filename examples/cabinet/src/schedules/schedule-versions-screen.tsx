import type { ScheduleVersion } from '@element-cabinet/sdk';
import { BackLink } from '@element-cabinet/ui/back-link';
import { Card } from '@element-cabinet/ui/card';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { ScheduleDifference } from '@element-cabinet/ui/schedule-difference';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { useLocation, useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { reasonOf, useVersions } from './schedule-cards.tsx';
import { words } from './words.ts';

const numberOf = (text: string | undefined) => (/^\d{1,4}$/.test(text ?? '') ? Number(text) : undefined);

/** Any two versions of a schedule side by side; which they are stands in the address. */
export function ScheduleVersionsScreen() {
  const { params, query } = useRoute();
  const { companyId = '', contractId = '' } = params;
  const [from, to] = [numberOf(query.from), numberOf(query.to)];
  const comparison = useResource(`comparison:${contractId}:${from}:${to}`, () =>
    cabinet.contracts.compareScheduleVersions({
      ...{ companyId, contractId },
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    }),
  );
  const versions = useVersions(companyId, contractId);
  const contract = useResource(`contract:${contractId}`, () =>
    cabinet.contracts.get({ companyId, contractId }),
  );
  return (
    <Screen title={words().compare}>
      <BackLink href={paths.contract(companyId, contractId)} text={words().backToContract} />
      <ResourceView
        resource={comparison}
        skeleton={
          <div class="card">
            <SkeletonRows rows={10} columns={4} />
          </div>
        }
      >
        {(data) => (
          <>
            <Choice
              versions={versions.data?.items ?? [data.to, data.from]}
              from={data.from.version}
              to={data.to.version}
              href={(chosen) => paths.scheduleVersions(companyId, contractId, chosen)}
            />
            <Card title={`${reasonOf(data.from)} → ${reasonOf(data.to)}`}>
              <ScheduleDifference
                difference={data.difference}
                today={contract.data?.asOf ?? data.to.effectiveOn}
              />
            </Card>
          </>
        )}
      </ResourceView>
    </Screen>
  );
}

interface ChoiceProps {
  versions: ScheduleVersion[];
  from: number;
  to: number;
  href: (chosen: { from: string; to: string }) => string;
}

function Choice({ from, href, to, versions }: ChoiceProps) {
  const { route } = useLocation();
  const options = versions.map((version) => (
    <option key={version.version} value={version.version}>
      {words().version(version.version)}: {reasonOf(version)}
    </option>
  ));
  return (
    <search class="filters screen-only" aria-label={words().compare}>
      <label class="filters-contract">
        <span>{words().compareFrom}</span>
        <select
          value={from}
          onChange={({ currentTarget: { value } }) => route(href({ from: value, to: `${to}` }))}
        >
          {options}
        </select>
      </label>
      <label class="filters-contract">
        <span>{words().compareTo}</span>
        <select
          value={to}
          onChange={({ currentTarget: { value } }) => route(href({ from: `${from}`, to: value }))}
        >
          {options}
        </select>
      </label>
    </search>
  );
}
