import type { OperatorApplicationDetail } from '@element-cabinet/sdk';
import { clientTypes, formatDateTime, formatPhone, regionName, say } from '@element-cabinet/sdk/format';
import { ApplicationTimeline } from '@element-cabinet/ui/application-timeline';
import { BackLink } from '@element-cabinet/ui/back-link';
import { Card } from '@element-cabinet/ui/card';
import { Figure } from '@element-cabinet/ui/fact';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonCards } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { ApplicationActs } from './application-acts.tsx';
import { ApplicationBadge } from './application-badge.tsx';
import { useApplicationCounts } from './counts.ts';
import { words } from './words.ts';

/** One application: who applies for what, its way as the applicant sees it, and the next step. */
export function ApplicationScreen() {
  const { applicationId = '' } = useRoute().params;
  const counts = useApplicationCounts();
  const found = useResource(paths.application(applicationId), () =>
    cabinet.operator.applications.get({ applicationId }),
  );
  const decided = (detail: OperatorApplicationDetail) => {
    found.update(() => detail);
    counts.refresh();
  };
  const number = found.data?.application.number ?? '';
  return (
    <Screen title={words().title(number)}>
      <BackLink href={paths.applications()} text={words().back} />
      <ResourceView
        resource={found}
        skeleton={
          <SkeletonCards
            cards={[
              [4, 3],
              [4, 1],
            ]}
          />
        }
      >
        {(detail) => (
          <>
            <ApplicationActs detail={detail} onDecided={decided} onOutdated={found.refresh} />
            <Facts detail={detail} />
            <Card title={words().way}>
              <ApplicationTimeline state={detail.application.state} history={detail.history}>
                {detail.rejectionReason && <div class="reason">{detail.rejectionReason}</div>}
              </ApplicationTimeline>
            </Card>
          </>
        )}
      </ResourceView>
    </Screen>
  );
}

function Facts({ detail }: { detail: OperatorApplicationDetail }) {
  const { application, asOf, company, consents, contactName, contract, email, phone, sameInn } = detail;
  const { amount, asset, clientType, inn, name, region, submittedAt } = application;
  return (
    <Card title={name} aside={<ApplicationBadge application={application} today={asOf} />}>
      <p class="muted application-client">
        {say(clientTypes, clientType, locale.value)} · {shared().inn(inn)} ·{' '}
        {regionName(region, locale.value)}
      </p>
      <dl class="figures">
        <Figure name={words().asset}>{asset}</Figure>
        <Figure name={words().amount}>
          <Money value={amount} />
        </Figure>
        <Figure name={words().contactName}>{contactName}</Figure>
        <Figure name={words().phone}>
          <a class="num" href={`tel:${phone}`}>
            {formatPhone(phone)}
          </a>
        </Figure>
        <Figure name={words().email}>
          <a href={`mailto:${email}`}>{email}</a>
        </Figure>
        <Figure name={words().submittedAt}>{formatDateTime(submittedAt, locale.value)}</Figure>
        {company && (
          <Figure name={words().company}>
            <a href={paths.company(company.id)}>{company.name}</a>
          </Figure>
        )}
        {contract && (
          <Figure name={words().contract}>
            <a href={paths.contract(contract.id)}>{contract.number}</a>
          </Figure>
        )}
      </dl>
      {!company && sameInn.length > 0 && (
        <div class="notice">
          <b>{words().known}</b>
          {sameInn.map(({ id, kpp, name: known }) => (
            <a key={id} href={paths.company(id)}>
              {[known, kpp].filter(Boolean).join(', ')}
            </a>
          ))}
          {words().knownText}
        </div>
      )}
      <dl class="figures">
        <Figure name={words().consents}>
          {consents.length === 0 && words().noConsents}
          {consents.map(({ address, givenAt, kind, title, version }) => (
            <div key={kind}>
              {title}{' '}
              <span class="muted">
                {words().consent(version, formatDateTime(givenAt, locale.value), address)}
              </span>
            </div>
          ))}
        </Figure>
      </dl>
    </Card>
  );
}
