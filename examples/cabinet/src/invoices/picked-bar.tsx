import { addMoney } from '@element-cabinet/sdk';
import { countOf, nouns } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { useState } from 'preact/hooks';
import { InvoiceDialog } from './invoice-dialog.tsx';
import { MAX_PICKED, type Picking } from './picking.ts';
import { words } from './words.ts';

/** What is picked, its sum, and the one thing to do with it; stays at the foot of the window. */
export function PickedBar({ companyId, picking }: { companyId: string; picking: Picking }) {
  const [open, setOpen] = useState(false);
  const { payments, clear } = picking;
  const count = countOf(payments.length, nouns.payment, locale.value);
  return (
    <>
      <section class="picked-bar screen-only" aria-label={words().pickedBar} hidden={payments.length === 0}>
        <p role="status">
          {words().picked(count)}
          {' · '}
          <Money value={addMoney(...payments.map(({ outstanding }) => outstanding))} />
          {payments.length === MAX_PICKED && <span class="muted"> {words().limit(MAX_PICKED)}</span>}
        </p>
        <button type="button" class="plain" onClick={clear}>
          {words().reset}
        </button>
        <button type="button" class="primary" onClick={() => setOpen(true)}>
          {words().action}
        </button>
      </section>
      {open && (
        <InvoiceDialog
          companyId={companyId}
          payments={payments}
          onMade={clear}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
