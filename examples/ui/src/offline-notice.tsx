import { CircleAlert, RefreshCw, WifiOff } from 'lucide-preact';
import { words } from './words.ts';

interface OfflineNoticeProps {
  /** When the shown data was loaded, in words: `14:02`. */
  time: string;
  /** False when the server answered, but with an error. */
  offline: boolean;
  onRetry: () => void;
}

/** Above data that could not be refreshed: what is shown is old, and how old. */
export function OfflineNotice({ time, offline, onRetry }: OfflineNoticeProps) {
  const Icon = offline ? WifiOff : CircleAlert;
  return (
    <div class="notice" role="status">
      <Icon />
      <span>
        {offline ? words().offlineKept : words().failedKept} {words().dataOf(time)}
      </span>
      <button type="button" class="link" onClick={onRetry}>
        <RefreshCw />
        {words().again}
      </button>
    </div>
  );
}
