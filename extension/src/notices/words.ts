import type { Notification, Payment } from '@element-cabinet/sdk';
import { addMoney } from '@element-cabinet/sdk';
import { countOf, dueWords, formatMoney, nouns } from '@element-cabinet/sdk/format';
import { dictionary, locale } from '@element-cabinet/ui/i18n';
import type { Notice } from './notice.ts';

export const words = dictionary(
  {
    invoice: 'Счёт',
    open: 'Открыть',
    putOff: 'Отложить до завтра',
    overdue: 'Платёж просрочен',
    overdueMany: (payments: string) => `Просрочено: ${payments}`,
    dueSoon: 'Скоро платёж',
    dueSoonMany: (payments: string) => `Скоро срок: ${payments}`,
    newsMany: (notifications: string) => `Новое по договорам: ${notifications}`,
    inAll: (sum: string) => `Всего ${sum}`,
  },
  {
    invoice: 'Invoice',
    open: 'Open',
    putOff: 'Put off until tomorrow',
    overdue: 'A payment is overdue',
    overdueMany: (payments) => `Overdue: ${payments}`,
    dueSoon: 'A payment is due soon',
    dueSoonMany: (payments) => `Due soon: ${payments}`,
    newsMany: (notifications) => `New in your contracts: ${notifications}`,
    inAll: (sum) => `${sum} in all`,
  },
);

/** What a notice says: a heading, and a text that names the company. */
export function textOf({ kind, company, payments, news }: Notice): { title: string; message: string } {
  const { title, line } = kind === 'news' ? newsText(news) : paymentsText(kind, payments);
  return { title, message: `${line}\n${company.name}` };
}

function paymentsText(kind: 'overdue' | 'dueSoon', payments: Payment[]) {
  const [first, ...others] = payments;
  if (first && others.length === 0) {
    const sum = formatMoney(first.outstanding, locale.value);
    return {
      title: words()[kind],
      line: `${sum}, ${dueWords(first, locale.value)} · ${first.contract.number}`,
    };
  }
  const sum = formatMoney(addMoney(...payments.map(({ outstanding }) => outstanding)), locale.value);
  const count = countOf(payments.length, nouns.payment, locale.value);
  const many = kind === 'overdue' ? words().overdueMany : words().dueSoonMany;
  return { title: many(count), line: words().inAll(sum) };
}

function newsText(news: Notification[]) {
  const [first, ...others] = news;
  if (first && others.length === 0) return { title: first.title, line: first.text };
  const count = countOf(news.length, nouns.notification, locale.value);
  return { title: words().newsMany(count), line: first?.title ?? '' };
}
