import { Field } from '@element-cabinet/ui/field';
import { useSignal } from '@preact/signals';
import { CircleAlert } from 'lucide-preact';
import { words } from '../payments/action-words.ts';
import { refusalWords } from '../payments/refusal-words.ts';
import { send } from '../shared/messages.ts';
import { Sheet } from '../shared/sheet.tsx';
import type { AnnouncementDraft } from '../shared/storage.ts';
import { draft, keep } from './draft.ts';

/** "I have paid" of the payment the draft is about, whichever row is shown; open as long as the draft is. */
export function AnnouncementSheet({ companyId, today }: { companyId: string; today: string }) {
  const typed = draft.value;
  if (!typed?.open || typed.companyId !== companyId) return null;
  return (
    <Sheet
      title={words().announceTitle}
      close={words().close}
      onClose={() => draft.value && keep({ ...draft.value, open: false })}
    >
      <Form typed={typed} today={today} />
    </Sheet>
  );
}

function Form({ typed, today }: { typed: AnnouncementDraft; today: string }) {
  const { companyId, paymentId, about, paidOn, orderNumber } = typed;
  const busy = useSignal(false);
  const tried = useSignal(false);
  const refused = useSignal<string | null>(null);
  const change = (what: Partial<AnnouncementDraft>) => keep({ ...typed, ...what, key: null });
  const submit = async (event: Event) => {
    event.preventDefault();
    tried.value = true;
    if (busy.value || !paidOn) return;
    busy.value = true;
    const key = typed.key ?? crypto.randomUUID();
    // Kept before it is sent: pressed again after a lost answer, it is still said once.
    await keep({ ...typed, key });
    const answer = await send('announce', {
      companyId,
      paymentId,
      paidOn,
      orderNumber: orderNumber.trim() || null,
      key,
    });
    busy.value = false;
    if ('value' in answer) {
      await keep(null);
      document.querySelector<HTMLElement>(`[id="${paymentId}"] a`)?.focus();
    } else refused.value = refusalWords(answer);
  };
  const missing = tried.value && !paidOn;
  return (
    <form noValidate onSubmit={submit}>
      <p class="small">{about}</p>
      {refused.value && (
        <p class="notice danger-notice" role="alert">
          <CircleAlert />
          <span>{refused.value}</span>
        </p>
      )}
      <div class="field">
        <label for="paidOn">{words().paidOn}</label>
        <input
          id="paidOn"
          type="date"
          max={today}
          value={paidOn}
          onInput={(event) => change({ paidOn: event.currentTarget.value })}
          aria-invalid={missing}
          aria-describedby={missing ? 'paidOn-error' : undefined}
        />
        {missing && (
          <p class="field-error" id="paidOn-error">
            <CircleAlert />
            {words().needDay}
          </p>
        )}
      </div>
      <Field
        name="orderNumber"
        label={words().orderNumber}
        value={orderNumber}
        onInput={(text) => change({ orderNumber: text })}
      />
      <p class="small muted">{words().announceText}</p>
      <button type="submit" class="primary" aria-disabled={busy.value}>
        {busy.value ? words().sending : words().send}
      </button>
    </form>
  );
}
