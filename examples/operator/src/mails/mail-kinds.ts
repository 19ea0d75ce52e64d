import { locale } from '@element-cabinet/ui/i18n';

/** What mails are about, in words; a kind that is not here is shown as it is. */
const kinds: Record<string, { ru: string; en: string }> = {
  application_received: { ru: 'Заявка принята', en: 'Application received' },
  invitation: { ru: 'Приглашение', en: 'Invitation' },
  member_removed: { ru: 'Доступ закрыт', en: 'Access removed' },
  passkey_added: { ru: 'Добавлен ключ доступа', en: 'Passkey added' },
  password_changed: { ru: 'Пароль изменён', en: 'Password changed' },
  password_reset: { ru: 'Новый пароль', en: 'Password reset' },
  recovery_code_used: { ru: 'Вход по запасному коду', en: 'Recovery code used' },
  totp_enabled: { ru: 'Подключён второй фактор', en: 'Second factor set up' },
};

export const kindName = (kind: string): string => kinds[kind]?.[locale.value] ?? kind;
