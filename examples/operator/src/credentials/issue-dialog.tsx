import { ApiError, type Contract } from '@element-cabinet/sdk';
import { Dialog } from '@element-cabinet/ui/dialog';
import { Failure } from '@element-cabinet/ui/failure';
import { Field } from '@element-cabinet/ui/field';
import { focusField } from '@element-cabinet/ui/focus-field';
import { locale } from '@element-cabinet/ui/i18n';
import { cabinet } from '@element-cabinet/ui/session';
import { useState } from 'preact/hooks';
import { type Issued, useTold } from './told.ts';
import { type Way, WayChoice } from './way-choice.tsx';
import { words } from './words.ts';

interface IssueDialogProps {
  company: { id: string; name: string };
  /** To choose from. */
  contracts?: Contract[];
  /** What an application told of the person. */
  known?: { email: string; fullName: string; contractId: string };
  onClose: () => void;
  onIssued: (issued: Issued) => void;
}

type Wrong = { email?: string; fullName?: string };

/** A person of the company who gets the cabinet. What was typed stays until it was sent. */
export function IssueDialog({ company, contracts = [], known, onClose, onIssued }: IssueDialogProps) {
  const [form, setForm] = useState({
    ...(known ?? { email: '', fullName: '', contractId: '' }),
    locale: 'ru' as 'ru' | 'en',
  });
  const [way, setWay] = useState<Way>(known ? 'print' : 'mail');
  const [wrong, setWrong] = useState<Wrong>({});
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const told = useTold(company);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const [email, fullName] = [form.email.trim(), form.fullName.trim()];
    const found: Wrong = {};
    if (!/^\S+@\S+\.\S+$/.test(email)) found.email = words().emailWrong;
    if (fullName.length < 2) found.fullName = words().nameMissing;
    setWrong(found);
    if (found.email || found.fullName) focusField(found.fullName ? 'person-name' : 'person-email');
    if (busy || found.email || found.fullName) return;
    setBusy(true);
    setFailure(undefined);
    const contract = form.contractId ? { contractId: form.contractId } : {};
    try {
      const body = { email, fullName, way, locale: form.locale, ...contract };
      const issued = await cabinet.operator.credentials.issue({ operatorCompanyId: company.id, body });
      onIssued(issued);
      told(issued);
    } catch (error) {
      const atEmail =
        error instanceof ApiError && error.problem?.errors?.some(({ pointer }) => pointer === '/email');
      if (atEmail) {
        setWrong({ email: words().emailWrong });
        focusField('person-email');
      } else setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Dialog title={words().issueTitle} onClose={onClose} class="credentials-dialog">
      <p>{words().issueText(company.name)}</p>
      <form onSubmit={submit} noValidate>
        <Field
          name="person-name"
          label={words().fullName}
          value={form.fullName}
          error={wrong.fullName}
          onInput={(fullName) => setForm({ ...form, fullName })}
        />
        <Field
          name="person-email"
          type="email"
          label={words().email}
          value={form.email}
          error={wrong.email}
          onInput={(email) => setForm({ ...form, email })}
        />
        {contracts.length > 0 && (
          <div class="field">
            <label for="person-contract">{words().contract}</label>
            <select
              id="person-contract"
              value={form.contractId}
              onChange={(event) => setForm({ ...form, contractId: event.currentTarget.value })}
            >
              <option value="">{words().noContract}</option>
              {contracts.map(({ id, number, asset }) => (
                <option key={id} value={id}>
                  {number} · {asset.name}
                </option>
              ))}
            </select>
          </div>
        )}
        <div class="field">
          <label for="person-locale">{words().language}</label>
          <select
            id="person-locale"
            value={form.locale}
            onChange={(event) =>
              setForm({ ...form, locale: event.currentTarget.value === 'en' ? 'en' : 'ru' })
            }
          >
            <option value="ru">{locale.value === 'ru' ? 'русский' : 'Russian'}</option>
            <option value="en">{locale.value === 'ru' ? 'английский' : 'English'}</option>
          </select>
        </div>
        <WayChoice way={way} onChoose={setWay} />
        <Failure failure={failure} />
        <div class="actions">
          <button type="button" onClick={onClose}>
            {words().cancel}
          </button>
          <button type="submit" class="primary" aria-disabled={busy}>
            {busy ? words().issuing : words().issue}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
