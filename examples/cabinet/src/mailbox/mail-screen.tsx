import { formatDateTime } from '@element-cabinet/sdk/format';
import { BackLink } from '@element-cabinet/ui/back-link';
import { Door } from '@element-cabinet/ui/door';
import { locale } from '@element-cabinet/ui/i18n';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { Skeleton } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

/** One mail as it looks, and as plain text; its links lead this window on. */
export function MailScreen() {
  const { params, query } = useRoute();
  const mailId = params.mailId ?? '';
  const asText = query.view === 'text';
  const mail = useResource(paths.mail(mailId), () => cabinet.sandbox.getSandboxMail({ mailId }));
  return (
    <Door title={mail.data?.subject ?? words().letter} product={shared().mailbox} wide>
      <BackLink href={paths.mailbox()} text={words().back} />
      <ResourceView resource={mail} skeleton={<Skeleton height="420px" />}>
        {({ recipient, createdAt, htmlPath, subject, text }) => (
          <>
            <dl class="mail-head">
              <div>
                <dt>{words().toLabel}</dt>
                <dd class="mail-recipient">{recipient}</dd>
              </div>
              <div>
                <dt>{words().when}</dt>
                <dd>{formatDateTime(createdAt, locale.value)}</dd>
              </div>
            </dl>
            <nav class="links" aria-label={words().letter}>
              <a href={paths.mail(mailId)} aria-current={asText ? undefined : 'page'}>
                {words().looks}
              </a>
              <a href={paths.mail(mailId, { view: 'text' })} aria-current={asText ? 'page' : undefined}>
                {words().text}
              </a>
            </nav>
            {asText ? (
              <pre class="mail-text">{text}</pre>
            ) : (
              <iframe
                class="mail-frame"
                title={subject}
                src={htmlPath}
                sandbox="allow-top-navigation-by-user-activation"
              />
            )}
          </>
        )}
      </ResourceView>
    </Door>
  );
}
