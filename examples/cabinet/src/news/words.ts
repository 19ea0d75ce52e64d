import { dictionary } from '@element-cabinet/ui/i18n';

export const words = dictionary(
  {
    empty: 'Новостей пока нет',
    emptyText: 'Здесь мы рассказываем, что появилось в кабинете.',
    fresh: 'новое',
    unread: 'есть непрочитанное',
  },
  {
    empty: 'No news yet',
    emptyText: 'Here we tell what has appeared in the cabinet.',
    fresh: 'new',
    unread: 'something is unread',
  },
);
