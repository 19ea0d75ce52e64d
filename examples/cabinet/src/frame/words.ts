import { dictionary } from '@element-cabinet/ui/i18n';

export const words = dictionary(
  {
    gone: 'Эта компания вам не открыта',
    goneText: 'Доступ закрыл её владелец, вы вышли из неё, или в адресе ошибка.',
    overdue: (payments: string) => `просрочено: ${payments}`,
    unread: (count: string) => `непрочитанных: ${count}`,
  },
  {
    gone: 'You have no access to this company',
    goneText: 'Its owner has ended your access, you have left it, or the address is mistyped.',
    overdue: (payments) => `overdue: ${payments}`,
    unread: (count) => `unread: ${count}`,
  },
);
