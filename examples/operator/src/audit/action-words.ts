import { locale } from '@element-cabinet/ui/i18n';

/** What each action of the audit is called: Russian, English. */
const actions: Readonly<Record<string, readonly [ru: string, en: string]>> = {
  // sessions, account
  createSession: ['Вход', 'Signed in'],
  endCurrentSession: ['Выход', 'Signed out'],
  revokeSession: ['Завершение своего сеанса', 'Ended an own session'],
  revokeOtherSessions: ['Завершение своих других сеансов', 'Ended the other own sessions'],
  verifySession: ['Подтверждение личности', 'Proved who they are'],
  createExtensionGrant: ['Разрешение расширению', 'Let the extension in'],
  exchangeExtensionGrant: ['Вход расширения через кабинет', 'Extension signed in through the cabinet'],
  updateMe: ['Изменение своего профиля', 'Changed the own profile'],
  changePassword: ['Смена пароля', 'Changed the password'],
  requestPasswordReset: ['Запрос ссылки для нового пароля', 'Asked for a link to a new password'],
  completePasswordReset: ['Новый пароль по ссылке', 'Set a new password by a link'],
  startTotp: ['Подключение приложения с кодами: начало', 'Began to set up an authenticator app'],
  confirmTotp: ['Подключение приложения с кодами', 'Set up an authenticator app'],
  disableTotp: ['Отключение приложения с кодами', 'Took the authenticator app away'],
  regenerateRecoveryCodes: ['Новые запасные коды', 'Made new recovery codes'],
  registerPasskey: ['Новый ключ входа', 'Added a passkey'],
  renamePasskey: ['Переименование ключа входа', 'Renamed a passkey'],
  deletePasskey: ['Удаление ключа входа', 'Took a passkey away'],
  requestLoginChange: ['Запрос смены логина', 'Asked for another login'],
  cancelLoginChange: ['Отказ от смены логина', 'Gave a change of login up'],
  confirmLoginChange: ['Подтверждение нового логина', 'Confirmed a new login'],
  revertLoginChange: ['Возврат прежнего логина', 'Undid a change of login'],
  uploadLoginChangeAttachment: ['Файл к смене логина', 'Attached a file to a change of login'],
  downloadLoginChangeAttachment: ['Скачивание файла смены логина', 'Downloaded a file of a change of login'],
  acceptTerms: ['Согласие с правилами', 'Accepted terms'],
  markReleaseNotesRead: ['Новости продукта прочитаны', 'Read the release notes'],
  acceptInvitation: ['Принятие приглашения', 'Accepted an invitation'],
  joinByInvitation: ['Первый вход по приглашению', 'Joined by an invitation'],
  // people of a company
  inviteMember: ['Приглашение человека', 'Invited a person'],
  resendInvitation: ['Повторное приглашение', 'Sent an invitation again'],
  revokeInvitation: ['Отзыв приглашения', 'Revoked an invitation'],
  updateMember: ['Изменение доступа человека', 'Changed the access of a person'],
  removeMember: ['Закрытие доступа человеку', 'Removed a person'],
  updateCompanySecurity: ['Второй фактор в компании', 'Changed whether a company demands a second factor'],
  leaveCompany: ['Выход из компании', 'Left a company'],
  submitApplication: ['Заявка на лизинг', 'Applied for leasing'],
  // contracts, payments, invoices
  createBuyoutQuote: ['Расчёт выкупа', 'Made a buyout quote'],
  downloadBuyoutQuote: ['Скачивание расчёта выкупа', 'Downloaded a buyout quote'],
  acceptBuyoutQuote: ['Согласие на выкуп', 'Accepted a buyout quote'],
  announcePayment: ['Сообщение об оплате', 'Announced a payment'],
  withdrawPaymentAnnouncement: ['Отзыв сообщения об оплате', 'Withdrew an announcement of payment'],
  createInvoice: ['Выставление счёта', 'Made an invoice'],
  downloadInvoice: ['Скачивание счёта', 'Downloaded an invoice'],
  cancelInvoice: ['Отмена счёта', 'Cancelled an invoice'],
  createReconciliation: ['Акт сверки', 'Made a reconciliation'],
  downloadReconciliation: ['Скачивание акта сверки', 'Downloaded a reconciliation'],
  setOffOverpayment: ['Зачёт переплаты', 'Set off an overpayment'],
  createCalendarFeed: ['Календарь платежей: адрес', 'Made a calendar feed'],
  revokeCalendarFeed: ['Календарь платежей: отключение', 'Revoked a calendar feed'],
  markNotificationRead: ['Уведомление прочитано', 'Read a notification'],
  markAllNotificationsRead: ['Все уведомления прочитаны', 'Read all notifications'],
  // the staff
  getOperatorCompany: ['Просмотр компании и её людей', 'Looked at a company and its people'],
  getApplication: ['Просмотр заявки', 'Looked at an application'],
  startApplicationReview: ['Заявка взята в работу', 'Took an application into review'],
  approveApplication: ['Одобрение заявки', 'Approved an application'],
  rejectApplication: ['Отказ по заявке', 'Rejected an application'],
  issueCredentials: ['Выдача доступа', 'Issued credentials'],
  reissueCredentials: ['Повторная выдача доступа', 'Reissued credentials'],
  listCredentialIssues: ['Просмотр выдач доступа', 'Looked at issued credentials'],
  lockLogin: ['Закрытие входа', 'Locked a login'],
  unlockLogin: ['Открытие входа', 'Unlocked a login'],
  listOperatorLoginChanges: ['Просмотр смен логина', 'Looked at changes of login'],
  getOperatorLoginChange: ['Просмотр смены логина', 'Looked at a change of login'],
  createOperatorLoginChange: ['Смена логина клиента', 'Began to change a client’s login'],
  downloadOperatorLoginChangeForm: [
    'Скачивание заявления о смене логина',
    'Downloaded the form of a change of login',
  ],
  downloadOperatorLoginChangeAttachment: ['Скачивание файла клиента', 'Downloaded a client’s file'],
  uploadOperatorLoginChangeAttachment: [
    'Файл клиента к смене логина',
    'Attached a client’s file to a change of login',
  ],
  approveLoginChange: ['Одобрение смены логина', 'Approved a change of login'],
  rejectLoginChange: ['Отказ в смене логина', 'Refused a change of login'],
  listStaff: ['Просмотр сотрудников', 'Looked at the staff'],
  inviteStaff: ['Приглашение сотрудника', 'Invited a member of staff'],
  resendStaffInvitation: ['Повторное приглашение сотрудника', 'Sent a staff invitation again'],
  revokeStaffInvitation: ['Отзыв приглашения сотрудника', 'Revoked a staff invitation'],
  updateStaff: ['Изменение роли сотрудника', 'Changed a member of staff'],
  removeStaff: ['Закрытие доступа сотруднику', 'Removed a member of staff'],
  listOperatorMails: ['Просмотр писем', 'Looked at the mails'],
  retryMail: ['Повторная отправка письма', 'Sent a mail again'],
  publishLegalDocument: ['Публикация правил', 'Published terms'],
  createReleaseNote: ['Новость продукта', 'Published a release note'],
  createOffice: ['Новый офис', 'Made an office'],
  updateOffice: ['Изменение офиса', 'Changed an office'],
  deleteOffice: ['Удаление офиса', 'Deleted an office'],
  createOperatorContract: ['Новый договор', 'Made a contract'],
  amendOperatorContract: ['Изменение графика', 'Amended a schedule'],
  activateOperatorContract: ['Ввод договора в действие', 'Put a contract into force'],
  completeOperatorContract: ['Завершение договора', 'Completed a contract'],
  terminateOperatorContract: ['Расторжение договора', 'Terminated a contract'],
  createPortfolioImport: ['Загрузка портфеля', 'Uploaded a portfolio'],
  confirmPortfolioImport: ['Подтверждение портфеля', 'Confirmed a portfolio'],
  createBankStatementImport: ['Загрузка выписки', 'Uploaded a bank statement'],
  confirmBankStatementImport: ['Подтверждение выписки', 'Confirmed a bank statement'],
  billPenalty: ['Начисление пени', 'Billed a penalty'],
  createOperatorReceipt: ['Поступление вручную', 'Entered a receipt'],
  allocateReceipt: ['Распределение поступления', 'Allocated a receipt'],
  undoAllocation: ['Отмена распределения', 'Undid an allocation'],
  loadCalendarYear: ['Загрузка производственного календаря', 'Loaded a calendar year'],
  listAuditEntries: ['Просмотр журнала действий', 'Looked at the audit'],
  // the sandbox
  advanceClock: ['Перевод часов песочницы', 'Moved the sandbox’s clock'],
  resetSandbox: ['Сброс песочницы', 'Reset the sandbox'],
};

/** An action in words; one that is not known here by its own name. */
export function actionName(action: string): string {
  const [ru, en] = actions[action] ?? [action, action];
  return locale.value === 'ru' ? ru : en;
}

/** All that can be chosen, by their words. */
export function knownActions(): { id: string; name: string }[] {
  return Object.keys(actions)
    .map((id) => ({ id, name: actionName(id) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale.value));
}
