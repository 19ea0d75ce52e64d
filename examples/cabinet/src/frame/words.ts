import { dictionary } from '@element-cabinet/ui/i18n';

export const words = dictionary(
  {
    overdue: (payments: string) => `просрочено: ${payments}`,
    unread: (count: string) => `непрочитанных: ${count}`,
  },
  {
    overdue: (payments) => `overdue: ${payments}`,
    unread: (count) => `unread: ${count}`,
  },
);
