import type { Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import { appendEvents } from '../events/store.ts';
import type { Clock } from '../platform/clock.ts';
import type { CompanyScope } from '../platform/company-scope.ts';
import { DomainError } from '../platform/errors.ts';
import { requireCancellable } from './invoice.ts';
import { findStanding, lockInvoice, markCancelled } from './store.ts';

/**
 * Cancels an invoice; its number stays taken.
 * @throws invoice_not_found, invoice_already_cancelled, invoice_already_paid.
 */
export async function cancelInvoice(
  tx: Transaction<Database>,
  clock: Clock,
  scope: CompanyScope,
  invoiceId: string,
  cancelledBy: string,
): Promise<void> {
  const at = clock.now();
  await lockInvoice(tx, scope.companyId, invoiceId);
  const standing = await findStanding(tx, scope, invoiceId);
  if (standing === undefined) throw new DomainError('invoice_not_found');
  requireCancellable(standing.status);
  await markCancelled(tx, scope.companyId, invoiceId, { at, name: cancelledBy });
  await appendEvents(tx, at, [
    {
      type: 'invoice.cancelled',
      companyId: scope.companyId,
      contractId: standing.contractId,
      object: { type: 'invoice', id: invoiceId },
      data: standing.data,
    },
  ]);
}
