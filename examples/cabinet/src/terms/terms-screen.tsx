import type { LegalDocument } from '@element-cabinet/sdk';
import { formatDateTime } from '@element-cabinet/sdk/format';
import { Door } from '@element-cabinet/ui/door';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { LegalText } from '@element-cabinet/ui/legal-text';
import { Markdown } from '@element-cabinet/ui/markdown';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { FileText } from 'lucide-preact';
import { paths } from '../paths.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

/** Public: the texts in force, and all versions with what changed. */
export function TermsScreen() {
  const terms = useResource('terms', () => cabinet.terms.list());
  return (
    <Door
      title={words().title}
      product={shared().product}
      lead={words().lead}
      foot={
        <>
          <a href="/">{words().toCabinet}</a>
          <a href={paths.consents()}>{words().consents}</a>
        </>
      }
      wide
    >
      <ResourceView resource={terms} skeleton={<SkeletonRows rows={6} columns={1} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={FileText} title={words().empty} text={words().emptyText} />
          ) : (
            <div class="terms">
              {current(items).map((document) => (
                <section class="legal" key={document.id} aria-labelledby={`title-${document.id}`}>
                  <LegalText document={document} />
                </section>
              ))}
              <History documents={items} />
            </div>
          )
        }
      </ResourceView>
    </Door>
  );
}

/** The newest of each kind, the agreement first. */
const current = (items: LegalDocument[]) =>
  (['user_agreement', 'personal_data'] as const).flatMap((kind) => {
    const [newest] = items
      .filter((each) => each.kind === kind)
      .sort((one, other) => other.version - one.version);
    return newest ? [newest] : [];
  });

function History({ documents }: { documents: LegalDocument[] }) {
  const language = locale.value;
  return (
    <section aria-labelledby="history">
      <h2 id="history">{words().history}</h2>
      <ol class="history">
        {documents.map(({ id, title, version, publishedAt, changes, body }) => (
          <li key={id}>
            <h3>{words().versionOf(title[language], version)}</h3>
            <p class="muted">{formatDateTime(publishedAt, language)}</p>
            {changes ? <Markdown text={changes[language]} level={4} /> : <p>{words().first}</p>}
            <details>
              <summary>{words().textOf(version)}</summary>
              <Markdown text={body[language]} level={4} />
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}
