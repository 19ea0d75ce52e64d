import { dictionary } from '@element-cabinet/ui/i18n';

export const words = dictionary(
  {
    demand: 'Требовать',
    demanded: 'Второй фактор теперь нужен всем.',
    off: 'Второй фактор — по желанию',
    offText: 'Каждый решает сам. Один пароль могут подсмотреть или подобрать.',
    on: 'Второй фактор нужен всем',
    onText: 'У кого его нет, подключит при следующем действии — раньше ничего не откроется.',
    question: 'Требовать второй фактор от всех?',
    questionAll: 'Он уже есть у каждого. Отключить последний никто не сможет.',
    questionText: (without: number) =>
      `Без второго фактора сейчас: ${without}. Они подключат его при следующем действии — приложение с кодами или ключ доступа. Если его нет у вас, подключите сразу.`,
    release: 'Не требовать',
    released: 'Второй фактор больше не обязателен.',
    title: 'Защита входа',
    with: (count: number, all: number) => `подключён у ${count}\u00a0из\u00a0${all}`,
  },
  {
    demand: 'Require it',
    demanded: 'Everyone now needs a second factor.',
    off: 'A second factor is optional',
    offText: 'Everyone decides for themselves. A password alone can be watched or guessed.',
    on: 'Everyone needs a second factor',
    onText: 'Whoever has none will set one up at their next step; nothing else opens before that.',
    question: 'Require a second factor of everyone?',
    questionAll: 'Everyone already has one. Nobody will be able to turn off the last one.',
    questionText: (without) =>
      `Without one now: ${without}. They will set one up at their next step: an app or a passkey. If you have none yourself, you will do so at once.`,
    release: 'Stop requiring it',
    released: 'A second factor is optional again.',
    title: 'Sign-in protection',
    with: (count, all) => `${count} of\u00a0${all} have one`,
  },
);
