import { ApiError, type ApplicationReceived, RateLimitError } from '@element-cabinet/sdk';
import { regionName, regionsOf } from '@element-cabinet/sdk/format';
import { Consents, isOutdated } from '@element-cabinet/ui/consents';
import { describeError } from '@element-cabinet/ui/errors';
import { Field } from '@element-cabinet/ui/field';
import { focusField } from '@element-cabinet/ui/focus-field';
import { locale } from '@element-cabinet/ui/i18n';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { Throttled } from '@element-cabinet/ui/throttled';
import { useResource } from '@element-cabinet/ui/use-resource';
import { CircleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { paths } from '../paths.ts';
import {
  check,
  clientTypes,
  type Errors,
  errorsOf,
  fields,
  formOf,
  groupAmount,
  innDigits,
  keepDraft,
  readDraft,
  sentAs,
} from './form.ts';
import { words } from './words.ts';

interface ApplyFormProps {
  onReceived: (answer: ApplicationReceived, email: string) => void;
}

/** The form; the texts to agree to come from the server. */
export function ApplyForm({ onReceived }: ApplyFormProps) {
  const terms = useResource('terms-current', () => cabinet.terms.getCurrentTerms());
  const [draft, setDraft] = useState(readDraft);
  const [errors, setErrors] = useState<Errors>({});
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const { typed } = draft;
  const keep = (next: typeof draft) => {
    setDraft(next);
    keepDraft(next);
  };
  const type = (name: string, value: string) => {
    keep({ ...draft, typed: { ...typed, [name]: value } });
    setErrors(({ [name]: _gone, ...rest }) => rest);
  };
  const show = (found: Errors) => {
    setErrors(found);
    const first = fields.find((name) => found[name]);
    if (first) focusField(first);
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    setFailure(undefined);
    const found = check(typed, terms.data?.documents ?? []);
    show(found);
    // Without the texts nobody can agree to them; what keeps them away is told in their place.
    if (!terms.data) terms.refresh();
    if (!terms.data || Object.keys(found).length > 0) return;
    const form = formOf(typed);
    const sent = sentAs(form, draft.sent);
    keep({ typed, sent });
    setBusy(true);
    try {
      const answer = await cabinet.applications.submit({ body: { ...form, submissionId: sent.id } });
      keepDraft(null);
      onReceived(answer, form.email);
    } catch (error) {
      setBusy(false);
      const told = errorsOf((error instanceof ApiError && error.problem?.errors) || []);
      if (isOutdated(error)) terms.refresh();
      if (Object.keys(told).length === 0) setFailure(error);
      show(told);
    }
  };
  const field = (name: string, label: string, more: object = {}) => (
    <Field
      name={name}
      label={label}
      value={typed[name] ?? ''}
      onInput={(value) => type(name, value)}
      error={errors[name]}
      {...more}
    />
  );
  const { clientType } = typed;
  const ownName = {
    legal_entity: 'nameOfEntity',
    sole_proprietor: 'nameOfProprietor',
    person: 'nameOfPerson',
  } as const;
  return (
    <form onSubmit={submit} noValidate>
      <fieldset class="form-part">
        <legend>{words().applicant}</legend>
        <div class="choices">
          {clientTypes.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="clientType"
                value={each}
                checked={clientType === each}
                onChange={() => {
                  type('clientType', each);
                  setErrors({});
                }}
              />
              {words()[each]}
            </label>
          ))}
        </div>
        <div class="form-grid two">
          {field('inn', words().inn, {
            hint: innDigits(clientType) === 10 ? words().innOfEntity : words().innOfPerson,
            ...{ inputMode: 'numeric', maxLength: 40 },
          })}
          {field('name', words()[ownName[clientType]], {
            ...{ autoComplete: clientType === 'legal_entity' ? 'organization' : 'name', maxLength: 300 },
          })}
        </div>
      </fieldset>
      <fieldset class="form-part">
        <legend>{words().contact}</legend>
        <div class="form-grid two">
          {clientType !== 'person' &&
            field('contactName', words().contactName, {
              ...{ hint: words().contactHint, autoComplete: 'name', maxLength: 200 },
            })}
          <RegionField
            value={typed.region ?? ''}
            error={errors.region}
            onInput={(value) => type('region', value)}
          />
          {field('email', words().email, {
            ...{ type: 'email', autoComplete: 'email', hint: words().emailHint, maxLength: 254 },
          })}
          {field('phone', words().phone, {
            ...{ type: 'tel', autoComplete: 'tel', hint: '+7 999 123-45-67', maxLength: 40 },
          })}
        </div>
      </fieldset>
      <fieldset class="form-part">
        <legend>{words().wanted}</legend>
        <div class="form-grid two">
          {field('asset', words().asset, { hint: words().assetHint, maxLength: 500 })}
          {field('amount', words().amount, {
            hint: '9\u00a0500\u00a0000',
            inputMode: 'decimal',
            maxLength: 20,
            onBlur: () => typed.amount && type('amount', groupAmount(typed.amount)),
          })}
        </div>
      </fieldset>
      <ResourceView resource={terms} skeleton={<SkeletonRows rows={2} columns={1} />}>
        {({ documents }) => (
          <Consents {...{ documents, errors }} agreed={typed} href={paths.terms()} onInput={type} />
        )}
      </ResourceView>
      <Failed failure={failure} />
      <button type="submit" class="primary" aria-disabled={busy}>
        {busy ? words().sending : words().submit}
      </button>
    </form>
  );
}

interface RegionFieldProps {
  value: string;
  error: string | undefined;
  onInput: (value: string) => void;
}

/** A list of the browser's own: it is searched by typing. */
function RegionField({ value, error, onInput }: RegionFieldProps) {
  return (
    <div class="field">
      <label for="region">{words().region}</label>
      <select
        id="region"
        name="region"
        value={value}
        autoComplete="address-level1"
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : 'region-error'}
        onChange={({ currentTarget }) => onInput(currentTarget.value)}
      >
        <option value="">{words().regionChoose}</option>
        {regionsOf(locale.value).map((region) => (
          <option key={region} value={region}>
            {regionName(region, locale.value)}
          </option>
        ))}
      </select>
      {error !== undefined && (
        <p class="field-error" id="region-error">
          <CircleAlert />
          {error}
        </p>
      )}
    </div>
  );
}

function Failed({ failure }: { failure: unknown }) {
  if (failure === undefined) return null;
  if (failure instanceof RateLimitError) return <Throttled retryAfterMs={failure.retryAfterMs ?? 60_000} />;
  const { title, detail } = describeError(failure);
  return (
    <div class="door-failure" role="alert">
      <b>{title}</b>
      <p>
        {detail} {words().kept}
      </p>
    </div>
  );
}
