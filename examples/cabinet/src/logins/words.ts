import { dictionary } from '@element-cabinet/ui/i18n';

export const words = dictionary(
  {
    confirmTitle: 'Подтвердить новый логин',
    confirmLead: 'Нажмите кнопку, если это ваш адрес и вы хотите входить по нему в личный кабинет.',
    confirm: 'Подтвердить адрес',
    confirmed: 'Адрес подтверждён',
    confirmedWaits: (login: string) =>
      `${login} станет логином, когда сотрудник лизинговой компании одобрит заявление. Об этом придёт письмо.`,
    confirmedForm: (login: string) =>
      `${login} подтверждён. Осталось приложить подписанное заявление: после этого его рассмотрит сотрудник лизинговой компании.`,
    undoTitle: 'Отменить смену логина',
    undoLead:
      'Если логин меняете не вы, отмените смену. Пока её не одобрили, логин останется прежним; после одобрения он вернётся, а все входы завершатся.',
    undo: 'Отменить смену логина',
    cancelled: 'Смена логина отменена',
    cancelledText: (login: string) =>
      `Логин остаётся прежним: ${login}. Если просили не вы, смените пароль и завершите чужие входы.`,
    reverted: 'Прежний логин возвращён',
    revertedText: (login: string) =>
      `Снова входите по адресу ${login}. Все входы завершены; мы уже разбираемся, что случилось. Задайте новый пароль.`,
    incomplete: 'Ссылка неполная. Откройте её из письма целиком.',
    signIn: 'Войти',
  },
  {
    confirmTitle: 'Confirm the new login',
    confirmLead: 'Press the button if this address is yours and you want to sign in to the cabinet by it.',
    confirm: 'Confirm the address',
    confirmed: 'The address is confirmed',
    confirmedWaits: (login: string) =>
      `${login} becomes the login once the leasing company approves the form. A mail will tell you.`,
    confirmedForm: (login: string) =>
      `${login} is confirmed. The signed form is still to be attached; then the leasing company looks at it.`,
    undoTitle: 'Undo the change of login',
    undoLead:
      'If it is not you who changes the login, undo it. Until it is approved the login stays; after that it comes back and all sessions end.',
    undo: 'Undo the change of login',
    cancelled: 'The change of login is cancelled',
    cancelledText: (login: string) =>
      `The login stays: ${login}. If it was not you who asked, change your password and end the sessions that are not yours.`,
    reverted: 'The former login is back',
    revertedText: (login: string) =>
      `You sign in by ${login} again. All sessions have ended; we are finding out what happened. Set a new password.`,
    incomplete: 'The link is not whole. Open all of it from the mail.',
    signIn: 'Sign in',
  },
);
