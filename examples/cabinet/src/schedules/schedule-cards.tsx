import { type ContractDetail, type Payment, type ScheduleVersion, toKopecks } from '@element-cabinet/sdk';
import { formatDate, say, scheduleMethods } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { type ChartPart, ScheduleChart } from '@element-cabinet/ui/schedule-chart';
import { words as scheduleWords } from '@element-cabinet/ui/schedule-words';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { CalendarSync, GitCompare } from 'lucide-preact';
import { paths } from '../paths.ts';
import { words } from './words.ts';

/** What is paid, overdue and left of a contract, by quarters. */
export function ContractChart({ contract }: { contract: ContractDetail }) {
  const { companyId, id } = contract;
  const { paid, left, overdue } = scheduleWords();
  return (
    <ScheduleChart
      parts={contract.schedule.payments.map(partOf)}
      series={[
        { id: 'paid', label: paid, tone: 'series-2' },
        { id: 'overdue', label: overdue, tone: 'danger' },
        { id: 'left', label: left, tone: 'series-1' },
      ]}
      href={(dueFrom, dueTo) => paths.payments(companyId, { contractId: id, dueFrom, dueTo, state: 'all' })}
    />
  );
}

function partOf({ dueOn, outstanding, paid, status }: Payment): ChartPart {
  const open = toKopecks(outstanding);
  return {
    on: dueOn,
    kopecks: { paid: toKopecks(paid), [status === 'overdue' ? 'overdue' : 'left']: open },
  };
}

export const useVersions = (companyId: string, contractId: string) =>
  useResource(`versions:${contractId}`, () =>
    cabinet.contracts.listScheduleVersions({ companyId, contractId }),
  );

export function reasonOf({ reason }: Pick<ScheduleVersion, 'reason'>): string {
  if (reason === 'initial') return words().initial;
  return reason === 'import' ? words().imported : reason;
}

/** The versions of a schedule, each compared with the one before, and the way to "what if". */
export function Versions({ contract: { asOf, companyId, id, status } }: { contract: ContractDetail }) {
  const versions = useVersions(companyId, id);
  return (
    <Card
      title={words().versions}
      aside={
        status === 'active' && (
          <a class="button screen-only" href={paths.scheduleChange(companyId, id)}>
            <CalendarSync />
            {words().change}
          </a>
        )
      }
    >
      <ResourceView resource={versions} skeleton={<SkeletonRows rows={2} columns={2} />}>
        {({ items }) => (
          <ul class="lines">
            {items.map((version) => (
              <VersionLine key={version.version} version={version} today={asOf}>
                {version.version > 1 && (
                  <a
                    href={paths.scheduleVersions(companyId, id, {
                      from: `${version.version - 1}`,
                      to: `${version.version}`,
                    })}
                  >
                    <GitCompare /> {words().compareLink}
                  </a>
                )}
              </VersionLine>
            ))}
          </ul>
        )}
      </ResourceView>
    </Card>
  );
}

interface VersionLineProps {
  version: ScheduleVersion;
  today: string;
  children?: preact.ComponentChildren;
}

function VersionLine({ version, today, children }: VersionLineProps) {
  const { byRequest, current, effectiveOn, terms, totals } = version;
  const notes = [
    words().since(formatDate(effectiveOn, today, locale.value)),
    ...(byRequest ? [words().byRequest] : []),
    terms ? say(scheduleMethods, terms.method, locale.value) : words().linesByHand,
  ];
  return (
    <li>
      <div>
        <p class="line-title">
          {words().version(version.version)}: {reasonOf(version)}
          {current && <span class="badge ok">{words().current}</span>}
        </p>
        <p class="muted">{notes.join(' · ')}</p>
        <p class="muted">
          {words().total} <Money value={totals.total} />
        </p>
      </div>
      {children}
    </li>
  );
}
