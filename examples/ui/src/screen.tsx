import type { ComponentChildren } from 'preact';
import { useScreen } from './use-screen.ts';

interface ScreenProps {
  title: string;
  product: string;
  children: ComponentChildren;
}

/** A screen under the frame: its heading, which takes the focus on arrival, and what is under it. */
export function Screen({ title, product, children }: ScreenProps) {
  const heading = useScreen(title, product);
  return (
    <>
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {children}
    </>
  );
}
