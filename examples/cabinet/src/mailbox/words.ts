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
    lead: 'The e-mails of the sandbox: they are not sent anywhere, and everybody who opens it sees them.',
    empty: 'No e-mails yet',
    emptyText: 'Everything the server wants to send will appear here, such as a link for a new password.',
    to: (recipient) => `To: ${recipient}`,
    toLabel: 'To',
    when: 'When',
    back: 'All e-mails',
    looks: 'Preview',
    text: 'Text',
    letter: 'E-mail',
    signIn: 'Back to sign-in',
    none: 'There is no mailbox here',
    noneText: 'Only a sandbox has one. This server sends its e-mails.',
  },
);
