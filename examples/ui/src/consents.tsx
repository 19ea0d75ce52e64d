import { ApiError, type LegalDocument } from '@element-cabinet/sdk';
import { CircleAlert } from 'lucide-preact';
import { words } from './consent-words.ts';
import { locale } from './i18n.ts';

/** Which document of each kind was agreed to, by its id. */
export type Agreed = Readonly<Record<string, string>>;

const fieldOf = { personal_data: 'personalData', user_agreement: 'userAgreement' } as const;
/** The field of a form that agrees to a document. */
export const consentField = ({ kind }: Pick<LegalDocument, 'kind'>) => fieldOf[kind];

/** What is said at each document that is not agreed to. */
export const missingConsents = (documents: readonly LegalDocument[], agreed: Agreed) =>
  Object.fromEntries(
    documents
      .filter((document) => agreed[consentField(document)] !== document.id)
      .map((document) => [consentField(document), words().missing]),
  );

/** Whether the server asks for newer versions than those that were shown. */
export const isOutdated = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'consent_outdated';

interface ConsentsProps {
  documents: readonly LegalDocument[];
  /** Where the texts are read. */
  href: string;
  agreed: Agreed;
  errors: Readonly<Record<string, string | undefined>>;
  onInput: (name: string, value: string) => void;
}

/** Each text is agreed to by itself, and nothing is ticked beforehand. */
export function Consents({ documents, href, errors, onInput, agreed }: ConsentsProps) {
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
                checked={agreed[name] === document.id}
                aria-invalid={error !== undefined}
                aria-describedby={error === undefined ? undefined : `${name}-error`}
                onChange={({ currentTarget }) => onInput(name, currentTarget.checked ? document.id : '')}
              />
              <span>
                {words().agreeTo}
                <a href={href} target="_blank" rel="noreferrer">
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
