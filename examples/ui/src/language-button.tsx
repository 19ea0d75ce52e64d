import { Languages } from 'lucide-preact';
import { dictionary, locale } from './i18n.ts';

/** Named in the language that it switches to. */
const words = dictionary({ otherLanguage: 'English' }, { otherLanguage: 'Русский' });

export function LanguageButton() {
  const other = locale.value === 'ru' ? 'en' : 'ru';
  return (
    <button
      type="button"
      class="plain"
      lang={other}
      onClick={() => {
        locale.value = other;
      }}
    >
      <span class="menu-item">
        <Languages />
        {words().otherLanguage}
      </span>
    </button>
  );
}
