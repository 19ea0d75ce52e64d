/** Puts the cursor into a field once what is said at it has been drawn. */
export const focusField = (id: string): void =>
  void requestAnimationFrame(() => document.getElementById(id)?.focus());
