import { randomInt } from 'node:crypto';

/** Small letters and digits that no two of look alike on paper: 32 of them, so that each sign is five bits. */
const signs = 'abcdefghijkmnpqrstuvwxyz23456789';
const [groups, inGroup] = [4, 4];

/** How long one opens the page that sets the person's own. */
export const temporaryPasswordDays = 7;

/** A password of 80 bits that a person can copy from paper: `k7mq-3fzt-9wbe-x4hd`. */
export function newTemporaryPassword(): string {
  const group = () => Array.from({ length: inGroup }, () => signs[randomInt(signs.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}

/** When a temporary password made now stops to sign anybody in. */
export const temporaryUntil = (now: Date): Date =>
  new Date(now.getTime() + temporaryPasswordDays * 86_400_000);
