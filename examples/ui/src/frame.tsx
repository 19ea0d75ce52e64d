import type { ComponentChildren } from 'preact';
import { words } from './frame-words.ts';

interface FrameProps {
  navigation: ComponentChildren;
  /** Beside the heading: whose data it is, and the person. */
  top: ComponentChildren;
  /** On paper, above the heading. */
  printed?: string | undefined;
  children: ComponentChildren;
}

/** What stands around every screen. */
export function Frame({ navigation, top, printed, children }: FrameProps) {
  return (
    <div class="frame">
      <a class="skip button" href="#content">
        {words().skip}
      </a>
      {navigation}
      <div class="page">
        {printed && <p class="print-only">{printed}</p>}
        <header class="top screen-only">{top}</header>
        <main id="content">{children}</main>
      </div>
    </div>
  );
}
