import type { Locale } from '../../platform/locale.ts';
import type { Letter } from '../../platform/mail/letter.ts';

/** What the letters about a change of login tell. */
export type ToldChange = { oldLogin: string; newLogin: string };
type Words = Record<Locale, Letter>;

const logins = ({ oldLogin, newLogin }: ToldChange) => ({
  ru: { facts: [['Был', oldLogin] as const, ['Станет', newLogin] as const] },
  en: { facts: [['Was', oldLogin] as const, ['Will be', newLogin] as const] },
});
const changedLogins = ({ oldLogin, newLogin }: ToldChange) => ({
  ru: { facts: [['Был', oldLogin] as const, ['Стал', newLogin] as const] },
  en: { facts: [['Was', oldLogin] as const, ['Is', newLogin] as const] },
});
const notYou = {
  ru: 'Если это были не вы, ничего не делайте и никому не пересылайте это письмо: без перехода по ссылке этот адрес логином не станет.',
  en: 'If it was not you, do nothing and forward this mail to nobody: unless the link is followed, this address does not become a login.',
};

/** To the new address: prove that the mailbox is yours. */
export const confirmLetter = (change: ToldChange, url: string): Words => ({
  ru: {
    subject: 'Подтвердите новый логин',
    heading: 'Подтвердите, что это ваш адрес',
    body: ['По этому адресу хотят входить в личный кабинет.', logins(change).ru],
    action: { label: 'Подтвердить адрес', url },
    note: `Ссылка действует 48 часов. После неё заявление ещё должен одобрить сотрудник лизинговой компании. ${notYou.ru}`,
  },
  en: {
    subject: 'Confirm the new login',
    heading: 'Confirm that this address is yours',
    body: ['Somebody wants to sign in to the client cabinet by this address.', logins(change).en],
    action: { label: 'Confirm the address', url },
    note: `The link works for 48 hours. After that the leasing company still has to approve the form. ${notYou.en}`,
  },
});

/** To an address that is somebody's login already: its owner alone is told so. */
export const takenLetter = (newLogin: string): Words => ({
  ru: {
    subject: 'Этот адрес уже используется для входа',
    heading: 'Этот адрес — уже ваш логин',
    body: [
      `Кто-то попросил сделать ${newLogin} своим логином в личном кабинете, но по этому адресу уже входите вы. Ничего не изменилось.`,
      'Если просили вы, чтобы объединить два логина, — выберите другой адрес или обратитесь к своему менеджеру.',
    ],
    note: 'Если просили не вы, делать ничего не нужно: тому, кто просил, мы не сказали, что этот адрес занят.',
  },
  en: {
    subject: 'This address is used to sign in already',
    heading: 'This address is your login already',
    body: [
      `Somebody asked to make ${newLogin} their login to the client cabinet, but you sign in by it already. Nothing has changed.`,
      'If it was you, in order to join two logins, choose another address or ask your manager.',
    ],
    note: 'If it was not you, nothing is to be done: whoever asked was not told that the address is taken.',
  },
});

/** To the old address: somebody asked. */
export const requestedLetter = (change: ToldChange, url: string, lostMailbox: boolean): Words => ({
  ru: {
    subject: 'Просьба сменить ваш логин',
    heading: 'Ваш логин просят сменить',
    body: [
      lostMailbox
        ? 'Сотрудник лизинговой компании начал смену логина: ему сказали, что доступ к этому почтовому ящику потерян, и он проверил личность.'
        : 'В личном кабинете попросили сменить логин. Пока ничего не изменилось: новый адрес нужно подтвердить, а заявление — одобрить сотруднику лизинговой компании.',
      logins(change).ru,
    ],
    action: { label: 'Это не я, отменить', url },
    note: 'Если это вы, делать ничего не нужно. Ссылка отменяет смену до одобрения и ещё 72 часа после него. Если это не вы, после отмены смените пароль.',
  },
  en: {
    subject: 'Your login is asked to be changed',
    heading: 'Somebody asked to change your login',
    body: [
      lostMailbox
        ? 'The leasing company began to change the login: they were told that this mailbox is lost, and checked who asked.'
        : 'Another login was asked for in the client cabinet. Nothing has changed yet: the new address is to be confirmed, and the leasing company is to approve the form.',
      logins(change).en,
    ],
    action: { label: 'It was not me, cancel', url },
    note: 'If it was you, nothing is to be done. The link cancels the change until it is approved and undoes it for 72 hours after. If it was not you, change your password then.',
  },
});

/** To the old address: it is done, and can be undone. */
export const approvedOldLetter = (change: ToldChange, url: string): Words => ({
  ru: {
    subject: 'Логин изменён',
    heading: 'По этому адресу больше не входят',
    body: ['Сотрудник лизинговой компании одобрил смену логина.', changedLogins(change).ru],
    action: { label: 'Это не я, вернуть логин', url },
    note: 'Вернуть прежний логин можно в течение 72 часов: все входы при этом завершатся, а мы узнаем о происшествии.',
  },
  en: {
    subject: 'The login is changed',
    heading: 'Nobody signs in by this address any more',
    body: ['The leasing company approved the change of login.', changedLogins(change).en],
    action: { label: 'It was not me, undo', url },
    note: 'The former login can be given back within 72 hours: all sessions end then, and we learn of the incident.',
  },
});

/** To the new address: sign in by it. */
export const approvedNewLetter = (change: ToldChange, url: string): Words => ({
  ru: {
    subject: 'Новый логин действует',
    heading: 'Входите по новому логину',
    body: [
      'Смена логина одобрена. Пароль и второй фактор остались прежними; входы на других устройствах завершены.',
      changedLogins(change).ru,
    ],
    action: { label: 'Войти', url },
  },
  en: {
    subject: 'The new login works',
    heading: 'Sign in by the new login',
    body: [
      'The change of login is approved. The password and the second factor are as before; sessions on other devices have ended.',
      changedLogins(change).en,
    ],
    action: { label: 'Sign in', url },
  },
});

/** To the login that holds: refused, and why. */
export const rejectedLetter = (change: ToldChange, reason: string, url: string): Words => ({
  ru: {
    subject: 'Логин не изменён',
    heading: 'Смену логина не одобрили',
    body: [
      {
        facts: [
          ['Просили', change.newLogin],
          ['Причина', reason],
        ],
      },
      'Логин остался прежним.',
    ],
    action: { label: 'Попросить снова', url },
  },
  en: {
    subject: 'The login is not changed',
    heading: 'The change of login was refused',
    body: [
      {
        facts: [
          ['Asked for', change.newLogin],
          ['Reason', reason],
        ],
      },
      'The login is as before.',
    ],
    action: { label: 'Ask again', url },
  },
});

/** To the old address: its link cancelled what was not decided. */
export const cancelledLetter = (change: ToldChange, url: string): Words => ({
  ru: {
    subject: 'Смена логина отменена',
    heading: 'Логин остаётся прежним',
    body: [`Смену логина на ${change.newLogin} отменили по ссылке из письма. Ничего не изменилось.`],
    action: { label: 'Войти и сменить пароль', url },
    note: 'Если просили не вы, кто-то мог узнать ваш пароль: смените его и завершите чужие входы.',
  },
  en: {
    subject: 'The change of login is cancelled',
    heading: 'The login stays',
    body: [
      `The change of login to ${change.newLogin} was cancelled by the link of the mail. Nothing has changed.`,
    ],
    action: { label: 'Sign in and change the password', url },
    note: 'If it was not you who asked, somebody may know your password: change it and end the sessions that are not yours.',
  },
});

/** To both addresses: the old login is back. */
export const revertedLetter = (change: ToldChange, url: string): Words => ({
  ru: {
    subject: 'Прежний логин возвращён',
    heading: 'Смену логина отменили',
    body: [
      `Снова входят по адресу ${change.oldLogin}; адрес ${change.newLogin} логином больше не служит.`,
      'Все входы завершены, ссылки для сброса пароля не действуют. Мы завели происшествие и разберёмся, что случилось.',
    ],
    action: { label: 'Задать новый пароль', url },
  },
  en: {
    subject: 'The former login is back',
    heading: 'The change of login was undone',
    body: [
      `One signs in by ${change.oldLogin} again; ${change.newLogin} is no login any more.`,
      'All sessions have ended, and links to reset the password do not work. We opened an incident and will find out what happened.',
    ],
    action: { label: 'Set a new password', url },
  },
});

/** To the login that holds: nothing came of it in time. */
export const expiredLetter = (change: ToldChange, confirmed: boolean, url: string): Words => ({
  ru: {
    subject: 'Срок смены логина истёк',
    heading: 'Логин остаётся прежним',
    body: [
      confirmed
        ? `Смену логина на ${change.newLogin} не завершили за 30 дней, и она закрыта.`
        : `Адрес ${change.newLogin} не подтвердили за 48 часов, и смена логина закрыта.`,
    ],
    action: { label: 'Попросить снова', url },
  },
  en: {
    subject: 'The change of login has expired',
    heading: 'The login stays',
    body: [
      confirmed
        ? `The change of login to ${change.newLogin} was not finished within 30 days and is closed.`
        : `${change.newLogin} was not confirmed within 48 hours, and the change of login is closed.`,
    ],
    action: { label: 'Ask again', url },
  },
});
