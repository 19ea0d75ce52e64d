import { effect, signal } from '@preact/signals';
import { type Locale, locale } from './i18n.ts';

export type Theme = 'system' | 'light' | 'dark';

/** Light, dark, or as the system says. */
export const theme = signal<Theme>('system');

/** Puts the language and the theme on `<html>`, now and at every change. Returns what stops it. */
export function applyPreferences(): () => void {
  return effect(() => {
    const root = document.documentElement;
    root.lang = locale.value;
    if (theme.value === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme.value;
  });
}

const themes: readonly string[] = ['system', 'light', 'dark'];
const locales: readonly string[] = ['ru', 'en'];

/** Takes both from this browser's `localStorage` and keeps them there. For pages; the extension has its own storage. */
export function rememberPreferences(): void {
  const stored = localStorage.getItem('cabinet.theme') ?? '';
  if (themes.includes(stored)) theme.value = stored as Theme;
  const language = localStorage.getItem('cabinet.locale') ?? '';
  if (locales.includes(language)) locale.value = language as Locale;
  effect(() => {
    localStorage.setItem('cabinet.theme', theme.value);
    localStorage.setItem('cabinet.locale', locale.value);
  });
}
