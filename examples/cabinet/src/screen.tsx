import { useScreen } from '@element-cabinet/ui/use-screen';
import type { ComponentChildren } from 'preact';
import { words } from './words.ts';

interface ScreenProps {
  title: string;
  children: ComponentChildren;
}

/** A screen under the frame: its heading, which takes the focus on arrival, and what is under it. */
export function Screen({ title, children }: ScreenProps) {
  const heading = useScreen(title, words().product);
  return (
    <>
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {children}
    </>
  );
}
