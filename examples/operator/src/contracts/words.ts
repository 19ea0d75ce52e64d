import { dictionary } from '@element-cabinet/ui/i18n';

export const words = dictionary(
  {
    back: 'Ко всем договорам',
    create: 'Новый договор',
    empty: 'Договоров пока нет',
    emptyText: 'Они появляются из файла портфеля вместе с компаниями и графиками.',
    left: 'Осталось',
    lessee: 'Компания-лизингополучатель',
    nextPayment: 'Ближайший платёж',
    overdue: 'просрочено',
    penalties: 'Начислить пени',
    progress: 'Выплачено',
    search: 'Номер, предмет лизинга или компания',
    toImport: 'К импорту портфеля',
  },
  {
    back: 'To all contracts',
    create: 'New contract',
    empty: 'No contracts yet',
    emptyText: 'They come from a portfolio file, with companies and schedules.',
    left: 'Left',
    lessee: 'The lessee',
    nextPayment: 'Nearest payment',
    overdue: 'overdue',
    penalties: 'Bill penalties',
    progress: 'Paid off',
    search: 'Number, asset or company',
    toImport: 'To the portfolio import',
  },
);
