import { useEffect, useState } from 'preact/hooks';

interface MarkdownProps {
  text: string;
  /** The level of its largest heading on the page. */
  level?: 2 | 3 | 4;
}

/** A text in Markdown: no HTML of its own, no dangerous links. Its reader is loaded when there is something to read. */
export function Markdown({ text, level = 3 }: MarkdownProps) {
  const [html, setHtml] = useState<string>();
  useEffect(() => {
    let shown = true;
    import('micromark').then(
      ({ micromark }) => shown && setHtml(leveled(micromark(text), level)),
      () => shown && setHtml(undefined),
    );
    return () => {
      shown = false;
    };
  }, [text, level]);
  if (html === undefined) return <div class="prose prose-plain">{text}</div>;
  // micromark escapes HTML and drops dangerous links unless told otherwise.
  return <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Its largest headings are of the second level; they take the place they have on the page. */
const leveled = (html: string, level: number) =>
  html.replace(/(<\/?h)([2-5])>/g, (_, tag: string, own: string) => `${tag}${Number(own) - 2 + level}>`);
