import { type Signal, signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

interface Entry<T> {
  data: T | undefined;
  error: unknown;
  loadedAt: Date | undefined;
  busy: boolean;
}

export interface Resource<T> extends Entry<T> {
  /** Loads again, unless it is being loaded. */
  refresh: () => void;
  /** Changes what is shown before the server has answered. */
  update: (change: (data: T) => T) => void;
}

const entries = new Map<string, Signal<Entry<unknown>>>();
const staleOnVisitMs = 2_000;
const staleOnFocusMs = 15_000;

function entryOf<T>(key: string): Signal<Entry<T>> {
  let entry = entries.get(key);
  if (!entry) {
    entry = signal<Entry<unknown>>({ data: undefined, error: undefined, loadedAt: undefined, busy: false });
    entries.set(key, entry);
  }
  return entry as Signal<Entry<T>>;
}

/** Forgets everything that was loaded: another person may sign in. */
export function forgetResources(): void {
  entries.clear();
}

let writtenAt = 0;

/** Something was written: whatever was loaded before may be another now, and is loaded again at its next visit. */
export function noteWrite(): void {
  writtenAt = Date.now();
}

/** Loads again what failed to load: the reason is gone. */
export const refreshFailed = (): boolean => dispatchEvent(new Event(failedAgain));
const failedAgain = 'resources-again';

/**
 * What `load` answers, kept in memory under `key`: shown at once on the next visit, loaded again then, when the page is
 * looked at again and when the network is back. After a failure the last data stays, with `error` beside it.
 */
export function useResource<T>(key: string, load: () => Promise<T>): Resource<T> {
  const entry = entryOf<T>(key);
  const latest = useRef(load);
  latest.current = load;

  const refresh = async () => {
    if (entry.peek().busy) return;
    entry.value = { ...entry.peek(), busy: true };
    try {
      const data = await latest.current();
      entry.value = { data, error: undefined, loadedAt: new Date(), busy: false };
    } catch (error) {
      entry.value = { ...entry.peek(), error, busy: false };
    }
  };

  useEffect(() => {
    const refreshOlderThan = (ms: number) => {
      const { loadedAt, error } = entry.peek();
      const at = loadedAt?.getTime() ?? 0;
      if (error !== undefined || at <= writtenAt || Date.now() - at > ms) refresh();
    };
    const refreshStale = () => {
      if (document.visibilityState === 'visible') refreshOlderThan(staleOnFocusMs);
    };
    refreshOlderThan(staleOnVisitMs);
    document.addEventListener('visibilitychange', refreshStale);
    addEventListener('focus', refreshStale);
    const refreshIfFailed = () => entry.peek().error !== undefined && refresh();
    addEventListener('online', refreshStale);
    addEventListener(failedAgain, refreshIfFailed);
    return () => {
      document.removeEventListener('visibilitychange', refreshStale);
      removeEventListener('focus', refreshStale);
      removeEventListener('online', refreshStale);
      removeEventListener(failedAgain, refreshIfFailed);
    };
  }, [key]);

  const update = (change: (data: T) => T) => {
    const { data } = entry.peek();
    if (data !== undefined) entry.value = { ...entry.peek(), data: change(data) };
  };

  return { ...entry.value, refresh, update };
}
