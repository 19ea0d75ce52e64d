import { useEffect, useState } from 'preact/hooks';
import { locale } from './i18n.ts';
import { words } from './sign-in-words.ts';

/** Too many attempts: how long to wait, counted down. */
export function Throttled({ retryAfterMs }: { retryAfterMs: number }) {
  const [left, setLeft] = useState(Math.ceil(retryAfterMs / 1000));
  useEffect(() => {
    const until = Date.now() + retryAfterMs;
    setLeft(Math.ceil(retryAfterMs / 1000));
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000))), 1000);
    return () => clearInterval(timer);
  }, [retryAfterMs]);
  return (
    <div class="door-failure" role="alert">
      <b>{words().throttled}</b>
      <p aria-live="off">{left > 0 ? words().throttledDetail(waiting(left)) : words().throttledOver}</p>
    </div>
  );
}

/** `через 5 минут` */
function waiting(seconds: number): string {
  const words = new Intl.RelativeTimeFormat(locale.value);
  return seconds < 60 ? words.format(seconds, 'second') : words.format(Math.ceil(seconds / 60), 'minute');
}
