import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import type { Clock } from '../../platform/clock.ts';
import { DomainError, type InputError } from '../../platform/errors.ts';
import { newId } from '../../platform/id.ts';
import { DebtBook } from './debt-book.ts';
import { holdPosting } from './debts-store.ts';
import { findCompanyName } from './held-store.ts';
import { findTwin } from './posted-store.ts';
import { plannedAllocations, postReceipts } from './posting-store.ts';
import { findReceipt } from './store.ts';

export type EnteredReceipt = {
  account: string;
  bookedOn: CivilDate;
  amountKopecks: bigint;
  payerName: string;
  payerInn: string;
  number: string;
  purpose: string;
  companyId: string | null;
  by: string;
};

/**
 * Posts money that no statement brings, by the same rules.
 * @param own the lessor's accounts.
 * @returns the receipt, as JSON text.
 * @throws receipt_account_not_own, receipt_already_posted, invalid_request.
 */
export async function createOperatorReceipt(
  tx: Transaction<Database>,
  clock: Clock,
  own: ReadonlySet<string>,
  entered: EnteredReceipt,
): Promise<string> {
  const { account, amountKopecks, bookedOn, companyId, payerInn, payerName, purpose } = entered;
  if (!own.has(account))
    throw new DomainError('receipt_account_not_own', { accounts: [...own].join(', ') }, [
      wrong('/account', 'receipt_account_not_own', 'Не наш счёт', 'Not an account of ours'),
    ]);
  if (bookedOn > clock.today())
    throw new DomainError('invalid_request', {}, [
      wrong('/bookedOn', 'maximum', `Не позже ${clock.today()}`, `At most ${clock.today()}`),
    ]);
  if (companyId !== null && (await findCompanyName(tx, companyId)) === undefined)
    throw new DomainError('invalid_request', {}, [
      wrong('/companyId', 'unknown', 'Такой компании нет', 'There is no such company'),
    ]);

  await holdPosting(tx);
  const twin = await findTwin(tx, entered);
  if (twin !== undefined) throw new DomainError('receipt_already_posted', twin);
  const book = await DebtBook.open(tx, true);
  const payer = { name: payerName, inn: payerInn, account: '', bank: '' };
  const incoming = { amountKopecks, bookedOn, purpose, payer };
  const [plan] = await book.plan([companyId === null ? incoming : { ...incoming, companyId }]);
  if (plan === undefined) throw new Error('every receipt is planned');
  const id = newId();
  await postReceipts(
    tx,
    clock.now(),
    [
      {
        id,
        company_id: plan.companyId,
        import_id: null,
        fingerprint: createHash('sha256').update(`manual ${id}`).digest('hex'),
        account,
        kind: 'Внесено вручную',
        number: entered.number,
        document_date: bookedOn,
        booked_on: bookedOn,
        amount_kopecks: String(amountKopecks),
        allocated_kopecks: String(amountKopecks - plan.remainderKopecks),
        payer_name: payerName,
        payer_inn: payerInn,
        payer_kpp: '',
        payer_account: '',
        payer_bik: '',
        purpose,
        waiting_reason: plan.waitingReason,
        origin: 'manual',
        created_by: entered.by,
      },
    ],
    plannedAllocations(id, plan),
  );
  return (await findReceipt(tx, id)) ?? '';
}

const wrong = (pointer: string, code: string, ru: string, en: string): InputError => ({
  pointer,
  code,
  message: { ru, en },
});
