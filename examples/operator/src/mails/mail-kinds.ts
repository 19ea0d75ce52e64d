import type { MailKind } from '@element-cabinet/sdk';
import { locale } from '@element-cabinet/ui/i18n';

/** What mails are about, in words. */
const kinds: Record<MailKind, [ru: string, en: string]> = {
  application_received: ['Заявка принята', 'Application received'],
  application_in_review: ['Заявка рассматривается', 'Application in review'],
  application_approved: ['Заявка одобрена', 'Application approved'],
  application_rejected: ['По заявке отказано', 'Application rejected'],
  credentials_issued: ['Логин и временный пароль', 'Login and temporary password'],
  credentials_reissued: ['Новый временный пароль', 'New temporary password'],
  membership_added: ['Доступ к ещё одной компании', 'Access to one more company'],
  invitation: ['Приглашение', 'Invitation'],
  member_removed: ['Доступ закрыт', 'Access removed'],
  password_reset: ['Ссылка для нового пароля', 'Link for a new password'],
  password_changed: ['Пароль изменён', 'Password changed'],
  new_device: ['Вход с нового устройства', 'Sign-in from a new device'],
  access_locked: ['Логин заблокирован: вошёл кто-то другой', 'Login locked: somebody else signed in'],
  incident_opened: ['Новый инцидент', 'New incident'],
  totp_enabled: ['Подключено приложение с кодами', 'Authenticator app set up'],
  totp_disabled: ['Отключено приложение с кодами', 'Authenticator app turned off'],
  recovery_codes_made: ['Новые коды восстановления', 'New recovery codes'],
  recovery_code_used: ['Вход по коду восстановления', 'Recovery code used'],
  passkey_added: ['Добавлен ключ доступа', 'Passkey added'],
  passkey_deleted: ['Удалён ключ доступа', 'Passkey deleted'],
  login_change_requested: ['Запрошена смена логина', 'Login change requested'],
  login_change_confirm: ['Подтверждение нового логина', 'Confirmation of a new login'],
  login_taken: ['Смена логина: адрес занят', 'Login change: the address is taken'],
  login_change_cancelled: ['Смена логина отменена', 'Login change cancelled'],
  login_change_expired: ['Срок смены логина истёк', 'Login change expired'],
  login_change_rejected: ['В смене логина отказано', 'Login change rejected'],
  login_change_approved: ['Логин изменён: на прежний адрес', 'Login changed: to the old address'],
  login_changed: ['Логин изменён: на новый адрес', 'Login changed: to the new address'],
  login_change_reverted: ['Прежний логин возвращён', 'Old login given back'],
};

/** A kind that this page does not know yet is shown as it is. */
export const kindName = (kind: MailKind): string => kinds[kind]?.[locale.value === 'ru' ? 0 : 1] ?? kind;
