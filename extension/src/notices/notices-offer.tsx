import { BellRing } from 'lucide-preact';
import type { Snapshot } from '../popup/state.ts';
import { words } from '../popup/words.ts';
import { noticesDeclined } from '../shared/storage.ts';
import { turnOnNotices } from './turn-on.ts';

/** Asked once, at the moment there is something to be reminded of. */
export function NoticesOffer({ state: { noticesOffered, daysAhead, cache } }: { state: Snapshot }) {
  const useful = cache?.payments.data.items.some(
    ({ status, daysUntilDue }) =>
      status === 'overdue' || (daysUntilDue !== null && daysUntilDue <= daysAhead),
  );
  if (!noticesOffered || !useful) return null;
  return (
    <aside class="offer" aria-label={words().offerNotices}>
      <BellRing />
      <p>{words().offerNotices}</p>
      <button type="button" class="primary" onClick={turnOnNotices}>
        {words().turnOn}
      </button>
      <button type="button" class="plain" onClick={() => noticesDeclined.set(true)}>
        {words().notNow}
      </button>
    </aside>
  );
}
