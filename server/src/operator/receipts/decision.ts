import { DomainError, type InputError, type ProblemCode, type ProblemParams } from '../../platform/errors.ts';
import { formatKopecks, sum } from '../../platform/money.ts';
import { isTransitPayer, type Payer } from './payer.ts';

type NamedCompany = { readonly companyId: string; readonly name: string };

/** What an operator says of a receipt; without a company it is that of the payments. */
export interface Said {
  readonly lines: readonly { readonly paymentId: string; readonly amountKopecks: bigint }[];
  readonly companyId: string | null;
  /** The invoice that is paid, where it is one. */
  readonly invoiceId: string | null;
  readonly forAnotherPayer: boolean;
}

export interface Decidable {
  readonly amountKopecks: bigint;
  readonly allocatedKopecks: bigint;
  readonly payer: Payer;
  readonly company: NamedCompany | null;
  readonly waits: boolean;
  readonly payerCompanies: readonly NamedCompany[];
}

export interface Payable {
  readonly paymentId: string;
  readonly company: NamedCompany;
  readonly outstandingKopecks: bigint;
}

/**
 * Whose money a receipt becomes, after everything that forbids it is refused.
 * @param said the company it names must exist.
 * @throws receipt_already_allocated, allocation_payment_unknown, allocation_payment_repeated,
 * allocation_companies_differ, receipt_of_another_company, receipt_of_another_payer, allocation_over_payment,
 * allocation_over_receipt.
 */
export function decideCompany(receipt: Decidable, said: Said, payments: readonly Payable[]): string {
  const unallocated = receipt.amountKopecks - receipt.allocatedKopecks;
  if (unallocated === 0n) throw new DomainError('receipt_already_allocated');
  const byId = new Map(payments.map((payment) => [payment.paymentId, payment]));
  const at = (index: number) => byId.get(said.lines[index]?.paymentId ?? '');

  refuse('allocation_payment_unknown', 'paymentId', said, (index) => at(index) === undefined, {
    ru: 'Такого платежа нет',
    en: 'There is no such payment',
  });
  const ids = said.lines.map(({ paymentId }) => paymentId);
  refuse('allocation_payment_repeated', 'paymentId', said, (index) => ids.indexOf(ids[index] ?? '') < index, {
    ru: 'Этот платёж уже назван выше',
    en: 'This payment is named above already',
  });
  const companyId = said.companyId ?? at(0)?.company.companyId ?? '';
  refuse(
    'allocation_companies_differ',
    'paymentId',
    said,
    (index) => at(index)?.company.companyId !== companyId,
    { ru: 'Платёж другой компании', en: 'A payment of another company' },
  );
  // Another operator has kept it as this company's overpayment already.
  if (said.lines.length === 0 && !receipt.waits && receipt.company?.companyId === companyId)
    throw new DomainError('receipt_already_allocated');
  requirePayer(receipt, companyId, said.forAnotherPayer);

  const lacks = (index: number) => at(index)?.outstandingKopecks ?? 0n;
  refuse(
    'allocation_over_payment',
    'amount/amount',
    said,
    (index) => (said.lines[index]?.amountKopecks ?? 0n) > lacks(index),
    (index) => ({
      ru: `Не больше ${formatKopecks(lacks(index))}`,
      en: `At most ${formatKopecks(lacks(index))}`,
    }),
  );
  const upTo = (index: number) => sum(said.lines.slice(0, index + 1).map((line) => line.amountKopecks));
  const first = said.lines.findIndex((_, index) => upTo(index) > unallocated);
  refuse(
    'allocation_over_receipt',
    'amount/amount',
    said,
    (index) => index === first,
    { ru: 'Вместе с этой строкой больше, чем пришло', en: 'With this line it is more than came in' },
    { unallocated: formatKopecks(unallocated) },
  );
  return companyId;
}

/**
 * Refuses what an invoice does not ask for.
 * @param asked what no money that named the invoice has covered yet, by payment; of no invoice it is empty.
 * @throws allocation_not_of_invoice.
 */
export function requireAsked(said: Said, asked: ReadonlyMap<string, bigint>): void {
  const waits = (index: number) => asked.get(said.lines[index]?.paymentId ?? '') ?? 0n;
  refuse(
    'allocation_not_of_invoice',
    'amount/amount',
    said,
    (index) => (said.lines[index]?.amountKopecks ?? 0n) > waits(index),
    (index) => ({
      ru: `Счёт ждёт ${formatKopecks(waits(index))}`,
      en: `The invoice waits for ${formatKopecks(waits(index))}`,
    }),
  );
}

/** A receipt of a client pays for another one only where the operator says so; never half for each. */
function requirePayer(receipt: Decidable, companyId: string, forAnotherPayer: boolean): void {
  const { allocatedKopecks, company, payer, payerCompanies, waits } = receipt;
  if (allocatedKopecks > 0n && company !== null && company.companyId !== companyId)
    throw new DomainError('receipt_of_another_company', { company: company.name });
  if (forAnotherPayer) return;
  const known = isTransitPayer(payer) ? [] : payerCompanies;
  const whose = known.length > 0 ? known : company !== null && !waits ? [company] : [];
  const [first] = whose;
  if (first !== undefined && !whose.some((one) => one.companyId === companyId))
    throw new DomainError('receipt_of_another_payer', { payer: first.name });
}

type Message = Exclude<InputError['message'], string>;

function refuse(
  code: ProblemCode,
  field: string,
  { lines }: Said,
  isWrong: (index: number) => boolean,
  message: Message | ((index: number) => Message),
  params: ProblemParams = {},
): void {
  const errors = lines.flatMap((_, index): InputError[] => {
    if (!isWrong(index)) return [];
    const told = typeof message === 'function' ? message(index) : message;
    return [{ pointer: `/allocations/${index}/${field}`, code, message: told }];
  });
  if (errors.length > 0) throw new DomainError(code, params, errors);
}
