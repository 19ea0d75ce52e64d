import { countOf, nouns } from '@element-cabinet/sdk/format';
import { dictionary } from '@element-cabinet/ui/i18n';

export const words = dictionary(
  {
    advance: 'Перевести вперёд',
    advanced: (day: string) => `Сегодня теперь ${day}: работа пропущенных дней сделана.`,
    ahead: (days: number) => `на ${countOf(days, nouns.day, 'ru')} впереди настоящего`,
    busy: 'Переводим…',
    days: 'Или число дней',
    daysWrong: (most: number) => `Целое число от 1 до ${most}`,
    lead: 'Демонстрационный сервер живёт по своим часам. Переведите их вперёд, чтобы увидеть напоминания и просрочки; назад они не идут.',
    realTime: 'часы идут вместе с настоящими',
    reset: 'Начать заново',
    resetHeading: 'Начать заново',
    resetText:
      'Все компании, договоры, платежи, поступления и импорты заменятся исходными, часы вернутся к настоящему времени. Сеансы останутся. Отменить это нельзя.',
    resetTitle: 'Вернуть демонстрационные данные к началу?',
    today: 'Сегодня в песочнице',
    wasReset: 'Демонстрационные данные сделаны заново.',
  },
  {
    advance: 'Move forward',
    advanced: (day) => `Today is now ${day}: the work of the days between is done.`,
    ahead: (days) => `${countOf(days, nouns.day, 'en')} ahead of the real time`,
    busy: 'Moving…',
    days: 'Or a number of days',
    daysWrong: (most) => `A whole number from 1 to ${most}`,
    lead: 'The demo server lives by its own clock. Move it forward to see reminders and overdue payments; it never goes back.',
    realTime: 'the clock goes with the real time',
    reset: 'Start anew',
    resetHeading: 'Start anew',
    resetText:
      'All companies, contracts, payments, receipts and imports will be replaced by the first ones, and the clock will go with the real time. Sessions stay. This cannot be undone.',
    resetTitle: 'Bring the demo data back to the start?',
    today: 'Today in the sandbox',
    wasReset: 'The demo data is made anew.',
  },
);
