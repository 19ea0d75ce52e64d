import type { LegalDocument } from '@element-cabinet/sdk';
import { formatDateTime } from '@element-cabinet/sdk/format';
import { locale } from './i18n.ts';
import { words } from './legal-words.ts';
import { Markdown } from './markdown.tsx';

interface LegalTextProps {
  document: LegalDocument;
  /** The reader knows the version before: what changed stands open, the text folded. */
  changesFirst?: boolean;
}

/** A text that people accept: what it is called, its version, what changed, and the whole of it. */
export function LegalText({ document, changesFirst = false }: LegalTextProps) {
  const { id, title, version, publishedAt, changes, body } = document;
  const language = locale.value;
  const folded = changesFirst && changes !== null;
  return (
    <>
      <h2 id={`title-${id}`}>{title[language]}</h2>
      <p class="muted">{words().version(version, formatDateTime(publishedAt, language))}</p>
      {folded && (
        <div class="legal-changes">
          <h3>{words().changes}</h3>
          <Markdown text={changes[language]} level={4} />
        </div>
      )}
      {folded ? (
        <details>
          <summary>{words().whole}</summary>
          <Markdown text={body[language]} level={3} />
        </details>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        <section class="legal-body" tabIndex={0} aria-label={words().wholeOf(title[language])}>
          <Markdown text={body[language]} level={3} />
        </section>
      )}
    </>
  );
}
