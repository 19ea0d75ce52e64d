/** The consent to the processing of personal data of the sandbox's lessor. */

const ru = `Я даю АО «Образцовый лизинг» (ИНН 7700090411, 125167, г. Москва, Ленинградский проспект, д. 37, офис 412) согласие обрабатывать мои персональные данные на этих условиях.

## Какие данные

Фамилия, имя, отчество; e-mail и телефон; компания, которую я представляю, и моя роль в ней; сетевой адрес, устройство и время входов и действий в кабинете.

## Зачем

Чтобы дать мне доступ в личный кабинет, заключить и исполнять договоры лизинга, отвечать на обращения и защищать вход от посторонних.

## Что с ними делают

Собирают, записывают, хранят, уточняют, используют и уничтожают — с помощью программ и без них. Третьим лицам данные передаются, только когда этого требует закон. Данные хранятся в России.

## Как долго

Пока у меня есть вход в кабинет, и пять лет после окончания последнего договора: столько велит хранить документы закон.

## Как отозвать

Письмом на cabinet@lessor.example или заявлением в офисе. После отзыва данные уничтожаются, кроме тех, что мы обязаны хранить; доступ в кабинет прекращается.
`;

const en = `I consent that JSC “Obraztsovy Leasing” (INN 7700090411, 37 Leningradsky prospekt, office 412, Moscow, 125167) processes my personal data on these terms.

## Which data

The full name; e-mail and telephone; the company that I represent and my role in it; the network address, the device and the time of sign-ins and acts in the cabinet.

## What for

To give me the client cabinet, to make and perform leasing contracts, to answer requests and to guard the login from strangers.

## What is done with them

They are collected, recorded, kept, corrected, used and destroyed, by programs and without. They are given to others only where the law demands it. The data are kept in Russia.

## For how long

While I have a login, and five years after the last contract ends: for so long the law tells to keep documents.

## How to withdraw

By a letter to cabinet@lessor.example or an application in the office. After that the data are destroyed, but for those that we must keep, and the access to the cabinet ends.
`;

export const personalData = {
  title: {
    ru: 'Согласие на обработку персональных данных',
    en: 'Consent to the processing of personal data',
  },
  versions: [{ body: { ru, en }, changes: null }],
};
