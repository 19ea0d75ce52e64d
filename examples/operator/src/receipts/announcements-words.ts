import { dictionary } from '@element-cabinet/ui/i18n';

export const words = dictionary(
  {
    due: 'срок',
    empty: 'Никто не ждёт поступления',
    emptyText: 'Здесь появятся платежи, о которых клиенты сообщили «Я оплатил», пока деньги не пришли.',
    left: 'осталось',
    link: 'Клиенты сообщили об оплате',
    order: (number: string) => `поручение № ${number}`,
    paidOn: 'Оплачено',
    payment: 'Платёж',
    received: 'поступило',
    title: 'Клиенты сообщили об оплате',
    who: 'Компания',
  },
  {
    due: 'due',
    empty: 'Nobody waits for a receipt',
    emptyText: 'Payments that clients say they have made appear here until the money is in.',
    left: 'left',
    link: 'Clients say they have paid',
    order: (number) => `order No. ${number}`,
    paidOn: 'Paid',
    payment: 'Payment',
    received: 'received',
    title: 'Clients say they have paid',
    who: 'Company',
  },
);
