/** The user agreement of the sandbox's lessor: what changed in the second version is the fifth section. */

const ru = `## 1. О чём это соглашение

АО «Образцовый лизинг» (далее — «мы») даёт лизингополучателю личный кабинет: договоры, графики, платежи и документы. Соглашение заключается, когда вы принимаете его в кабинете, и действует, пока у вас есть вход.

## 2. Ваш вход

- Логин и пароль — только ваши. Для коллег владелец кабинета приглашает отдельных пользователей.
- Временный пароль действует семь дней и только до того, как вы зададите свой.
- Если вы думаете, что в кабинет вошёл кто-то другой, сообщите нам сразу — мы закроем вход.

## 3. Что показывает кабинет

Сведения о платежах обновляются по мере поступления денег из банка, обычно в течение рабочего дня. Пени показываются как оценка, пока мы не выставили их. При расхождении верны договор и подписанные документы.

## 4. Что мы обещаем

Мы бережём ваши данные, ведём журнал входов и действий и предупреждаем о плановых работах не позже чем за день. Кабинет ничего не стоит.
`;

const signaturesRu = `
## 5. Электронные сообщения и подпись

Уведомления в кабинете и письма на ваш e-mail считаются полученными в день отправки. Действие, подтверждённое одноразовым кодом из кабинета, равносильно подписанному на бумаге, если закон не требует иной подписи.
`;

const endRu = (section: number) => `
## ${section}. Как прекратить

Владелец кабинета может отказаться от него в любое время, обратившись к нам. Обязательства по договорам лизинга от этого не меняются.
`;

const en = `## 1. What this agreement is about

JSC “Obraztsovy Leasing” (“we”) gives the lessee a client cabinet: contracts, schedules, payments and documents. The agreement is made when you accept it in the cabinet, and holds while you have a login.

## 2. Your login

- The login and the password are yours alone. The owner of the cabinet invites colleagues as users of their own.
- A temporary password is valid for seven days, and only until you set your own.
- If you think that somebody else got into the cabinet, tell us at once and we will lock the login.

## 3. What the cabinet shows

What is known of payments is renewed as money comes in from the bank, usually within a working day. Penalties are shown as an estimate until we bill them. Where they differ, the contract and the signed documents hold.

## 4. What we promise

We guard your data, keep a log of sign-ins and acts, and tell of planned works at least a day ahead. The cabinet costs nothing.
`;

const signaturesEn = `
## 5. Electronic messages and signatures

Notifications in the cabinet and letters to your e-mail count as received on the day they are sent. An act confirmed by a one-time code of the cabinet is as good as one signed on paper, unless the law wants another signature.
`;

const endEn = (section: number) => `
## ${section}. How to end it

The owner of the cabinet may give it up at any time by writing to us. What is owed under leasing contracts does not change by that.
`;

export const userAgreement = {
  title: { ru: 'Пользовательское соглашение', en: 'User agreement' },
  versions: [
    { body: { ru: ru + endRu(5), en: en + endEn(5) }, changes: null },
    {
      body: { ru: ru + signaturesRu + endRu(6), en: en + signaturesEn + endEn(6) },
      changes: {
        ru: '- Новый раздел 5: когда уведомления считаются полученными и чему равносильно подтверждение одноразовым кодом.\n- Раздел «Как прекратить» стал шестым, его текст прежний.\n',
        en: '- A new section 5: when notifications count as received, and what a confirmation by a one-time code is as good as.\n- “How to end it” is now section 6; its text is the same.\n',
      },
    },
  ],
};
