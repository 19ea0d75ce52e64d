import type { DayOff, DueDateOrigin } from '@element-cabinet/sdk';
import { dayOffKinds, dueDateBases, dueDateRules, formatDate, say } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { words } from './explanation-words.ts';

/** Why the day to pay by is that one: the days off that the nominal date moved over, and by what rule. */
export function DueDateReason({ origin, today }: { origin: DueDateOrigin; today: string }) {
  const { basis, daysOff, dueOn, nominalDueOn, rule } = origin;
  const day = (on: string) => formatDate(on, today, locale.value);
  if (nominalDueOn === dueOn) {
    return (
      <>
        {words().dateNominal(day(nominalDueOn))}, {rule === 'none' ? words().dateStays : words().dateSame}
      </>
    );
  }
  return (
    <>
      {words().dateNominal(day(nominalDueOn))}
      {daysOff.length > 0 && `: ${stretches(daysOff, day)}`}
      <div>
        {words().dateMoved(day(dueOn))} — {say(dueDateRules, rule, locale.value)} (
        {say(dueDateBases, basis, locale.value)})
      </div>
    </>
  );
}

/** `28 нояб. – 29 нояб. — выходной`: days of one kind that follow each other stand together. */
function stretches(daysOff: DayOff[], day: (on: string) => string): string {
  const groups: DayOff[][] = [];
  for (const dayOff of daysOff) {
    const last = groups.at(-1);
    if (last?.[0]?.kind === dayOff.kind) last.push(dayOff);
    else groups.push([dayOff]);
  }
  return groups
    .map((group) => {
      const [first, last] = [group[0], group.at(-1)];
      if (!first || !last) return '';
      const days = first === last ? day(first.on) : `${day(first.on)} – ${day(last.on)}`;
      return `${days} — ${say(dayOffKinds, first.kind, locale.value)}`;
    })
    .join(', ');
}
