import { dictionary } from '@element-cabinet/ui/i18n';

/** What each sum of the overview counts. */
export const words = dictionary(
  {
    announced: 'Что вы отметили как оплаченное и что ещё не поступило. Остальные суммы от этого не меняются.',
    awaiting_allocation: 'Деньги пришли, менеджер решает, какие платежи они закроют.',
    close: 'Закрыть',
    due_within_30_days: 'Неоплаченное со сроком с сегодняшнего дня и ещё 30 дней, без просроченного.',
    due_within_7_days: 'Неоплаченное со сроком с сегодняшнего дня и ещё 7 дней, без просроченного.',
    firstOf: (shown: number, all: number) => `Показаны первые ${shown} из ${all}.`,
    nothing: 'В этой сумме ничего нет.',
    overdue: 'Остатки платежей, срок которых прошёл; начисленные пени — тоже платежи.',
    overpayment: 'Остатки поступлений, которые не понадобились платежам. Пойдут в счёт следующих.',
    penalties_billed:
      'Неоплаченные начисленные пени. Они уже входят в просроченное и предстоящее по своим срокам.',
    penalty_estimate:
      'Сколько набежало по просроченным платежам сверх начисленного. Это оценка: платить нечего, пока пени не начислены.',
    received: (number: string, day: string) => `Поручение № ${number} от ${day}`,
    toPayments: 'Открыть в платежах',
    toReceipts: 'Открыть в поступлениях',
  },
  {
    announced: 'What you said is paid and what has not come in yet. It changes no other sum.',
    awaiting_allocation: 'The money is here; a manager decides which payments it settles.',
    close: 'Close',
    due_within_30_days: 'Unpaid, due today or within 30 days after, without what is overdue.',
    due_within_7_days: 'Unpaid, due today or within 7 days after, without what is overdue.',
    firstOf: (shown, all) => `The first ${shown} of ${all} are shown.`,
    nothing: 'There is nothing in this sum.',
    overdue: 'What is left of payments whose date has passed; billed penalties are payments too.',
    overpayment: 'What is left of receipts that no payment needed. It goes to the next ones.',
    penalties_billed:
      'Unpaid billed penalties. They are in the overdue and coming sums already, by their dates.',
    penalty_estimate:
      'What overdue payments have gathered beyond what is billed. An estimate: nothing is to be paid until it is billed.',
    received: (number, day) => `Order No. ${number} of ${day}`,
    toPayments: 'Open in the payments',
    toReceipts: 'Open in the receipts',
  },
);
