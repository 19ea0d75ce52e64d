import { formatDate, monthName } from '@element-cabinet/sdk/format';
import { locale } from './i18n.ts';
import type { Tone } from './tone.ts';

interface DateTileProps {
  /** `YYYY-MM-DD` */
  on: string;
  today: string;
  tone: Tone;
}

/** A day as a small calendar leaf. */
export function DateTile({ on, today, tone }: DateTileProps) {
  return (
    <time class={`tile ${tone}`} dateTime={on} title={formatDate(on, today, locale.value)}>
      <b>{Number(on.slice(8))}</b>
      <small>{monthName(Number(on.slice(5, 7)), locale.value)}</small>
    </time>
  );
}
