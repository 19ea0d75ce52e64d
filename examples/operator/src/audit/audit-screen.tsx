import type { AuditEntry } from '@element-cabinet/sdk';
import { formatDateTime } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { PageView } from '@element-cabinet/ui/page-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { ScrollText, X } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { type AuditFilters, paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { actionName } from './action-words.ts';
import { AuditFiltersForm } from './audit-filters.tsx';
import { ChainCard } from './chain-card.tsx';
import { words } from './words.ts';

const shown = 50;

/** Who did what, when and from where. Filters stand in the address; by whom and in which company is chosen at an entry. */
export function AuditScreen() {
  const { query } = useRoute();
  const filters: AuditFilters = query;
  const { cursor } = filters;
  const page = useResource(paths.audit(filters), () =>
    cabinet.operator.audit.listAuditEntries({ ...query, limit: shown }),
  );
  const address = (change: AuditFilters) => paths.audit({ ...filters, cursor: undefined, ...change });
  return (
    <Screen title={words().title}>
      <p class="muted lead">{words().lead}</p>
      <ChainCard />
      <Card label={words().title}>
        <AuditFiltersForm key={`${filters.from} ${filters.to}`} filters={filters} />
        <Chosen filters={filters} entry={page.data?.items[0]} address={address} />
        <PageView
          page={page}
          skeleton={<SkeletonRows rows={8} columns={4} />}
          empty={
            <EmptyState icon={ScrollText} title={words().empty} text={words().emptyText}>
              <a class="button" href={paths.audit()}>
                {words().reset}
              </a>
            </EmptyState>
          }
          cursor={cursor}
          href={(next) => address({ cursor: next })}
        >
          {({ items }) => <Entries entries={items} address={address} />}
        </PageView>
      </Card>
    </Screen>
  );
}

type Address = (change: AuditFilters) => string;

/** By whom and in which company is looked at, each with the way back to all. */
function Chosen({
  filters,
  entry,
  address,
}: {
  filters: AuditFilters;
  entry: AuditEntry | undefined;
  address: Address;
}) {
  const chosen = [
    filters.actorId && {
      text: words().onlyActor((entry && actorOf(entry)) ?? filters.actorId),
      href: address({ actorId: undefined }),
    },
    filters.companyId && {
      text: words().onlyCompany(entry?.company?.name ?? filters.companyId),
      href: address({ companyId: undefined }),
    },
  ].filter((one) => typeof one === 'object');
  if (chosen.length === 0) return null;
  return (
    <p class="ways audit-chosen">
      {chosen.map(({ text, href }) => (
        <a key={href} class="button" href={href} aria-label={words().without(text)}>
          {text}
          <X />
        </a>
      ))}
    </p>
  );
}

function actorOf({ actor: { kind, name } }: AuditEntry): string {
  if (kind === 'public' || kind === 'system') return words()[kind];
  return name ?? words().gone;
}

function Entries({ entries, address }: { entries: AuditEntry[]; address: Address }) {
  return (
    <table class="sticky">
      <caption class="hidden-visually">{words().title}</caption>
      <thead>
        <tr>
          <th scope="col">{words().what}</th>
          <th scope="col" class="wide">
            {words().who}
          </th>
          <th scope="col" class="wide">
            {words().origin}
          </th>
          <th scope="col" class="end wide">
            {words().when}
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td>
              <b class="payer">{actionName(entry.action)}</b>
              {entry.company && (
                <div>
                  <a href={address({ companyId: entry.company.id })}>{entry.company.name ?? words().gone}</a>
                </div>
              )}
              <div class="narrow">
                <Who entry={entry} address={address} />
                <div class="muted">
                  {formatDateTime(entry.at, locale.value)} · {originOf(entry)}
                </div>
              </div>
              <Details entry={entry} />
            </td>
            <td class="wide">
              <Who entry={entry} address={address} />
            </td>
            <td class="wide muted">{originOf(entry)}</td>
            <td class="end wide">{formatDateTime(entry.at, locale.value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const originOf = ({ address, device }: AuditEntry) => [device, address].filter(Boolean).join(' · ');

function Who({ entry, address }: { entry: AuditEntry; address: Address }) {
  const { email, id, kind } = entry.actor;
  const name = actorOf(entry);
  const what = kind === 'public' || kind === 'system' ? undefined : words()[kind];
  return (
    <div>
      {id === null ? name : <a href={address({ actorId: id })}>{name}</a>}
      <div class="muted email">{[what, email].filter(Boolean).join(' · ')}</div>
    </div>
  );
}

function Details({ entry: { action, data, objectId, position, requestId } }: { entry: AuditEntry }) {
  const facts = [
    action,
    objectId && words().object(objectId),
    ...Object.entries(data).map(([name, value]) => `${name}: ${value}`),
    requestId && words().request(requestId),
    position === null ? words().notLinked : words().position(String(position)),
  ].filter(Boolean);
  return (
    <details class="audit-details">
      <summary>{words().details}</summary>
      <ul>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </details>
  );
}
