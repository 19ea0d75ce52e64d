import { formatDateTime, formatTime, localDay } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { ArrowUpRight, CircleAlert, Wifi, WifiOff } from 'lucide-preact';
import { CabinetLink } from '../shared/cabinet-link.tsx';
import { cabinetLinks } from '../shared/cabinet-links.ts';
import { refreshing, type Snapshot } from './state.ts';
import { words } from './words.ts';

export function Footer({ state }: { state: Snapshot }) {
  const failed = state.poll.failure;
  const said = freshness(state, new Date());
  const Icon = failed === 'offline' ? WifiOff : failed ? CircleAlert : Wifi;
  return (
    <footer>
      <span class={failed ? 'freshness warn' : 'freshness muted'} role="status">
        {said && <Icon />}
        {said}
      </span>
      <CabinetLink class="to-cabinet" href={cabinetLinks(state.server, state.company?.id ?? null).overview}>
        {words().openCabinet}
        <ArrowUpRight />
      </CabinetLink>
    </footer>
  );
}

const freshForMs = 60_000;

function freshness({ cache, poll }: Snapshot, now: Date): string {
  if (refreshing.value) return words().refreshing;
  if (!cache) return '';
  const sameDay = localDay(cache.refreshedAt) === localDay(now.toISOString());
  const time = sameDay ? formatTime(cache.refreshedAt) : formatDateTime(cache.refreshedAt, locale.value, now);
  if (poll.failure === 'offline') return words().offlineAt(time);
  if (poll.failure === 'step_required') return words().stepAt(time);
  if (poll.failure === 'server_error') return words().failedAt(time);
  return now.getTime() - Date.parse(cache.refreshedAt) < freshForMs
    ? words().freshNow
    : words().freshAt(time);
}
