import { dictionary } from '@element-cabinet/ui/i18n';

export const words = dictionary(
  {
    accepted: 'Принятые',
    acceptedBy: (name: string, when: string) => `Принял(а) ${name}, ${when}`,
    all: 'Все',
    empty: 'Расчётов выкупа нет',
    emptyText: 'Здесь видно, какие расчёты досрочного выкупа сделали и приняли клиенты.',
    expired: 'Истекшие',
    filter: 'Какие расчёты',
    madeBy: (name: string, when: string) => `Сделал(а) ${name}, ${when}`,
    on: (day: string) => `Выкуп ${day}`,
    open: 'Действующие',
    quote: 'Расчёт',
    state: 'Состояние',
    until: (day: string) => `действует по ${day}`,
  },
  {
    accepted: 'Accepted',
    acceptedBy: (name, when) => `Accepted by ${name}, ${when}`,
    all: 'All',
    empty: 'No buyout quotes',
    emptyText: 'Here are the early buyout quotes that clients made and accepted.',
    expired: 'Expired',
    filter: 'Which quotes',
    madeBy: (name, when) => `Made by ${name}, ${when}`,
    on: (day) => `Buyout on ${day}`,
    open: 'Open',
    quote: 'Quote',
    state: 'State',
    until: (day) => `valid until ${day}`,
  },
);
