import { Screen as SharedScreen } from '@element-cabinet/ui/screen';
import type { ComponentChildren } from 'preact';
import { words } from './words.ts';

/** A screen of the console. */
export function Screen({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <SharedScreen title={title} product={words().product}>
      {children}
    </SharedScreen>
  );
}
