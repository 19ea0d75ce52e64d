import { dictionary } from '@element-cabinet/ui/i18n';

export const words = dictionary(
  {
    title: 'Это были не вы?',
    lead: 'Если в кабинет вошли не вы, закройте доступ: все сеансы сразу закончатся, в том числе ваш, вход будет заблокирован, и с вами свяжется оператор.',
    comment: 'Что вы заметили (необязательно)',
    act: 'Закрыть доступ',
    busy: 'Закрываем…',
    sure: 'Закрыть доступ к кабинету?',
    sureText: 'Войти снова можно будет только после проверки оператором.',
    done: 'Доступ закрыт',
    doneText:
      'Все сеансы завершены, вход заблокирован. Мы написали вам на почту и сообщили операторам: они свяжутся с вами. Быстрее — позвонить.',
    expired: 'Ссылка больше не действует',
    expiredText: 'Она работает 14 дней. Войдите и сообщите в разделе «Безопасность» или позвоните нам.',
    repeated: 'Вы уже сообщили об этом',
    repeatedText:
      'По этой ссылке вход уже закрыт, и операторы об этом знают. Вернуть доступ быстрее по телефону.',
    signIn: 'Войти',
    toSignIn: 'Ко входу',
    phones: 'Телефоны',
  },
  {
    title: 'Wasn’t it you?',
    lead: 'If it was somebody else who signed in, close the access: all sessions end at once, yours too, the login is locked, and an operator contacts you.',
    comment: 'What you noticed (optional)',
    act: 'Close the access',
    busy: 'Closing…',
    sure: 'Close the access to the account?',
    sureText: 'Signing in again will be possible only after an operator has checked.',
    done: 'The access is closed',
    doneText:
      'All sessions have ended and the login is locked. We have written to you and told the operators: they will contact you. A call is quicker.',
    expired: 'The link does not work any more',
    expiredText: 'It works for 14 days. Sign in and tell us under Security, or call us.',
    repeated: 'You have told us already',
    repeatedText:
      'By this link the login was locked already, and the operators know. A call gives the access back sooner.',
    signIn: 'Sign in',
    toSignIn: 'To the sign-in',
    phones: 'Telephones',
  },
);
