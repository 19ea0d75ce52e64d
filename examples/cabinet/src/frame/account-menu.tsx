import { isOffline } from '@element-cabinet/ui/errors';
import { locale } from '@element-cabinet/ui/i18n';
import { Menu } from '@element-cabinet/ui/menu';
import { type Theme, theme } from '@element-cabinet/ui/preferences';
import { showToast } from '@element-cabinet/ui/toast';
import { Check, Languages, LogOut, MonitorSmartphone, UserRound } from 'lucide-preact';
import { paths } from '../paths.ts';
import { signOut } from '../session.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

const themes: Theme[] = ['system', 'light', 'dark'];

/** The person: sessions, language, theme, and the way out. */
export function AccountMenu({ name }: { name: string }) {
  const leave = () =>
    signOut().catch((error: unknown) => {
      if (isOffline(error)) showToast({ text: words().signOutFailed });
    });
  return (
    <Menu
      id="account"
      label={words().account}
      button={
        <>
          <UserRound />
          <span class="account-name cut" title={name}>
            {name}
          </span>
        </>
      }
    >
      <a class="button plain" href={paths.sessions()}>
        <span class="menu-item">
          <MonitorSmartphone />
          {shared().sessions}
        </span>
      </a>
      <LanguageButton />
      <hr />
      {themes.map((each) => (
        <button
          key={each}
          type="button"
          class="plain"
          aria-pressed={theme.value === each}
          onClick={() => {
            theme.value = each;
          }}
        >
          {words()[each]}
          {theme.value === each && <Check />}
        </button>
      ))}
      <hr />
      <button type="button" class="plain" onClick={leave}>
        <span class="menu-item">
          <LogOut />
          {words().signOut}
        </span>
      </button>
    </Menu>
  );
}

/** Named in the language that it switches to. */
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
