import './style.css';
import { applyPreferences } from '@element-cabinet/ui/preferences';
import { Toaster } from '@element-cabinet/ui/toast';
import { render } from 'preact';
import { OptionsPage } from '../../options/options-page.tsx';
import { followSettings, loadSettings } from '../../options/state.ts';

await loadSettings();
applyPreferences();
followSettings();
render(
  <>
    <OptionsPage />
    <Toaster />
  </>,
  document.body,
);
