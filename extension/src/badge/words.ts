import { countOf, nouns } from '@element-cabinet/sdk/format';
import { dictionary } from '@element-cabinet/ui/i18n';
import { soonDays } from './badge.ts';

const product = 'Element Cabinet';

/** The tooltip of the toolbar button. */
export const words = dictionary(
  {
    signedOut: `${product}: вход не выполнен`,
    nothing: `${product}: срочных платежей нет`,
    urgent: (overdue: number, dueSoon: number) =>
      `${product}: ${[
        overdue > 0 && `просрочено — ${countOf(overdue, nouns.payment, 'ru')}`,
        dueSoon > 0 &&
          `в ближайшие ${countOf(soonDays, nouns.day, 'ru')} — ${countOf(dueSoon, nouns.payment, 'ru')}`,
      ]
        .filter(Boolean)
        .join(', ')}`,
  },
  {
    signedOut: `${product}: signed out`,
    nothing: `${product}: nothing urgent to pay`,
    urgent: (overdue, dueSoon) =>
      `${product}: ${[
        overdue > 0 && `${countOf(overdue, nouns.payment, 'en')} overdue`,
        dueSoon > 0 &&
          `${countOf(dueSoon, nouns.payment, 'en')} due within ${countOf(soonDays, nouns.day, 'en')}`,
      ]
        .filter(Boolean)
        .join(', ')}`,
  },
);
