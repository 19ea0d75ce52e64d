import type { OperatorLoginChange } from '@element-cabinet/sdk';
import { formatDateTime } from '@element-cabinet/sdk/format';
import { Attachment } from '@element-cabinet/ui/attachment';
import { BackLink } from '@element-cabinet/ui/back-link';
import { Card } from '@element-cabinet/ui/card';
import { DownloadButton } from '@element-cabinet/ui/download-button';
import { Fact } from '@element-cabinet/ui/fact';
import { locale } from '@element-cabinet/ui/i18n';
import { LoginChangeBadge } from '@element-cabinet/ui/login-change-badge';
import { words as common } from '@element-cabinet/ui/login-change-words';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonCards } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { LoginChangeActs } from './login-change-acts.tsx';
import { useWaitingLoginChanges } from './waiting.ts';
import { words } from './words.ts';

/** One change of login: who asks for what, the papers, and the decision. */
export function LoginChangeScreen() {
  const { loginChangeId = '' } = useRoute().params;
  const waiting = useWaitingLoginChanges();
  const found = useResource(paths.loginChange(loginChangeId), () =>
    cabinet.operator.loginChanges.get({ loginChangeId }),
  );
  const changed = (change: OperatorLoginChange) => {
    found.update(() => change);
    waiting.refresh();
  };
  return (
    <Screen title={words().title}>
      <BackLink href={paths.loginChanges()} text={words().back} />
      <ResourceView
        resource={found}
        skeleton={
          <SkeletonCards
            cards={[
              [3, 3],
              [2, 1],
            ]}
          />
        }
      >
        {(change) => (
          <>
            <LoginChangeActs change={change} onDecided={changed} onConflict={found.refresh} />
            <Facts change={change} />
            <Papers change={change} onChanged={changed} />
          </>
        )}
      </ResourceView>
    </Screen>
  );
}

function Facts({ change }: { change: OperatorLoginChange }) {
  const { byAttorney, company, confirmedAt, decidedAt, decidedBy, identityNote, newLogin, oldLogin } = change;
  const { person, rejectionReason, representative, requestedAt, revertedAt, revertUntil, state } = change;
  const at = (instant: string) => formatDateTime(instant, locale.value);
  return (
    <Card title={person.name} aside={<LoginChangeBadge state={state} />}>
      <p class="muted requisites">
        <a href={paths.company(company.id)}>{company.name}</a> · {shared().inn(company.inn)}
      </p>
      <dl class="facts change-facts">
        <Fact name={words().oldLogin}>{oldLogin}</Fact>
        <Fact name={words().newLogin}>
          <b>{newLogin}</b>
        </Fact>
        <Fact name={words().confirmedAt}>{confirmedAt ? at(confirmedAt) : words().notConfirmed}</Fact>
        <Fact name={words().representative}>
          {representative}
          {byAttorney && <div class="muted">{words().byAttorney}</div>}
        </Fact>
        <Fact name={words().requestedAt}>{at(requestedAt)}</Fact>
        {decidedAt && (
          <Fact name={words().decided}>
            {at(decidedAt)}
            {decidedBy && <div class="muted">{decidedBy}</div>}
          </Fact>
        )}
        {state === 'approved' && revertUntil && <Fact name={words().revertUntil}>{at(revertUntil)}</Fact>}
        {revertedAt && <Fact name={words().reverted}>{at(revertedAt)}</Fact>}
      </dl>
      {identityNote && <Note name={`${words().lost}. ${words().identity}`} text={identityNote} />}
      {rejectionReason && <Note name={words().reason} text={rejectionReason} />}
    </Card>
  );
}

const Note = ({ name, text }: { name: string; text: string }) => (
  <div class="change-reason">
    <p class="muted">{name}</p>
    <div class="reason">{text}</div>
  </div>
);

interface PapersProps {
  change: OperatorLoginChange;
  onChanged: (change: OperatorLoginChange) => void;
}

/** What was signed; while nothing is decided an operator attaches what was signed in the office. */
function Papers({ change, onChanged }: PapersProps) {
  const { attorney, blockedBy, byAttorney, form, id: loginChangeId } = change;
  const { loginChanges } = cabinet.operator;
  const open = blockedBy !== 'login_change_closed';
  const kinds = (byAttorney ? (['form', 'attorney'] as const) : (['form'] as const)).filter(
    (attachment) => open || change[attachment],
  );
  return (
    <Card
      title={words().papers}
      aside={
        open && (
          <DownloadButton
            label={words().formBlank}
            load={() => loginChanges.downloadOperatorLoginChangeForm({ loginChangeId })}
          />
        )
      }
    >
      {kinds.length === 0 && <p class="muted">{words().papersNone}</p>}
      <div class="attachments">
        {kinds.map((attachment) => (
          <Attachment
            key={attachment}
            id={attachment}
            title={common()[attachment]}
            attached={attachment === 'form' ? form : attorney}
            load={() => loginChanges.downloadOperatorLoginChangeAttachment({ loginChangeId, attachment })}
            send={
              open
                ? async (file, options) =>
                    onChanged(
                      await loginChanges.uploadOperatorLoginChangeAttachment(
                        { loginChangeId, attachment, file },
                        options,
                      ),
                    )
                : undefined
            }
          />
        ))}
      </div>
    </Card>
  );
}
