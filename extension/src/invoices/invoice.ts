import type { InvoiceDetail } from '@element-cabinet/sdk';

/** Whether an invoice still asks for this payment alone, and for all that it lacks today: another would add nothing. */
export function asksForAll({ status, lines, payable }: InvoiceDetail, paymentId: string): boolean {
  const [line, another] = lines;
  if (status !== 'open' || !line || another || line.paymentId !== paymentId) return false;
  return payable.amount === line.outstanding.amount;
}

/** What the lines of the requisites are called. */
export type RequisiteNames = Record<
  'payee' | 'inn' | 'kpp' | 'account' | 'bank' | 'bik' | 'correspondentAccount' | 'sum' | 'purpose',
  string
>;

/** What a payment order needs, a line each, the sum as a bank's form takes it: 184320.50. */
export function requisitesOf({ seller, payable, purpose }: InvoiceDetail, names: RequisiteNames): string {
  const { name, inn, kpp, bank } = seller;
  const lines: [keyof RequisiteNames, string | null][] = [
    ['payee', name],
    ['inn', inn],
    ['kpp', kpp],
    ['account', bank.account],
    ['bik', bank.bik],
    ['bank', bank.name],
    ['correspondentAccount', bank.correspondentAccount],
    ['sum', payable.amount],
    ['purpose', purpose],
  ];
  return lines.flatMap(([line, value]) => (value === null ? [] : [`${names[line]}: ${value}`])).join('\n');
}
