import { type ApplicationStatus, NotFoundError } from '@element-cabinet/sdk';
import { formatDate } from '@element-cabinet/sdk/format';
import { ApplicationTimeline } from '@element-cabinet/ui/application-timeline';
import { Door } from '@element-cabinet/ui/door';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { useEffect, useState } from 'preact/hooks';
import { paths } from '../paths.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

const tokenOf = () => location.hash.slice(1);

/** What becomes of an application, for whoever has the link of its mail. */
export function ApplicationScreen() {
  const [token, setToken] = useState(tokenOf);
  useEffect(() => {
    const follow = () => setToken(tokenOf());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return <Shown key={token} token={token} />;
}

function Shown({ token }: { token: string }) {
  const status = useResource(`application ${token}`, () =>
    /^[\w-]{43}$/.test(token)
      ? cabinet.applications.getApplicationStatus({ applicationToken: token })
      : Promise.resolve(null),
  );
  const lost = status.data === null || status.error instanceof NotFoundError;
  const foot = <a href={lost ? paths.apply() : paths.signIn()}>{lost ? words().apply : words().signIn}</a>;
  if (lost)
    return (
      <Door title={words().statusLost} product={shared().product} lead={words().statusLostText} foot={foot}>
        <Call />
      </Door>
    );
  const title = status.data ? words().statusTitle(status.data.number) : words().toStatus;
  return (
    <Door wide key={title} title={title} product={shared().product} foot={foot}>
      <ResourceView resource={status} skeleton={<SkeletonRows rows={4} columns={1} />}>
        {(data) => data && <Status status={data} />}
      </ResourceView>
      <Call />
    </Door>
  );
}

function Status({ status }: { status: ApplicationStatus }) {
  const { amount, asset, history, rejectionReason, state } = status;
  return (
    <>
      <p class="application-facts">
        {asset} · <Money value={amount} />
      </p>
      <ApplicationTimeline state={state} history={history}>
        {rejectionReason ? (
          <div class="reason">
            <span class="hidden-visually">{words().reason}: </span>
            {rejectionReason}
          </div>
        ) : (
          <Next status={status} />
        )}
      </ApplicationTimeline>
    </>
  );
}

function Next({ status: { answerBy, state } }: { status: ApplicationStatus }) {
  const { nextApproved, nextContracted, nextReview, nextSubmitted } = words();
  const next = {
    submitted: nextSubmitted,
    in_review: nextReview,
    approved: nextApproved,
    contracted: nextContracted,
  };
  if (state === 'rejected') return null;
  const day = answerBy && formatDate(answerBy, new Date().toISOString().slice(0, 10), locale.value);
  return (
    <p class="next">
      {next[state]} {day && words().answerBy(day)}
    </p>
  );
}

/** Whom to call. */
function Call() {
  const { data: lessor } = useResource('lessor', () => cabinet.lessor.get());
  if (!lessor) return null;
  return (
    <p class="call">
      <span class="muted">{words().call}</span>
      {lessor.phones.map((phone) => (
        <a key={phone} class="num" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
          {phone}
        </a>
      ))}
      {lessor.emails.map((email) => (
        <a key={email} href={`mailto:${email}`}>
          {email}
        </a>
      ))}
    </p>
  );
}
