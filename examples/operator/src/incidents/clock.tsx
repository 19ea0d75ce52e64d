import { formatDateTime } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { CircleAlert, CircleCheck, Clock as ClockIcon } from 'lucide-preact';
import { words } from './words.ts';

/** One of the law's clocks: done, still running, or over. */
export function Clock({ name, due, done }: { name: string; due: string; done: string | null }) {
  const hours = (Date.parse(due) - Date.now()) / 3_600_000;
  const at = (instant: string) => formatDateTime(instant, locale.value);
  const over = done === null && hours < 0;
  return (
    <div>
      {name}{' '}
      <span class={done !== null ? 'badge ok' : over ? 'badge over' : 'badge warn'}>
        {done !== null ? <CircleCheck /> : over ? <CircleAlert /> : <ClockIcon />}
        {done !== null
          ? words().done(at(done))
          : over
            ? words().over(Math.ceil(-hours))
            : words().left(Math.floor(hours))}
      </span>
      {done === null && <div class="muted">{words().by(at(due))}</div>}
    </div>
  );
}
