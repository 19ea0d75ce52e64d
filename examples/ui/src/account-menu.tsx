import { Check, LogOut, UserRound } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { isOffline } from './errors.ts';
import { words } from './frame-words.ts';
import { LanguageButton } from './language-button.tsx';
import { Menu } from './menu.tsx';
import { type Theme, theme } from './preferences.ts';
import { signOut } from './session.ts';
import { showToast } from './toast.tsx';

const themes: Theme[] = ['system', 'light', 'dark'];

interface AccountMenuProps {
  name: string;
  /** The page's own links. */
  children?: ComponentChildren;
}

/** The person: language, theme, and the way out. */
export function AccountMenu({ name, children }: AccountMenuProps) {
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
      {children}
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

/** Signs out, and says so when it did not work. */
export function leave(): void {
  signOut().catch((error: unknown) => {
    if (isOffline(error)) showToast({ text: words().signOutFailed });
  });
}
