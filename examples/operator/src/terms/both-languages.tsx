import { Markdown } from '@element-cabinet/ui/markdown';
import { CircleAlert } from 'lucide-preact';
import { words } from './words.ts';

export interface Texts {
  ru: string;
  en: string;
}

export const isWritten = ({ ru, en }: Texts): boolean => ru.trim() !== '' && en.trim() !== '';

interface BothLanguagesProps {
  name: string;
  label: string;
  value: Texts;
  /** A text in Markdown of so many lines, with a look at it; a single line where absent. */
  rows?: number;
  wrong: boolean;
  onInput: (value: Texts) => void;
}

/** A text in Russian and in English, side by side, as it is written and as it will look. */
export function BothLanguages({ name, label, value, rows, wrong, onInput }: BothLanguagesProps) {
  return (
    <fieldset class="both">
      <legend>{label}</legend>
      {(['ru', 'en'] as const).map((language) => {
        const id = `${name}-${language}`;
        const missing = wrong && value[language].trim() === '';
        const common = {
          id,
          lang: language,
          value: value[language],
          'aria-invalid': missing,
          'aria-describedby': missing ? `${id}-error` : undefined,
        };
        return (
          <div class="field" key={language}>
            <label for={id}>{language === 'ru' ? words().russian : words().english}</label>
            {rows ? (
              <textarea
                {...common}
                rows={rows}
                maxLength={100_000}
                onInput={(event) => onInput({ ...value, [language]: event.currentTarget.value })}
              />
            ) : (
              <input
                type="text"
                {...common}
                maxLength={200}
                onInput={(event) => onInput({ ...value, [language]: event.currentTarget.value })}
              />
            )}
            {missing && (
              <p class="field-error" id={`${id}-error`}>
                <CircleAlert />
                {words().missing}
              </p>
            )}
            {rows && value[language].trim() !== '' && (
              <details>
                <summary>{words().preview}</summary>
                <Markdown text={value[language]} level={3} />
              </details>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
