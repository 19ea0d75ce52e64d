/** The layered mark of the toolbar button. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path d="m16 7 9 4.6-9 4.6-9-4.6z" fill="var(--accent-ink)" />
      <path
        d="m7 16.2 9 4.6 9-4.6M7 20.6l9 4.6 9-4.6"
        fill="none"
        stroke="var(--accent-ink)"
        stroke-width="2"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
