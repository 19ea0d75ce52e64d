import type { LegalDocument } from '@element-cabinet/sdk';
import { locale } from '@element-cabinet/ui/i18n';
import { CircleAlert } from 'lucide-preact';
import { paths } from '../paths.ts';
import { consentField, type Errors, type Typed } from './form.ts';
import { words } from './words.ts';

interface ConsentsProps {
  documents: readonly LegalDocument[];
  typed: Typed;
  errors: Errors;
  onInput: (name: string, value: string) => void;
}

/** Each text is agreed to by itself, and nothing is ticked beforehand. */
export function Consents({ documents, errors, onInput, typed }: ConsentsProps) {
  return (
    <div class="form-part">
      {documents.map((document) => {
        const name = consentField(document);
        const error = errors[name];
        return (
          <div class="consent" key={document.id}>
            <label for={name}>
              <input
                id={name}
                type="checkbox"
                checked={typed[name] === document.id}
                aria-invalid={error !== undefined}
                aria-describedby={error === undefined ? undefined : `${name}-error`}
                onChange={({ currentTarget }) => onInput(name, currentTarget.checked ? document.id : '')}
              />
              <span>
                {words().agreeTo}
                <a href={paths.terms()} target="_blank" rel="noreferrer">
                  {document.title[locale.value]}
                  <span class="hidden-visually"> ({words().opensAnew})</span>
                </a>
              </span>
            </label>
            {error !== undefined && (
              <p class="field-error" id={`${name}-error`}>
                <CircleAlert />
                {error}
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
}
