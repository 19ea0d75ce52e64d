import { dictionary } from './i18n.ts';

export const words = dictionary(
  {
    email: 'Электронная почта',
    emailMissing: 'Введите адрес электронной почты',
    emailWrong: 'Адрес должен быть вида name@company.ru',
    password: 'Пароль',
    passwordMissing: 'Введите пароль',
    submit: 'Войти',
    busy: 'Входим…',
    wrong: 'Почта или пароль не подходят',
    wrongDetail: 'Проверьте раскладку и Caps Lock. Введённое сохранено.',
    throttled: 'Слишком много попыток',
    throttledDetail: (time: string) => `Попробуйте снова ${time}.`,
    throttledOver: 'Можно попробовать снова.',
  },
  {
    email: 'E-mail',
    emailMissing: 'Enter the e-mail address',
    emailWrong: 'The address should look like name@company.com',
    password: 'Password',
    passwordMissing: 'Enter the password',
    submit: 'Sign in',
    busy: 'Signing in…',
    wrong: 'The e-mail or the password is wrong',
    wrongDetail: 'Check the keyboard layout and Caps Lock. What you typed is kept.',
    throttled: 'Too many attempts',
    throttledDetail: (time) => `Try again ${time}.`,
    throttledOver: 'You can try again now.',
  },
);
