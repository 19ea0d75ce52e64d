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
    lead: 'If someone else signed in, close access: all sessions end at once, including yours, the login is locked, and an operator will contact you.',
    comment: 'What you noticed (optional)',
    act: 'Close access',
    busy: 'Closing…',
    sure: 'Close access to the cabinet?',
    sureText: 'You will be able to sign in again only after an operator has checked.',
    done: 'Access is closed',
    doneText:
      'All sessions have ended and the login is locked. We have written to you and told the operators: they will contact you. Calling us is quicker.',
    expired: 'The link no longer works',
    expiredText: 'It works for 14 days. Sign in and tell us under Security, or call us.',
    repeated: 'You have already told us',
    repeatedText:
      'The login was locked by this link before, and the operators know. Calling us gets your access back sooner.',
    signIn: 'Sign in',
    toSignIn: 'Back to sign-in',
    phones: 'Phones',
  },
);
