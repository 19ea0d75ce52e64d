import { Card } from '@element-cabinet/ui/card';
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { NoticeKind, NoticeSettings } from '../notices/notice.ts';
import { turnOnNotices } from '../notices/turn-on.ts';
import { changeNotices } from './state.ts';
import { words } from './words.ts';

const kinds: NoticeKind[] = ['overdue', 'dueSoon', 'news'];
const daysChoices = [0, 1, 2, 3, 5, 7, 10, 14];
const defaultQuiet = { from: '22:00', to: '08:00' };

export function NoticesCard({ notices, allowed }: { notices: NoticeSettings; allowed: boolean }) {
  const refused = useSignal(false);
  const on = notices.on && allowed;
  const { quiet } = notices;
  const toggle = async (wanted: boolean) => {
    refused.value = wanted && !(await turnOnNotices());
    if (!wanted) await changeNotices({ on: false });
  };
  return (
    <Card title={words().notices}>
      <Check checked={on} onChange={toggle}>
        {words().noticesOn}
      </Check>
      <p class="muted">{words().noticesText}</p>
      {refused.value && (
        <p class="danger" role="alert">
          {words().noticesDenied}
        </p>
      )}
      <fieldset disabled={!on}>
        <legend class="hidden-visually">{words().notices}</legend>
        {kinds.map((kind) => (
          <Check
            key={kind}
            checked={notices.kinds[kind]}
            onChange={(wanted) => changeNotices({ kinds: { ...notices.kinds, [kind]: wanted } })}
          >
            {words()[kind]}
          </Check>
        ))}
        <label class="days">
          {words().daysAhead}
          <select
            value={notices.daysAhead}
            onChange={({ currentTarget }) => changeNotices({ daysAhead: Number(currentTarget.value) })}
          >
            {daysChoices.map((days) => (
              <option key={days} value={days}>
                {words().daysCount(days)}
              </option>
            ))}
          </select>
        </label>
        <Check
          checked={quiet !== null}
          onChange={(wanted) => changeNotices({ quiet: wanted ? defaultQuiet : null })}
        >
          {words().quiet}
        </Check>
        {quiet && (
          <div class="hours">
            {(['from', 'to'] as const).map((end) => (
              <label key={end}>
                {end === 'from' ? words().quietFrom : words().quietTo}
                <input
                  type="time"
                  required
                  value={quiet[end]}
                  onChange={({ currentTarget: { value } }) =>
                    value && changeNotices({ quiet: { ...quiet, [end]: value } })
                  }
                />
              </label>
            ))}
          </div>
        )}
      </fieldset>
    </Card>
  );
}

interface CheckProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ComponentChildren;
}

function Check({ checked, onChange, children }: CheckProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      {children}
    </label>
  );
}
