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
    confirmLead: 'Press the button if this is your address and you want to sign in to the cabinet with it.',
    confirm: 'Confirm the address',
    confirmed: 'The address is confirmed',
    confirmedWaits: (login: string) =>
      `${login} will become the login once the leasing company approves the form. We will e-mail you.`,
    confirmedForm: (login: string) =>
      `${login} is confirmed. The signed form still has to be attached; then the leasing company will look at it.`,
    undoTitle: 'Undo the change of login',
    undoLead:
      'If it is not you who is changing the login, undo the change. Until it is approved the login stays the same; after that it comes back and all sessions end.',
    undo: 'Undo the change of login',
    cancelled: 'The change of login is cancelled',
    cancelledText: (login: string) =>
      `The login stays the same: ${login}. If it was not you who asked, change your password and end the sessions that are not yours.`,
    reverted: 'The former login is restored',
    revertedText: (login: string) =>
      `You sign in with ${login} again. All sessions have ended; we are finding out what happened. Set a new password.`,
    incomplete: 'The link is incomplete. Open the whole link from the e-mail.',
    signIn: 'Sign in',
  },
);
