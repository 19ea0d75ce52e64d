import { type Fresh, type Me, PreconditionError } from '@element-cabinet/sdk';
import { useState } from 'preact/hooks';
import { Card } from './card.tsx';
import { Failure } from './failure.tsx';
import { Field } from './field.tsx';
import { words } from './people-words.ts';
import { ResourceView } from './resource-view.tsx';
import { Screen } from './screen.tsx';
import { cabinet, useMe } from './session.ts';
import { SkeletonRows } from './skeleton.tsx';
import { showToast } from './toast.tsx';
import { useResource } from './use-resource.ts';

interface ProfileScreenProps {
  product: string;
  /** Where the login is changed. */
  loginChange?: string;
}

/** One's own name, phone and language of mails. */
export function ProfileScreen({ product, loginChange }: ProfileScreenProps) {
  const profile = useResource('profile', () => cabinet.account.getMe({ etag: null }));
  return (
    <Screen title={words().profile} product={product}>
      <ResourceView resource={profile} skeleton={<Skeleton />}>
        {(seen) =>
          seen && <Form key={seen.etag} seen={seen} loginChange={loginChange} onSaved={profile.refresh} />
        }
      </ResourceView>
    </Screen>
  );
}

interface FormProps {
  seen: Fresh<Me>;
  loginChange: string | undefined;
  onSaved: () => void;
}

function Form({ seen: { data: person, etag }, loginChange, onSaved }: FormProps) {
  const [name, setName] = useState(person.name);
  const [phone, setPhone] = useState(person.phone ?? '');
  const [locale, setLocale] = useState(person.locale ?? 'ru');
  const [errors, setErrors] = useState<{ name?: string | undefined; phone?: string | undefined }>({});
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const me = useMe();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const digits = phone.replace(/\D/g, '').length;
    const wrong = {
      name: name.trim().length < 2 ? words().nameMissing : undefined,
      phone:
        phone.trim() && (digits < 5 || digits > 15 || /[^+\d\s()-]/.test(phone))
          ? words().phoneWrong
          : undefined,
    };
    setErrors(wrong);
    setFailure(undefined);
    if (wrong.name ?? wrong.phone) return document.getElementById(wrong.name ? 'name' : 'phone')?.focus();
    setBusy(true);
    try {
      const body = { name: name.trim(), phone: phone.trim() || null, locale };
      await cabinet.account.updateMe({ body }, etag ? { ifMatch: etag } : {});
      showToast({ text: words().saved });
      onSaved();
      me.refresh();
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  };
  return (
    <Card class="profile">
      <form class="stack" onSubmit={submit} noValidate>
        <div class="field">
          <span class="field-label">{words().login}</span>
          <div class="profile-login">
            <span>{person.email}</span>
            {loginChange && <a href={loginChange}>{words().change}</a>}
          </div>
        </div>
        <Field
          {...{ name: 'name', label: words().name, autoComplete: 'name', value: name, error: errors.name }}
          onInput={setName}
        />
        <Field
          {...{ name: 'phone', label: words().phone, autoComplete: 'tel', value: phone, error: errors.phone }}
          onInput={setPhone}
        />
        <div class="field">
          <label for="locale">{words().locale}</label>
          <select
            id="locale"
            value={locale}
            onChange={({ currentTarget: { value } }) => setLocale(value === 'en' ? 'en' : 'ru')}
          >
            <option value="ru">Русский</option>
            <option value="en">English</option>
          </select>
        </div>
        {failure instanceof PreconditionError ? (
          <p class="notice" role="alert">
            {words().profileChanged}
          </p>
        ) : (
          <Failure failure={failure} />
        )}
        <div class="actions">
          <button type="submit" class="primary" aria-disabled={busy}>
            {busy ? words().saving : words().save}
          </button>
        </div>
      </form>
    </Card>
  );
}

function Skeleton() {
  return (
    <div class="card profile">
      <SkeletonRows rows={4} columns={1} />
    </div>
  );
}
