import { ChevronsUpDown } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

interface MenuProps {
  id: string;
  /** What the button is called for screen readers, before what it shows. */
  label: string;
  button: ComponentChildren;
  /** Buttons or links; a press on one closes the menu. */
  children: ComponentChildren;
}

const itemSelector = 'a, button';

/** A button with a native popover under it: Escape and a press outside close it, arrows walk through its items. */
export function Menu({ id, label, button, children }: MenuProps) {
  const opener = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);

  const place = (event: ToggleEvent) => {
    if (event.newState !== 'open' || !opener.current || !popover.current) return;
    const { bottom, left, right, width } = opener.current.getBoundingClientRect();
    const { style } = popover.current;
    const atStart = left + right < innerWidth;
    style.top = `${bottom + 4}px`;
    style.left = atStart ? `${left}px` : 'auto';
    style.right = atStart ? 'auto' : `${document.documentElement.clientWidth - right}px`;
    style.minWidth = `${width}px`;
    const items = [...popover.current.querySelectorAll<HTMLElement>(itemSelector)];
    const current = items.find((item) => item.ariaCurrent === 'true') ?? items[0];
    // The popover itself moves the focus there, at once.
    for (const item of items) item.autofocus = item === current;
    style.maxHeight = `${innerHeight - bottom - 16}px`;
  };
  const walk = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const all = popover.current?.querySelectorAll<HTMLElement>(itemSelector) ?? [];
    const items = [...all].filter((item) => item.checkVisibility());
    const at = items.indexOf(document.activeElement as HTMLElement);
    items[(at + step + items.length) % items.length]?.focus();
  };
  const closeAfterChoice = (event: Event) => {
    if ((event.target as Element).closest(itemSelector)) popover.current?.hidePopover();
  };
  return (
    <>
      <button type="button" class="menu-button" ref={opener} popovertarget={id}>
        <span class="hidden-visually">{label}: </span>
        {button}
        <ChevronsUpDown />
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it listens for its items */}
      <div
        id={id}
        class="menu"
        popover="auto"
        ref={popover}
        onBeforeToggle={place}
        onKeyDown={walk}
        onClick={closeAfterChoice}
      >
        {children}
      </div>
    </>
  );
}
