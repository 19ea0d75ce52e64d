import { AuthenticationError } from '@element-cabinet/sdk';
import { browser } from 'wxt/browser';
import { paintBadge } from '../badge/service.ts';
import { pull } from '../cache/service.ts';
import { showNotices } from '../notices/service.ts';
import { pollState, session } from '../shared/storage.ts';
import { failureOf } from './failure.ts';
import { isAlarmStale, isPollMissed, pollMinutes } from './schedule.ts';

const alarmName = 'poll';

type Outcome = 'done' | 'session_ended';

let running: { done: Promise<Outcome>; abort: () => void } | null = null;

/**
 * Asks the server, stores what came, and lets the badge and the notices follow. One at a time: who asks while one is
 * under way waits for that one.
 */
export function refresh(first: string | null): Promise<Outcome> {
  if (!running) {
    const controller = new AbortController();
    const done = run(first, controller.signal).finally(() => {
      running = null;
    });
    running = { done, abort: () => controller.abort() };
  }
  return running.done;
}

/** Ends what is under way, so that nothing is stored after it. */
export async function stopRefresh(): Promise<void> {
  running?.abort();
  await running?.done;
}

async function run(first: string | null, signal: AbortSignal): Promise<Outcome> {
  if ((await session.get()) === null) return 'done';
  const attemptedAt = new Date().toISOString();
  try {
    await pull(first, signal);
    await pollState.set({ attemptedAt, failure: null });
    await paintBadge();
    await showNotices();
  } catch (error) {
    if (error instanceof AuthenticationError) return 'session_ended';
    if (!signal.aborted) await pollState.set({ attemptedAt, failure: await failureOf(error) });
  }
  return 'done';
}

export function isPollAlarm(alarm: { name: string }): boolean {
  return alarm.name === alarmName;
}

/** At each start of the worker: the alarm is there, and a poll that was slept through is made up for. */
export async function catchUp(poll: () => Promise<void>): Promise<void> {
  const now = new Date();
  if (isAlarmStale(await browser.alarms.get(alarmName), now)) {
    await browser.alarms.create(alarmName, { periodInMinutes: pollMinutes });
  }
  if (isPollMissed((await pollState.get()).attemptedAt, now)) await poll();
}
