import { ConfirmDialog } from '@element-cabinet/ui/confirm-dialog';
import { Field } from '@element-cabinet/ui/field';
import { showToast } from '@element-cabinet/ui/toast';
import { useSignal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { send } from '../shared/messages.ts';
import { hostPattern, originOf } from '../shared/server-address.ts';
import { server } from '../shared/storage.ts';
import { words } from './words.ts';

/** The session belongs to its server: another address ends it, after a question. */
export function ServerField({ current, signedIn }: { current: string; signedIn: boolean }) {
  const typed = useSignal(current);
  const problem = useSignal<'badAddress' | 'denied' | undefined>(undefined);
  const asking = useSignal(false);

  const submit = (event: Event) => {
    event.preventDefault();
    const origin = originOf(typed.value);
    problem.value = origin ? undefined : 'badAddress';
    if (!origin || origin === current) return;
    if (signedIn) asking.value = true;
    else void change();
  };
  const change = async () => {
    asking.value = false;
    const origin = originOf(typed.value);
    if (!origin) return;
    if (!(await browser.permissions.request({ origins: [hostPattern(origin)] }))) {
      problem.value = 'denied';
      return;
    }
    if (signedIn) await send('signOut', null);
    await server.set(origin);
    typed.value = origin;
    showToast({ text: words().addressSaved });
  };
  return (
    <form class="address" noValidate onSubmit={submit}>
      <Field
        name="server"
        label={words().address}
        value={typed.value}
        error={problem.value && words()[problem.value]}
        onInput={(text) => {
          typed.value = text;
        }}
      />
      <button type="submit">{words().save}</button>
      {asking.value && (
        <ConfirmDialog
          title={words().changeAddress}
          text={words().changeAddressText}
          action={words().changeAddressAction}
          onConfirm={change}
          onCancel={() => {
            asking.value = false;
          }}
        />
      )}
    </form>
  );
}
