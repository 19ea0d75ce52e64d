import type { Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import { appendEvents } from '../events/store.ts';
import type { CivilDate } from '../platform/civil-date.ts';
import type { CompanyScope } from '../platform/company-scope.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import type { Kopecks } from '../platform/money.ts';
import { announcedAmount, announcementData } from './announcement.ts';
import { addAnnouncement, findAwaiting, holdPayment } from './announcements-store.ts';

export type Said = {
  paymentId: string;
  amountKopecks: Kopecks | null;
  paidOn: CivilDate;
  orderNumber: string | null;
  note: string | null;
  createdBy: string;
};

/**
 * Keeps the company's word that it has paid.
 * @returns the announcement as JSON text.
 * @throws payment_not_found and what `announcedAmount` throws.
 */
export async function announcePayment(
  tx: Transaction<Database>,
  when: { now: Date; today: CivilDate },
  scope: CompanyScope,
  said: Said,
): Promise<string> {
  const payment = await holdPayment(tx, scope, said.paymentId);
  if (payment === undefined) throw new DomainError('payment_not_found');
  const { companyId } = scope;
  const awaitingKopecks = await findAwaiting(tx, companyId, payment.id);
  const { outstandingKopecks, contractId } = payment;
  const amountKopecks = announcedAmount({ outstandingKopecks, awaitingKopecks }, said, when.today);
  const made = await addAnnouncement(tx, when.now, { ...said, id: newId(), companyId, amountKopecks });
  await appendEvents(tx, when.now, [
    {
      type: 'payment.announced',
      companyId,
      contractId,
      object: { type: 'payment', id: payment.id },
      data: announcementData(payment, { amountKopecks, paidOn: said.paidOn }),
    },
  ]);
  return made;
}
