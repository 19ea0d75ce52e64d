import type { IncidentWithSignIns } from '@element-cabinet/sdk';
import { formatDateTime } from '@element-cabinet/sdk/format';
import { BackLink } from '@element-cabinet/ui/back-link';
import { Card } from '@element-cabinet/ui/card';
import { Fact } from '@element-cabinet/ui/fact';
import { locale } from '@element-cabinet/ui/i18n';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { SignInLines } from '@element-cabinet/ui/security/sign-in-lines';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { IncidentActs } from './incident-acts.tsx';
import { useOpenIncidents } from './open.ts';
import { words } from './words.ts';

/** One incident: whose account it is, what was signed in, the steps with their clocks. */
export function IncidentScreen() {
  const { incidentId = '' } = useRoute().params;
  const open = useOpenIncidents();
  const found = useResource(paths.incident(incidentId), () => cabinet.operator.incidents.get({ incidentId }));
  const changed = () => {
    found.refresh();
    open.refresh();
  };
  return (
    <Screen title={found.data ? `${words().incident} ${found.data.number}` : words().incident}>
      <BackLink href={paths.incidents()} text={words().back} />
      <ResourceView resource={found} skeleton={<SkeletonRows rows={8} columns={2} />}>
        {(incident) => (
          <>
            <IncidentActs incident={incident} onDone={changed} />
            <Facts incident={incident} />
            <Sessions incident={incident} />
            <Card title={words().signIns}>
              <SignInLines
                signIns={incident.signIns.map((signIn) => ({ ...signIn, id: signIn.at, sessionId: null }))}
              />
            </Card>
          </>
        )}
      </ResourceView>
    </Screen>
  );
}

function Facts({ incident }: { incident: IncidentWithSignIns }) {
  const { address, comment, companies, person } = incident;
  return (
    <Card title={person.name}>
      <dl class="facts">
        <Fact name={words().login}>
          <span class="email">{person.email}</span>
          <div class="muted">{person.locked ? words().locked : words().unlocked}</div>
        </Fact>
        {companies.length > 0 && (
          <Fact name={words().companies}>
            {companies.map(({ id, name }) => (
              <div key={id}>
                <a href={paths.company(id)}>{name}</a>
              </div>
            ))}
          </Fact>
        )}
        <Fact name={words().address}>{address}</Fact>
        <Fact name={words().comment}>{comment ?? words().noComment}</Fact>
      </dl>
    </Card>
  );
}

function Sessions({ incident: { endedSessions } }: { incident: IncidentWithSignIns }) {
  return (
    <Card title={words().sessions}>
      {endedSessions.length === 0 ? (
        <p class="muted">{words().noSessions}</p>
      ) : (
        <ul class="plain">
          {endedSessions.map(({ address, createdAt, device, kind, lastUsedAt }) => (
            <li key={createdAt}>
              {[device ?? kind, address].filter(Boolean).join(', ')}
              <div class="muted">{words().lastUsed(formatDateTime(lastUsedAt, locale.value))}</div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
