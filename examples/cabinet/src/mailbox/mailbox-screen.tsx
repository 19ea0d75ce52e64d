import { NotFoundError } from '@element-cabinet/sdk';
import { formatDateTime } from '@element-cabinet/sdk/format';
import { Door } from '@element-cabinet/ui/door';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { PageView } from '@element-cabinet/ui/page-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { Inbox } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

const refreshMs = 2000;

/** The mail of the sandbox, the newest first; new mail appears by itself. */
export function MailboxScreen() {
  const { cursor } = useRoute().query;
  const page = useResource(paths.mailbox({ cursor }), () =>
    cabinet.sandbox.listSandboxMails(cursor ? { cursor } : {}),
  );
  const absent = page.error instanceof NotFoundError;
  useEffect(() => {
    if (absent) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') page.refresh();
    }, refreshMs);
    return () => clearInterval(timer);
  }, [cursor, absent]);

  return (
    <Door
      title={shared().mailbox}
      product={shared().product}
      lead={absent ? undefined : words().lead}
      foot={<Foot />}
      wide
    >
      {absent ? (
        <EmptyState icon={Inbox} title={words().none} text={words().noneText} />
      ) : (
        <PageView
          page={page}
          skeleton={<SkeletonRows rows={4} columns={2} />}
          empty={<EmptyState icon={Inbox} title={words().empty} text={words().emptyText} />}
          cursor={cursor}
          href={(next) => paths.mailbox({ cursor: next })}
        >
          {({ items }) => (
            <ul class="lines mailbox">
              {items.map(({ id, subject, recipient, createdAt }) => (
                <li key={id}>
                  <div>
                    <p class="line-title">
                      <a href={paths.mail(id)}>{subject}</a>
                    </p>
                    <p class="muted mail-recipient">{words().to(recipient)}</p>
                  </div>
                  <time class="muted" dateTime={createdAt}>
                    {formatDateTime(createdAt, locale.value)}
                  </time>
                </li>
              ))}
            </ul>
          )}
        </PageView>
      )}
    </Door>
  );
}

const Foot = () => <a href={paths.signIn()}>{words().signIn}</a>;
