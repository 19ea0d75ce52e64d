import { Field } from '@element-cabinet/ui/field';
import { useSignal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { changeView, view } from '../popup/state.ts';
import { hostPattern, originOf } from '../shared/server-address.ts';
import { server } from '../shared/storage.ts';
import { words } from './words.ts';

export function ServerForm({ current, onConnected }: { current: string; onConnected: () => void }) {
  const problem = useSignal<'badAddress' | 'denied' | undefined>(undefined);
  const connect = async (event: Event) => {
    event.preventDefault();
    const origin = originOf(view.value.server ?? current);
    if (!origin) {
      problem.value = 'badAddress';
      return;
    }
    // Not awaited: the browser's question is allowed only within the press, and may close the popup.
    void server.set(origin);
    if (!(await browser.permissions.request({ origins: [hostPattern(origin)] }))) {
      problem.value = 'denied';
      return;
    }
    changeView({ server: null });
    onConnected();
  };
  return (
    <form noValidate onSubmit={connect}>
      <p class="muted">{words().connectText}</p>
      <Field
        name="server"
        label={words().address}
        type="text"
        value={view.value.server ?? current}
        error={problem.value && words()[problem.value]}
        onInput={(text) => changeView({ server: text })}
      />
      <button type="submit" class="primary">
        {words().connect}
      </button>
    </form>
  );
}
