import type { Payment } from '@element-cabinet/sdk';
import { signal } from '@preact/signals';

/** An invoice asks for so many payments at most. */
export const MAX_PICKED = 100;

type Picked = { scope: string; payments: ReadonlyMap<string, Payment> };
const none: Picked = { scope: '', payments: new Map() };
const current = signal<Picked>(none);

export interface Picking {
  payments: readonly Payment[];
  has: (payment: Payment) => boolean;
  /** Adds or takes away; what is beyond the limit is not added. */
  set: (payments: readonly Payment[], picked: boolean) => void;
  clear: () => void;
}

/**
 * The payments picked for an invoice. They are kept while one goes through the pages of one filter, `scope`, and are
 * dropped with the filter: nothing is picked that the list can't show.
 */
export function usePicking(scope: string): Picking {
  const { payments } = current.value.scope === scope ? current.value : none;
  return {
    payments: [...payments.values()],
    has: ({ id }) => payments.has(id),
    set(changed, picked) {
      const next = new Map(payments);
      for (const payment of changed) {
        if (!picked) next.delete(payment.id);
        else if (next.size < MAX_PICKED) next.set(payment.id, payment);
      }
      current.value = { scope, payments: next };
    },
    clear() {
      current.value = none;
    },
  };
}
