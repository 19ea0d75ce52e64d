import type { Consent } from '@element-cabinet/sdk';
import { formatDateTime } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { Check, FileCheck } from 'lucide-preact';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

/** What the person has accepted: the text, its version, when and from where. */
export function ConsentsScreen() {
  const consents = useResource('consents', () => cabinet.privacy.listConsents());
  return (
    <Screen title={shared().consents}>
      <p class="muted lead">
        {words().lead} <a href={paths.terms()}>{words().toTerms}</a>
      </p>
      <Card label={shared().consents}>
        <ResourceView resource={consents} skeleton={<SkeletonRows rows={3} columns={3} />}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState icon={FileCheck} title={words().empty} text={words().emptyText} />
            ) : (
              <ul class="lines">
                {items.map((consent) => (
                  <Line key={consent.id} consent={consent} />
                ))}
              </ul>
            )
          }
        </ResourceView>
      </Card>
    </Screen>
  );
}

function Line({ consent: { document, givenAt, address } }: { consent: Consent }) {
  const { title, version, current } = document;
  return (
    <li>
      <span class={`mark ${current ? 'ok' : 'accent'}`}>
        <FileCheck />
      </span>
      <div>
        <p class="line-title">
          {words().textOf(title[locale.value], version)}
          {current ? (
            <span class="badge ok">
              <Check />
              {words().current}
            </span>
          ) : (
            <span class="badge plain">{words().replaced}</span>
          )}
        </p>
        <p class="muted">{words().given(formatDateTime(givenAt, locale.value), address)}</p>
      </div>
    </li>
  );
}
