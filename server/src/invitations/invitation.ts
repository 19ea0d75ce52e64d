import type { Role } from '../platform/actor.ts';

export const lifetimeDays = 7;
const dayMs = 24 * 3600 * 1000;

export const expiryOf = (now: Date): Date => new Date(now.getTime() + lifetimeDays * dayMs);

/** Where the link of the mail leads; its secret stands where no server sees it. */
export const linkOf = (publicUrl: string, token: string, staff: boolean): string =>
  `${publicUrl}${staff ? '/operator' : ''}/invitation#${token}`;

/** To what somebody is invited. */
export type Offer = {
  /** null: the staff of the leasing company. */
  company: { name: string; role: Role } | null;
  staffRole: 'manager' | 'administrator' | null;
  /** null: whoever runs the server. */
  inviter: string | null;
};
