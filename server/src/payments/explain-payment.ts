import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { components } from '../http/schema.gen.ts';
import { listInvoicesOfPayment } from '../invoices/store.ts';
import { readCalendar } from '../platform/calendar-store.ts';
import { type CivilDate, civilDate } from '../platform/civil-date.ts';
import type { CompanyScope } from '../platform/company-scope.ts';
import { DomainError } from '../platform/errors.ts';
import { basisOf, daysOffBetween, originOf } from './explanation.ts';
import { findPaymentFacts } from './explanation-store.ts';
import { listPenalised } from './penalties-store.ts';
import { toEstimateWire } from './wire.ts';

/**
 * Where a payment's numbers come from.
 * @throws payment_not_found.
 */
export async function explainPayment(
  db: Kysely<Database>,
  today: CivilDate,
  scope: CompanyScope,
  paymentId: string,
): Promise<components['schemas']['PaymentExplanation']> {
  const facts = await findPaymentFacts(db, scope, today, paymentId);
  if (facts === undefined) throw new DomainError('payment_not_found');
  const { contractId, currentVersion, rule, versions, ...told } = facts;
  const [calendar, invoices, [penalised]] = await Promise.all([
    readCalendar(db),
    listInvoicesOfPayment(db, scope, paymentId),
    listPenalised(db, scope.companyId, contractId, paymentId),
  ]);
  if (penalised === undefined) throw new DomainError('payment_not_found');
  const { dueOn, dueProvisional: provisional, nominalDueOn } = told.payment;
  const origin = originOf(versions, currentVersion);
  return {
    ...told,
    schedule: origin && {
      version: origin.version,
      reason: origin.reason,
      effectiveOn: origin.effectiveOn,
      currentVersion,
    },
    dueDate: {
      ...{ nominalDueOn, dueOn, rule, basis: basisOf(rule), provisional },
      daysOff: daysOffBetween(calendar, civilDate(nominalDueOn), civilDate(dueOn)),
    },
    invoices,
    penalty: toEstimateWire(penalised, today),
    asOf: today,
  };
}
