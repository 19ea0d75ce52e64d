/** How often the background asks the server. */
export const pollMinutes = 15;

const minuteMs = 60_000;

/**
 * Whether a poll was missed: the machine slept, the browser was closed, or the worker was stopped with the alarm.
 * A last attempt in the future means that the clock was set back: nothing is known then.
 */
export function isPollMissed(lastAttemptAt: string | null, now: Date): boolean {
  if (lastAttemptAt === null) return true;
  const sinceMs = now.getTime() - Date.parse(lastAttemptAt);
  return sinceMs < 0 || sinceMs >= pollMinutes * minuteMs;
}

/** Whether the alarm has to be made (again): absent, of another period, or lost behind a moved clock. */
export function isAlarmStale(
  alarm: { scheduledTime: number; periodInMinutes?: number | undefined } | undefined,
  now: Date,
): boolean {
  if (!alarm || alarm.periodInMinutes !== pollMinutes) return true;
  const inMs = alarm.scheduledTime - now.getTime();
  return inMs > pollMinutes * minuteMs || inMs < -minuteMs;
}
