import type { LoginChange, Me } from '@element-cabinet/sdk';
import { formatDateTime } from '@element-cabinet/sdk/format';
import { Attachment } from '@element-cabinet/ui/attachment';
import { DownloadButton } from '@element-cabinet/ui/download-button';
import { locale } from '@element-cabinet/ui/i18n';
import { words as shared } from '@element-cabinet/ui/login-change-words';
import { cabinet } from '@element-cabinet/ui/session';
import { Check, Circle, CircleDot } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { ChangeForm } from './change-form.tsx';
import { words } from './change-words.ts';

interface ChangeStepsProps {
  me: Me;
  /** The one that is under way. */
  change: LoginChange | undefined;
  onChanged: (change: LoginChange) => void;
}

/** Whether all papers are there. */
export const papersAttached = ({ attorney, byAttorney, form }: LoginChange): boolean =>
  form !== null && (!byAttorney || attorney !== null);

/** The way to another login: what is done, what is to be done now, what is still to come. */
export function ChangeSteps({ me, change, onChanged }: ChangeStepsProps) {
  const papers = change && papersAttached(change);
  return (
    <ol class="timeline" aria-label={words().steps}>
      <Step title={words().fillStep} is={change ? 'done' : 'present'}>
        {change ? <Filled change={change} /> : <ChangeForm me={me} onRequested={onChanged} />}
      </Step>
      <Step title={papers ? words().formDone : words().formStep} is={isNow(change, papers)}>
        {change ? <Papers change={change} onChanged={onChanged} /> : <p>{words().formAhead}</p>}
      </Step>
      <Step title={words().confirmStep} is={isNow(change, change?.confirmedAt != null)}>
        {change ? <Confirmation change={change} /> : <p>{words().confirmAhead}</p>}
      </Step>
      <Step title={words().decisionStep} is={papers && change?.confirmedAt ? 'present' : 'ahead'}>
        <p>{papers && change?.confirmedAt ? words().decisionText : words().decisionAhead}</p>
      </Step>
    </ol>
  );
}

type Is = 'done' | 'present' | 'ahead';

const isNow = (change: LoginChange | undefined, done: boolean | undefined): Is =>
  !change ? 'ahead' : done ? 'done' : 'present';

function Step({ title, is, children }: { title: string; is: Is; children: ComponentChildren }) {
  const Mark = { done: Check, present: CircleDot, ahead: Circle }[is];
  return (
    <li class={is} aria-current={is === 'present' ? 'step' : undefined}>
      <Mark />
      <div class="change-step">
        <h2 class="line-title">{title}</h2>
        {children}
      </div>
    </li>
  );
}

function Filled({
  change: { byAttorney, company, newLogin, oldLogin, representative },
}: {
  change: LoginChange;
}) {
  return (
    <div>
      <p class="change-logins">
        <span class="muted">{oldLogin}</span>
        <span aria-hidden="true">→</span>
        <b>{newLogin}</b>
      </p>
      <p class="muted">
        {company.name} · {(byAttorney ? words().signsByAttorney : words().signs)(representative)}
      </p>
    </div>
  );
}

function Papers({ change, onChanged }: { change: LoginChange; onChanged: (change: LoginChange) => void }) {
  const { attorney, byAttorney, company, form, id: loginChangeId, newLogin, representative } = change;
  const download = () =>
    cabinet.account.downloadLoginChangeForm({
      body: { companyId: company.id, newLogin, representative, byAttorney },
    });
  const kinds = byAttorney ? (['form', 'attorney'] as const) : (['form'] as const);
  return (
    <>
      {!form && <p>{words().formText}</p>}
      <DownloadButton label={words().download} load={download} />
      {kinds.map((attachment) => (
        <Attachment
          key={attachment}
          id={attachment}
          title={shared()[attachment]}
          attached={attachment === 'form' ? form : attorney}
          load={() => cabinet.account.downloadLoginChangeAttachment({ loginChangeId, attachment })}
          send={async (file, options) =>
            onChanged(
              await cabinet.account.uploadLoginChangeAttachment({ loginChangeId, attachment, file }, options),
            )
          }
        />
      ))}
    </>
  );
}

function Confirmation({ change: { confirmedAt, confirmUntil, newLogin } }: { change: LoginChange }) {
  if (confirmedAt) {
    return <p class="muted">{words().confirmDone(formatDateTime(confirmedAt, locale.value))}</p>;
  }
  return (
    <>
      <p>{words().confirmText(newLogin, formatDateTime(confirmUntil, locale.value))}</p>
      <details>
        <summary>{words().confirmTrouble}</summary>
        <p class="muted">{words().confirmTroubleText}</p>
      </details>
    </>
  );
}
