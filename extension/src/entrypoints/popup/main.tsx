import './style.css';
import fontSheet from '@element-cabinet/ui/fonts.css?url';
import { applyPreferences } from '@element-cabinet/ui/preferences';
import { render } from 'preact';
import { Popup } from '../../popup/popup.tsx';
import { follow, load, refresh, start } from '../../popup/state.ts';

start();
applyPreferences();
render(<Popup />, document.body);
// Nine font files before the first frame would cost a quarter of the time to the sum.
requestAnimationFrame(() =>
  setTimeout(() =>
    document.head.append(
      Object.assign(document.createElement('link'), { rel: 'stylesheet', href: fontSheet }),
    ),
  ),
);
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
