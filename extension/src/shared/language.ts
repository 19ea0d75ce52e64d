import { type Locale, locale } from '@element-cabinet/ui/i18n';
import { theme } from '@element-cabinet/ui/preferences';
import { type Appearance, appearance, type Language } from './storage.ts';

/** Russian where the browser speaks it, else English, unless the person chose. */
export function localeOf(language: Language, browserLanguage = navigator.language): Locale {
  if (language !== 'auto') return language;
  return browserLanguage.toLowerCase().startsWith('ru') ? 'ru' : 'en';
}

export function applyAppearance(chosen: Appearance): void {
  locale.value = localeOf(chosen.language);
  theme.value = chosen.theme;
}

/** The language of what the background says: tooltip, notices, the server's words. */
export async function speakStoredLanguage(): Promise<Locale> {
  locale.value = localeOf((await appearance.get()).language);
  return locale.value;
}
