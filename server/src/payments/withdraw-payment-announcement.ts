import type { Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import { appendEvents } from '../events/store.ts';
import type { CompanyScope } from '../platform/company-scope.ts';
import { DomainError } from '../platform/errors.ts';
import { announcementData } from './announcement.ts';
import { findAnnouncement, holdPayment, withdrawAnnouncement } from './announcements-store.ts';

/**
 * Takes "I have paid" back; a second time does nothing more.
 * @throws payment_not_found, announcement_not_found, announcement_already_received.
 */
export async function withdrawPaymentAnnouncement(
  tx: Transaction<Database>,
  now: Date,
  scope: CompanyScope,
  { paymentId, announcementId }: { paymentId: string; announcementId: string },
): Promise<void> {
  const payment = await holdPayment(tx, scope, paymentId);
  if (payment === undefined) throw new DomainError('payment_not_found');
  const { companyId } = scope;
  const found = await findAnnouncement(tx, companyId, payment.id, announcementId);
  if (found === undefined) throw new DomainError('announcement_not_found');
  if (found.withdrawn) return;
  if (found.state === 'received') throw new DomainError('announcement_already_received');
  await withdrawAnnouncement(tx, companyId, announcementId, now);
  await appendEvents(tx, now, [
    {
      type: 'payment.announcement_withdrawn',
      companyId,
      contractId: payment.contractId,
      object: { type: 'payment', id: payment.id },
      data: announcementData(payment, found),
    },
  ]);
}
