import { locale } from '@element-cabinet/ui/i18n';

/** What mails are about, in words; a kind that is not here is shown as it is. */
const kinds: Record<string, { ru: string; en: string }> = {
  password_changed: { ru: 'Пароль изменён', en: 'Password changed' },
  password_reset: { ru: 'Новый пароль', en: 'Password reset' },
};

export const kindName = (kind: string): string => kinds[kind]?.[locale.value] ?? kind;
