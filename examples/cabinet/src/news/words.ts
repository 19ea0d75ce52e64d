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
    emptyText: 'Here we will tell you what is new in the cabinet.',
    fresh: 'new',
    unread: 'there is unread news',
  },
);
