import type { IncidentWithSignIns } from '@element-cabinet/sdk';
import { formatDateTime } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { ConfirmDialog } from '@element-cabinet/ui/confirm-dialog';
import { Failure } from '@element-cabinet/ui/failure';
import { focusField } from '@element-cabinet/ui/focus-field';
import { locale } from '@element-cabinet/ui/i18n';
import { cabinet } from '@element-cabinet/ui/session';
import { useState } from 'preact/hooks';
import { FieldError } from '../schedules/fields.tsx';
import { Clock } from './clock.tsx';
import { words } from './words.ts';

/** The steps in their order: the notice, the finding, the closing. */
export function IncidentActs({ incident, onDone }: { incident: IncidentWithSignIns; onDone: () => void }) {
  const { closedAt, id: incidentId, inquiredAt, inquiryDueAt, noticeDueAt, noticedAt } = incident;
  const [asking, setAsking] = useState<'notice' | 'closing'>();
  const [failure, setFailure] = useState<unknown>();
  const act = async (what: () => Promise<unknown>) => {
    setAsking(undefined);
    setFailure(undefined);
    try {
      await what();
    } catch (error) {
      setFailure(error);
    }
    onDone();
  };
  const notice = () => act(() => cabinet.operator.incidents.recordIncidentNotice({ incidentId }));
  const close = () => act(() => cabinet.operator.incidents.close({ incidentId }));
  return (
    <Card title={words().steps}>
      <Clock name={words().notice} due={noticeDueAt} done={noticedAt} />
      <Clock name={words().inquiry} due={inquiryDueAt} done={inquiredAt} />
      {noticedAt === null && (
        <div class="acts">
          <button type="button" class="primary" onClick={() => setAsking('notice')}>
            {words().recordNotice}
          </button>
        </div>
      )}
      {closedAt === null ? <Finding incident={incident} onDone={onDone} /> : <p>{incident.finding}</p>}
      {closedAt !== null && <p class="muted">{words().closedAt(formatDateTime(closedAt, locale.value))}</p>}
      {closedAt === null && noticedAt !== null && inquiredAt !== null && (
        <div class="acts">
          <button type="button" class="primary" onClick={() => setAsking('closing')}>
            {words().close}
          </button>
        </div>
      )}
      <Failure failure={failure} />
      {asking === 'notice' && (
        <ConfirmDialog
          title={words().noticeTitle}
          text={words().noticeText}
          action={words().recordNotice}
          onConfirm={notice}
          onCancel={() => setAsking(undefined)}
        />
      )}
      {asking === 'closing' && (
        <ConfirmDialog
          title={words().close}
          text={words().closeText}
          action={words().close}
          onConfirm={close}
          onCancel={() => setAsking(undefined)}
        />
      )}
    </Card>
  );
}

function Finding({ incident, onDone }: { incident: IncidentWithSignIns; onDone: () => void }) {
  const [finding, setFinding] = useState(incident.finding ?? '');
  const [missing, setMissing] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setMissing(!finding.trim());
    setFailure(undefined);
    if (!finding.trim()) return focusField('finding');
    try {
      const body = { finding: finding.trim() };
      await cabinet.operator.incidents.recordIncidentInquiry({ incidentId: incident.id, body });
      onDone();
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <form onSubmit={submit} noValidate>
      <div class="field wizard-part">
        <label for="finding">{words().finding}</label>
        <textarea
          id="finding"
          rows={4}
          maxLength={4000}
          value={finding}
          aria-invalid={missing}
          aria-describedby={missing ? 'error-finding' : undefined}
          onInput={({ currentTarget }) => setFinding(currentTarget.value)}
        />
        {missing && <FieldError name="finding" error={words().findingMissing} />}
      </div>
      <Failure failure={failure} />
      <div class="acts">
        <button type="submit">{words().recordInquiry}</button>
      </div>
    </form>
  );
}
