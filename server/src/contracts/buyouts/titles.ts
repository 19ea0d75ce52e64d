import { paymentTitle } from '../../payments/reconciliations/titles.ts';
import { printedDay } from '../../platform/words-ru.ts';
import type { Buyout, BuyoutLine } from './buyout.ts';

/** What the printed quote calls a line. */
export function titleOf(line: BuyoutLine, { tableOn }: Pick<Buyout, 'tableOn'>): string {
  switch (line.kind) {
    case 'debt':
    case 'penalty':
      return line.payment ? `${paymentTitle(line.payment)}, срок ${printedDay(line.payment.dueOn)}` : 'Долг';
    case 'table':
      return `Сумма закрытия сделки по таблице договора${tableOn ? ` на ${printedDay(tableOn)}` : ''}`;
    case 'present_value':
      return `Приведённая стоимость будущих платежей (${line.payments ?? 0})`;
    case 'buyout_price':
      return 'Выкупная стоимость';
    case 'fee':
      return 'Комиссия за досрочный выкуп';
    case 'overpayment':
      return 'Зачёт переплаты';
  }
}
