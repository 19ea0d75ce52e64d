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
    demand: 'Demand it',
    demanded: 'A second factor is needed by everybody now.',
    off: 'A second factor is up to each person',
    offText: 'A password alone can be watched or guessed.',
    on: 'Everybody needs a second factor',
    onText: 'Whoever has none sets one up at their next step; nothing else opens before.',
    question: 'Demand a second factor of everybody?',
    questionAll: 'Everybody has one already. Nobody can take the last one away.',
    questionText: (without) =>
      `Without one now: ${without}. They set it up at their next step: an app or a passkey. If you have none, you do so at once.`,
    release: 'Demand it no longer',
    released: 'A second factor is up to each person again.',
    title: 'Protection of the sign-in',
    with: (count, all) => `${count} of\u00a0${all} have one`,
  },
);
