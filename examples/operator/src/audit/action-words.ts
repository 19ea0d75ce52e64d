import { locale } from '@element-cabinet/ui/i18n';

/** What each action of the audit is called: Russian, English. */
const actions: Readonly<Record<string, readonly [ru: string, en: string]>> = {
  // sessions, account
  createSession: ['Вход', 'Signed in'],
  endCurrentSession: ['Выход', 'Signed out'],
  revokeSession: ['Завершение своего сеанса', 'Ended an own session'],
  createExtensionGrant: ['Разрешение расширению', 'Let the extension in'],
  exchangeExtensionGrant: ['Вход расширения через кабинет', 'Extension signed in through the cabinet'],
  updateMe: ['Изменение своего профиля', 'Changed the own profile'],
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
