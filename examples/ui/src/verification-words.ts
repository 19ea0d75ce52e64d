import { dictionary } from './i18n.ts';

export const words = dictionary(
  {
    title: 'Подтвердите, что это вы',
    lead: 'Это действие нельзя доверить открытой странице без присмотра. Подтверждения хватит на 10 минут.',
    password: 'Пароль',
    passwordMissing: 'Введите пароль',
    submit: 'Подтвердить',
    busy: 'Проверяем…',
    byPasskey: 'Подтвердить ключом доступа',
    cancel: 'Отмена',
  },
  {
    title: 'Confirm that it is you',
    lead: 'A page left open must not be enough for this. One confirmation lasts 10 minutes.',
    password: 'Password',
    passwordMissing: 'Enter the password',
    submit: 'Confirm',
    busy: 'Checking…',
    byPasskey: 'Confirm with a passkey',
    cancel: 'Cancel',
  },
);
