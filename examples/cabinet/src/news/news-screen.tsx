import type { ReleaseNote } from '@element-cabinet/sdk';
import { formatDateTime } from '@element-cabinet/sdk/format';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { Markdown } from '@element-cabinet/ui/markdown';
import { PageView } from '@element-cabinet/ui/page-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { Sparkles } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { useNews } from './news.ts';
import { words } from './words.ts';

/** What is new in the product; what is shown is read. */
export function NewsScreen() {
  const { cursor } = useRoute().query;
  return <Screen title={shared().news}>{cursor ? <Older cursor={cursor} /> : <Newest />}</Screen>;
}

function Newest() {
  const news = useNews();
  /** What was unread on arrival stays marked while it is being read. */
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const unread = (news.data?.items ?? []).filter((note) => note.unread).map(({ id }) => id);
  useEffect(() => {
    if (unread.length === 0) return;
    setFresh(new Set([...fresh, ...unread]));
    cabinet.terms.markReleaseNotesRead().then(
      () =>
        news.update((page) => ({ ...page, items: page.items.map((note) => ({ ...note, unread: false })) })),
      // They stay unread, and are marked on the next visit.
      () => undefined,
    );
  }, [unread.join()]);
  return <Notes page={news} fresh={fresh} cursor={undefined} />;
}

function Older({ cursor }: { cursor: string }) {
  const page = useResource(paths.news({ cursor }), async () =>
    cabinet.terms.listReleaseNotes({ limit: 20, cursor }),
  );
  return <Notes page={page} fresh={new Set()} cursor={cursor} />;
}

interface NotesProps {
  page: ReturnType<typeof useNews>;
  fresh: ReadonlySet<string>;
  cursor: string | undefined;
}

function Notes({ page, fresh, cursor }: NotesProps) {
  return (
    <PageView
      page={page}
      skeleton={<SkeletonRows rows={4} columns={1} />}
      empty={<EmptyState icon={Sparkles} title={words().empty} text={words().emptyText} />}
      cursor={cursor}
      href={(next) => paths.news({ cursor: next })}
    >
      {({ items }) => (
        <div class="news">
          {items.map((note) => (
            <Note key={note.id} note={note} fresh={fresh.has(note.id) || note.unread} />
          ))}
        </div>
      )}
    </PageView>
  );
}

function Note({ note: { id, title, body, publishedAt }, fresh }: { note: ReleaseNote; fresh: boolean }) {
  const language = locale.value;
  return (
    <article class="card" aria-labelledby={`note-${id}`}>
      <header>
        <h2 id={`note-${id}`}>{title[language]}</h2>
        <span class="news-when">
          {fresh && <span class="badge warn">{words().fresh}</span>}
          <span class="muted">{formatDateTime(publishedAt, language)}</span>
        </span>
      </header>
      <Markdown text={body[language]} level={3} />
    </article>
  );
}
