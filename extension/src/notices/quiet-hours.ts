/** From and to as `HH:MM` of the person's own clock; over midnight where `from` is later than `to`. */
export interface QuietHours {
  from: string;
  to: string;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Whether nothing is to be shown now. The end is not a part of it; equal ends mean never. */
export function isQuiet(hours: QuietHours | null, now: Date): boolean {
  if (!hours) return false;
  const from = minutesOf(hours.from);
  const to = minutesOf(hours.to);
  const at = now.getHours() * 60 + now.getMinutes();
  return from <= to ? from <= at && at < to : at >= from || at < to;
}

const morningHour = 9;

/** When a notice that was put off until tomorrow comes again: at nine in the morning. */
export function tomorrowMorning(now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, morningHour);
}
