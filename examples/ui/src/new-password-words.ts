import { dictionary } from './i18n.ts';

export const words = dictionary(
  {
    fair: 'Подходит. Ещё слово — и будет надёжнее',
    good: 'Надёжный пароль',
    label: 'Новый пароль',
    missing: 'Введите новый пароль',
    rules:
      'Не меньше 12 знаков. Удобно взять несколько несвязанных слов: их легко запомнить и трудно подобрать. Пароли из утечек не подойдут.',
    saving: 'Сохраняем…',
    short: 'Пока коротко: нужно не меньше 12 знаков',
    show: 'Показать пароль',
    weak: 'Легко подобрать: повторы, подряд идущие знаки или ваше имя',
  },
  {
    fair: 'Good enough. One more word would make it stronger',
    good: 'A strong password',
    label: 'New password',
    missing: 'Enter a new password',
    rules:
      'At least 12 characters. Several unrelated words work well: easy to remember and hard to guess. Passwords from known leaks are not accepted.',
    saving: 'Saving…',
    short: 'Too short so far: at least 12 characters are needed',
    show: 'Show the password',
    weak: 'Easy to guess: repeats, sequences or your name',
  },
);
