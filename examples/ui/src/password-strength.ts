/** How hard a password looks; the server alone says whether it is taken. */
export type Strength = 'short' | 'weak' | 'fair' | 'good';

const leastSigns = 12;

/**
 * By its length and variety: a list of breached passwords is the server's. `about` is what strangers know of the person.
 */
export function strengthOf(password: string, about: readonly (string | null)[]): Strength {
  const signs = [...password.normalize('NFKC')];
  if (signs.length < leastSigns) return 'short';
  const different = new Set(signs.map((sign) => sign.toLowerCase())).size;
  const known = about
    .flatMap((text) => (text ?? '').toLowerCase().split(/[\s@.]+/))
    .filter((word) => word.length > 3);
  const told = known.some((word) => password.toLowerCase().includes(word));
  if (different < 6 || told || isRun(signs)) return 'weak';
  const words = password.trim().split(/[\s-]+/).length;
  return signs.length >= 16 || (words >= 3 && different >= 8) ? 'good' : 'fair';
}

/** Signs that follow each other: 123456789012, abcdefghijkl. */
function isRun(signs: readonly string[]): boolean {
  const steps = signs
    .slice(1)
    .map((sign, index) => (sign.codePointAt(0) ?? 0) - (signs[index]?.codePointAt(0) ?? 0));
  return steps.filter((step) => Math.abs(step) === 1).length > signs.length / 2;
}
