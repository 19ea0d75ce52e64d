import { dictionary } from '@element-cabinet/ui/i18n';

export const words = dictionary(
  {
    title: 'Подключение расширения',
    forWhom: 'Расширение браузера войдёт от имени:',
    may: 'Оно сможет',
    allowedMoney: 'показывать долг, платежи, счета и уведомления всех ваших компаний',
    allowedActs: 'выставить счёт и сообщить «я оплатил», если это позволяет ваша роль',
    mayNot: 'Оно не сможет',
    refusedMoney: 'подписывать, принимать условия и менять договоры',
    refusedActs: 'менять пароль, почту и доступ других людей',
    only: 'Подтвердите, только если сами нажали «Подключить через кабинет» в расширении. Отключить его можно в любой момент в разделе «Сеансы».',
    allow: 'Подключить',
    allowing: 'Подключаем…',
    refuse: 'Не подключать',
    waiting: 'Ждём расширение…',
    waitingText:
      'Обычно это секунда. Если ничего не происходит, нажмите в расширении «Подключить через кабинет» ещё раз.',
    connected: 'Расширение подключено',
    connectedText: 'Откройте его кнопкой на панели браузера. Эту вкладку можно закрыть.',
    failed: 'Не получилось подключить',
    failedText:
      'Разрешение устарело или не дошло до сервера. Нажмите в расширении «Подключить через кабинет» ещё раз.',
    strange: 'Откройте эту страницу из расширения',
    strangeText: 'В адресе нет того, что добавляет расширение. Нажмите в нём «Подключить через кабинет».',
    toSessions: 'К сеансам',
  },
  {
    title: 'Connecting the extension',
    forWhom: 'The browser extension will be signed in as',
    may: 'It may',
    allowedMoney: 'show debts, payments, invoices and notifications of all your companies',
    allowedActs: 'make an invoice and say “I have paid”, where your role allows it',
    mayNot: 'It may not',
    refusedMoney: 'sign, accept terms or change contracts',
    refusedActs: 'change the password, the e-mail or other people’s access',
    only: 'Confirm only if you have pressed “Connect through the cabinet” in the extension yourself. It can be disconnected at any time under “Sessions”.',
    allow: 'Connect',
    allowing: 'Connecting…',
    refuse: 'Don’t connect',
    waiting: 'Waiting for the extension…',
    waitingText:
      'It usually takes a second. If nothing happens, press “Connect through the cabinet” in the extension again.',
    connected: 'The extension is connected',
    connectedText: 'Open it with its button in the browser toolbar. You can close this tab.',
    failed: 'Could not connect',
    failedText:
      'The permission expired, or did not reach the server. Press “Connect through the cabinet” in the extension again.',
    strange: 'Open this page from the extension',
    strangeText: 'The address lacks what the extension adds. Press “Connect through the cabinet” in it.',
    toSessions: 'To the sessions',
  },
);
