import { EmptyState } from '@element-cabinet/ui/empty-state';
import { Building, CircleAlert, RefreshCw, WifiOff } from 'lucide-preact';
import type { PollFailure } from '../shared/storage.ts';
import { words } from './nothing-yet-words.ts';
import { refresh, type Snapshot } from './state.ts';

/** Signed in, and nothing is stored of the company: it is being loaded, or could not be. */
export function NothingYet({ state: { companies, poll } }: { state: Snapshot }) {
  if (companies?.length === 0) {
    return (
      <main>
        <EmptyState icon={Building} title={words().noCompanies} text={words().noCompaniesText} />
      </main>
    );
  }
  if (poll.failure === null) return <Waiting />;
  const offline = poll.failure === 'offline';
  const [title, text] = whyNothing(poll.failure);
  return (
    <main>
      <EmptyState icon={offline ? WifiOff : CircleAlert} title={title} text={text}>
        <button type="button" onClick={refresh}>
          <RefreshCw />
          {words().retry}
        </button>
      </EmptyState>
    </main>
  );
}

function whyNothing(failure: PollFailure): [title: string, text: string] {
  if (failure === 'offline') return [words().offlineFirst, words().offlineFirstText];
  if (failure === 'step_required') return [words().step, words().stepText];
  return [words().failed, words().failedText];
}

const widths = ['40%', '56%', '100%', '70%', '100%', '100%', '100%', '100%'];
const heights = ['18px', '34px', '54px', '24px', '42px', '42px', '42px', '42px'];

/** The real layout in grey. */
function Waiting() {
  return (
    <main>
      <div class="loading" role="status">
        <span class="hidden-visually">{words().loading}</span>
        {widths.map((width, row) => (
          <span key={row} class="skeleton" style={{ width, height: heights[row] }} />
        ))}
      </div>
    </main>
  );
}
