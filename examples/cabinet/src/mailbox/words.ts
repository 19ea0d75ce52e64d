import { dictionary } from '@element-cabinet/ui/i18n';

export const words = dictionary(
  {
    lead: 'Письма песочницы: наружу они не уходят и видны каждому, кто её открыл.',
    empty: 'Писем пока нет',
    emptyText: 'Здесь появится всё, что сервер захочет отправить, например ссылка для нового пароля.',
    to: (recipient: string) => `Кому: ${recipient}`,
    toLabel: 'Кому',
    when: 'Когда',
    back: 'Все письма',
    looks: 'Как выглядит',
    text: 'Текст',
    letter: 'Письмо',
    signIn: 'Ко входу',
    none: 'Почтового ящика здесь нет',
    noneText: 'Он есть только в песочнице. Этот сервер отправляет письма по почте.',
  },
  {
    lead: 'The mail of the sandbox: it goes nowhere, and everybody who opened the sandbox sees it.',
    empty: 'No mail yet',
    emptyText: 'Whatever the server wants to send will be here, a link for a new password for one.',
    to: (recipient) => `To: ${recipient}`,
    toLabel: 'To',
    when: 'When',
    back: 'All mail',
    looks: 'As it looks',
    text: 'Text',
    letter: 'The mail',
    signIn: 'To the sign-in',
    none: 'There is no mailbox here',
    noneText: 'Only a sandbox has one. This server sends its mail.',
  },
);
