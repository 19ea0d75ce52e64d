import '@element-cabinet/ui/fonts.css';
import '@element-cabinet/ui/tokens.css';
import '@element-cabinet/ui/base.css';
import '@element-cabinet/ui/components.css';
import '@element-cabinet/ui/door.css';
import '@element-cabinet/ui/frame.css';
import '@element-cabinet/ui/screens.css';
import '@element-cabinet/ui/schedules.css';
import './operator.css';
import './calendar/calendar.css';
import './receipts.css';
import { applyPreferences, rememberPreferences } from '@element-cabinet/ui/preferences';
import { render } from 'preact';
import { App } from './app.tsx';

rememberPreferences();
applyPreferences();
const root = document.getElementById('app');
if (root) render(<App />, root);
