import { noteAnnounced } from '../cache/cache.ts';
import { cabinetOfSession } from '../cache/service.ts';
import { stopRefresh } from '../refresh/service.ts';
import type { Announcing } from '../shared/messages.ts';
import { companyCache } from '../shared/storage.ts';

/** Tells the lessor that a payment was paid, and shows it here at once. */
export async function announce({
  companyId,
  paymentId,
  paidOn,
  orderNumber,
  key,
}: Announcing): Promise<null> {
  const { payments } = await cabinetOfSession();
  const { id, state, amount } = await payments.announce(
    { companyId, paymentId, body: { paidOn, ...(orderNumber && { orderNumber }) } },
    { idempotencyKey: key },
  );
  // What a poll has asked for by now does not know of it.
  await stopRefresh();
  const stored = companyCache(companyId);
  const before = await stored.get();
  if (before) await stored.set(noteAnnounced(before, paymentId, { id, state, amount, paidOn }));
  return null;
}
