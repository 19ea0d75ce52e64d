import type { IssuedCredentials } from '@element-cabinet/sdk';
import { showToast } from '@element-cabinet/ui/toast';
import { signal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { paths } from '../paths.ts';
import { words } from './words.ts';

export type Issued = IssuedCredentials;

/** The sheet to print: in the memory of this page alone, until another one or a reload. */
export const sheet = signal<{ issued: Issued; company: { id: string; name: string } } | undefined>(undefined);

/** After an issue: to the sheet, or a word about the letter. */
export function useTold(company: { id: string; name: string }): (issued: Issued) => void {
  const { route } = useLocation();
  return (issued) => {
    if (issued.way === 'print') {
      sheet.value = { issued, company };
      route(paths.credentialsSheet(company.id));
    } else {
      const say = issued.way === 'mail' ? words().mailed : words().joined;
      showToast({ text: say(issued.login) });
    }
  };
}
