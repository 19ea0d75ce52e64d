import type { PublishedLegalDocument } from '@element-cabinet/sdk';
import { formatDateTime } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { Markdown } from '@element-cabinet/ui/markdown';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet, useMe } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { Check, FileText } from 'lucide-preact';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

export const useLegalDocuments = () =>
  useResource('legal-documents', () => cabinet.operator.terms.listLegalDocuments());

/** The texts that clients accept: which are in force, how many accepted them, and all versions before. */
export function TermsScreen() {
  const documents = useLegalDocuments();
  const may = useMe().data?.scopes.includes('operator:terms:write') ?? false;
  return (
    <Screen title={shared().terms}>
      <div class="links-row">
        <p class="muted lead">{may ? words().lead : words().leadReading}</p>
        {may && (
          <span class="terms-acts">
            <a class="button" href={paths.newNote()}>
              {words().note}
            </a>
            <a class="button primary" href={paths.newTerms()}>
              {words().newVersion}
            </a>
          </span>
        )}
      </div>
      <ResourceView
        resource={documents}
        skeleton={
          <div class="card">
            <SkeletonRows rows={3} columns={3} />
          </div>
        }
      >
        {({ items, people }) =>
          items.length === 0 ? (
            <Card>
              <EmptyState icon={FileText} title={words().empty} text={words().emptyText} />
            </Card>
          ) : (
            <Card label={shared().terms}>
              <ul class="lines">
                {items.map((published) => (
                  <Line
                    key={published.document.id}
                    published={published}
                    people={people}
                    current={isCurrent(published, items)}
                  />
                ))}
              </ul>
            </Card>
          )
        }
      </ResourceView>
    </Screen>
  );
}

const isCurrent = ({ document: { kind, version } }: PublishedLegalDocument, all: PublishedLegalDocument[]) =>
  !all.some(({ document }) => document.kind === kind && document.version > version);

interface LineProps {
  published: PublishedLegalDocument;
  people: number;
  current: boolean;
}

function Line({ published: { document, publishedBy, consents }, people, current }: LineProps) {
  const language = locale.value;
  const { title, version, publishedAt, changes, body } = document;
  const facts = [
    formatDateTime(publishedAt, language),
    publishedBy,
    words().consents(consents, current ? people : undefined),
  ];
  return (
    <li>
      <span class={`mark ${current ? 'ok' : 'accent'}`}>
        <FileText />
      </span>
      <div>
        <p class="line-title">
          {words().versionOf(title[language], version)}
          {current && (
            <span class="badge ok">
              <Check />
              {words().current}
            </span>
          )}
        </p>
        <p class="muted">{facts.filter(Boolean).join(' · ')}</p>
        <details>
          <summary>{words().text}</summary>
          {changes && <Markdown text={changes[language]} level={3} />}
          <hr />
          <Markdown text={body[language]} level={3} />
        </details>
      </div>
    </li>
  );
}
