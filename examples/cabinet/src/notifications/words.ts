import { dictionary } from '@element-cabinet/ui/i18n';

export const words = dictionary(
  {
    empty: 'Уведомлений пока нет',
    emptyText: 'Здесь появятся напоминания о сроках, просрочках и поступлениях.',
    emptyUnread: 'Непрочитанных нет',
    emptyUnreadText: 'Прочитанные остаются в списке «Все».',
    filter: 'Какие уведомления',
    markAll: 'Прочитать все',
    markFailed: 'Отметить не получилось, попробуйте ещё раз.',
    markRead: 'Прочитано',
    markReadOf: (title: string) => `Отметить прочитанным: ${title}`,
    unread: 'Непрочитанные',
    unreadMark: 'не прочитано',
  },
  {
    empty: 'No notifications yet',
    emptyText: 'Reminders of due dates, overdue payments and receipts will appear here.',
    emptyUnread: 'Nothing unread',
    emptyUnreadText: 'What you have read stays in the list "All".',
    filter: 'Which notifications',
    markAll: 'Mark all as read',
    markFailed: 'Could not mark it, try again.',
    markRead: 'Mark as read',
    markReadOf: (title) => `Mark as read: ${title}`,
    unread: 'Unread',
    unreadMark: 'unread',
  },
);
