import { Card } from '@element-cabinet/ui/card';
import { Logo } from '../shared/logo.tsx';
import { send } from '../shared/messages.ts';
import type { Appearance } from '../shared/storage.ts';
import { NoticesCard } from './notices-card.tsx';
import { ServerField } from './server-field.tsx';
import { changeAppearance, settings } from './state.ts';
import { words } from './words.ts';

export function OptionsPage() {
  const state = settings.value;
  if (!state) return null;
  const { signedIn, appearance } = state;
  return (
    <main>
      <header>
        <Logo />
        <h1>{words().title}</h1>
      </header>
      <Card title={words().account}>
        {signedIn ? (
          <div class="line">
            <p>
              {signedIn.name}
              <br />
              <span class="muted">{signedIn.email}</span>
            </p>
            <button type="button" onClick={() => send('signOut', null)}>
              {words().signOut}
            </button>
          </div>
        ) : (
          <p class="muted">{words().signedOut}</p>
        )}
        <ServerField current={state.server} signedIn={signedIn !== null} />
      </Card>
      <NoticesCard notices={state.notices} allowed={state.noticesAllowed} />
      <Card title={words().look}>
        <div class="pair">
          <label>
            {words().language}
            <select
              value={appearance.language}
              onChange={({ currentTarget }) =>
                changeAppearance({ language: currentTarget.value as Appearance['language'] })
              }
            >
              <option value="auto">{words().languageAuto}</option>
              <option value="ru">Русский</option>
              <option value="en">English</option>
            </select>
          </label>
          <label>
            {words().theme}
            <select
              value={appearance.theme}
              onChange={({ currentTarget }) =>
                changeAppearance({ theme: currentTarget.value as Appearance['theme'] })
              }
            >
              <option value="system">{words().themeSystem}</option>
              <option value="light">{words().themeLight}</option>
              <option value="dark">{words().themeDark}</option>
            </select>
          </label>
        </div>
      </Card>
      <p class="muted shortcut">{state.shortcut ? words().shortcut(state.shortcut) : words().noShortcut}</p>
    </main>
  );
}
