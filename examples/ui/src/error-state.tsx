import { CircleAlert, RefreshCw, WifiOff } from 'lucide-preact';
import { describeLoadError } from './errors.ts';
import { words } from './words.ts';

interface ErrorStateProps {
  error: unknown;
  onRetry?: (() => void) | undefined;
}

/** Instead of a screen that could not be loaded: what happened, and "try again". */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { title, detail, requestId, offline } = describeLoadError(error);
  const Icon = offline ? WifiOff : CircleAlert;
  return (
    <div class="state" role="alert">
      <span class="state-icon">
        <Icon />
      </span>
      <p class="state-title">{title}</p>
      {detail && <p class="muted">{detail}</p>}
      {onRetry && (
        <button type="button" onClick={onRetry}>
          <RefreshCw />
          {words().again}
        </button>
      )}
      {requestId && <p class="muted">{words().requestId(requestId)}</p>}
    </div>
  );
}
