import { countOf, formatTime, nouns } from '@element-cabinet/sdk/format';
import { CompanySwitcher } from '@element-cabinet/ui/company-switcher';
import { locale } from '@element-cabinet/ui/i18n';
import { RefreshCw, Settings } from 'lucide-preact';
import { browser } from 'wxt/browser';
import { refresh, refreshing, type Snapshot, showCompany } from './state.ts';
import { words } from './words.ts';

export function TopBar({ state: { companies, company, cache } }: { state: Snapshot }) {
  const entries = (companies ?? []).map(({ id, name, overduePayments }) => ({
    id,
    name,
    note:
      overduePayments > 0
        ? words().overdueNote(countOf(overduePayments, nouns.payment, locale.value))
        : undefined,
  }));
  return (
    <div class="bar">
      {company && <CompanySwitcher companies={entries} current={company.id} onSelect={showCompany} />}
      <span class="bar-end">
        {cache && <span class="muted num">{words().asOf(formatTime(cache.refreshedAt))}</span>}
        <button
          type="button"
          class={`plain square ${refreshing.value ? 'turning' : ''}`}
          aria-label={words().refresh}
          title={words().refresh}
          aria-disabled={refreshing.value}
          onClick={refresh}
        >
          <RefreshCw />
        </button>
        <button
          type="button"
          class="plain square"
          aria-label={words().options}
          title={words().options}
          onClick={() => browser.runtime.openOptionsPage()}
        >
          <Settings />
        </button>
      </span>
    </div>
  );
}
