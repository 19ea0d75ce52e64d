import { dictionary } from './i18n.ts';

export const words = dictionary(
  {
    byPasskey: 'Подтвердить ключом доступа',
    cancel: 'Отмена',
    code: 'Код из приложения или код восстановления',
    codeMissing: 'Введите код',
    confirm: 'Подтвердить',
    lead: 'Это важное действие: убедимся, что за компьютером вы. Заполненное не пропадёт.',
    password: 'Пароль',
    passwordMissing: 'Введите пароль',
    title: 'Подтвердите, что это вы',
  },
  {
    byPasskey: 'Confirm by a passkey',
    cancel: 'Cancel',
    code: 'Code from the app, or a recovery code',
    codeMissing: 'Enter the code',
    confirm: 'Confirm',
    lead: 'This matters: let us make sure it is you. What you filled in stays.',
    password: 'Password',
    passwordMissing: 'Enter the password',
    title: 'Confirm that it is you',
  },
);
