/** What is new in the sandbox; the newest is unread to everybody. */
export const releaseNotes = [
  {
    key: 'reconciliations',
    daysAgo: 120,
    title: { ru: 'Акты сверки — без писем', en: 'Reconciliations without letters' },
    body: {
      ru: 'Акт сверки за любой период теперь делается сам: **Платежи → Акты сверки**. Скачайте PDF для подписи или XLSX, а свою выгрузку из учётной программы сравните с нашей — расхождения видны построчно.',
      en: 'A reconciliation of any period now makes itself: **Payments → Reconciliations**. Download a PDF to sign or an XLSX, and compare the ledger of your accounting program with ours: what differs is shown line by line.',
    },
  },
  {
    key: 'calendar-feed',
    daysAgo: 45,
    title: { ru: 'Платежи в вашем календаре', en: 'Payments in your calendar' },
    body: {
      ru: 'Подпишите Outlook, Google или «Календарь» телефона на график платежей:\n\n- дата сдвигается вместе с производственным календарём;\n- оплаченное помечается само;\n- ссылку можно отозвать в любой момент.',
      en: 'Let Outlook, Google or the calendar of your telephone follow the schedule of payments:\n\n- a day moves with the production calendar;\n- what is paid says so;\n- the link can be revoked at any time.',
    },
  },
  {
    key: 'account',
    daysAgo: 6,
    title: { ru: 'Вход стал надёжнее', en: 'Signing in is safer' },
    body: {
      ru: 'В кабинете появились:\n\n- **второй фактор** — приложение с кодами или ключ доступа;\n- **история входов** — кто, откуда и с какого устройства;\n- кнопка **«Это был не я»** — она сразу закроет вход и сообщит нам.',
      en: 'New in the cabinet:\n\n- **a second factor**: an application with codes, or a passkey;\n- **the history of sign-ins**: who, from where and on which device;\n- the button **“This was not me”**, which locks the login at once and tells us.',
    },
  },
];
