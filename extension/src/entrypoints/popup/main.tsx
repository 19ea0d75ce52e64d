import './style.css';
import { applyPreferences } from '@element-cabinet/ui/preferences';
import { render } from 'preact';
import { Popup } from '../../popup/popup.tsx';
import { follow, load, refresh, start } from '../../popup/state.ts';

start();
applyPreferences();
render(<Popup />, document.body);
follow();
if (import.meta.env.FIREFOX) {
  // Chrome closes the popup by itself when a link opens a tab.
  addEventListener(
    'click',
    ({ target }) => (target as Element).closest('a') && setTimeout(() => window.close()),
  );
}
await load();
void refresh();
