import type { LoginChangeRow } from '../../db/account-schema.ts';
import { DomainError, type ProblemCode } from '../../platform/errors.ts';

const hourMs = 3_600_000;
/** For how long the new address may confirm, the old one undo what was approved, and an operator be waited for. */
export const CONFIRM_MS = 48 * hourMs;
export const REVERT_MS = 72 * hourMs;
export const WAIT_MS = 30 * 24 * hourMs;
/** How many changes a person may begin within a day: each sends mail to an address that nobody proved. */
const MOST_A_DAY = 5;
const dayMs = 24 * hourMs;

export type LoginChangeState = LoginChangeRow['state'];
export type AttachmentKind = 'form' | 'attorney';

/** What decides about a change of login. */
export type LoginChange = {
  state: LoginChangeState;
  byAttorney: boolean;
  formFileId: string | null;
  attorneyFileId: string | null;
  createdAt: Date;
  confirmUntil: Date;
  revertUntil: Date | null;
};

export const isOpen = ({ state }: Pick<LoginChange, 'state'>): boolean =>
  state === 'waiting_confirmation' || state === 'waiting_approval';

/** Whether nothing came of it in time. */
export const isOverdue = (change: LoginChange, now: Date): boolean =>
  (change.state === 'waiting_confirmation' && now >= change.confirmUntil) ||
  (change.state === 'waiting_approval' && now.getTime() >= change.createdAt.getTime() + WAIT_MS);

export const sameLogin = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** @throws login_change_closed */
export function requireOpen(change: LoginChange, now: Date): void {
  if (!isOpen(change) || isOverdue(change, now)) throw new DomainError('login_change_closed');
}

/** @throws login_change_closed, login_change_attorney_not_asked */
export function requireAttachable(change: LoginChange, attachment: AttachmentKind, now: Date): void {
  requireOpen(change, now);
  if (attachment === 'attorney' && !change.byAttorney)
    throw new DomainError('login_change_attorney_not_asked');
}

/** Why a change can't be approved as it stands; null when it can. */
export function approvalBlockedBy(change: LoginChange, now: Date): ProblemCode | null {
  if (!isOpen(change) || isOverdue(change, now)) return 'login_change_closed';
  if (change.state === 'waiting_confirmation') return 'login_change_not_confirmed';
  if (change.formFileId === null) return 'login_change_form_missing';
  if (change.byAttorney && change.attorneyFileId === null) return 'login_change_attorney_missing';
  return null;
}

/** What a link to confirm does; one that was followed already does nothing more. */
export function confirmation(change: LoginChange, now: Date): 'confirms' | 'confirmed' {
  if (isOpen(change) && isOverdue(change, now)) throw linkExpired();
  if (change.state === 'waiting_confirmation') return 'confirms';
  if (change.state === 'waiting_approval') return 'confirmed';
  throw change.state === 'expired' ? linkExpired() : new DomainError('login_change_link_invalid');
}

/** What a link to undo does: cancels what is not decided, gives the old login back, or did so before. */
export function undoing(change: LoginChange, now: Date): 'cancels' | 'reverts' | 'cancelled' | 'reverted' {
  switch (change.state) {
    case 'waiting_confirmation':
    case 'waiting_approval':
      return 'cancels';
    case 'approved':
      if (change.revertUntil === null || now >= change.revertUntil) throw linkExpired();
      return 'reverts';
    case 'cancelled':
    case 'reverted':
      return change.state;
    default:
      throw new DomainError('login_change_link_invalid');
  }
}

const linkExpired = () => new DomainError('login_change_link_expired');

/** @throws login_change_throttled when a person began too many; `begun` are the latest, the newest first. */
export function requirePatience(begun: readonly Date[], now: Date): void {
  const oldest = begun[MOST_A_DAY - 1];
  const left = oldest ? oldest.getTime() + dayMs - now.getTime() : 0;
  if (left > 0)
    throw new DomainError('login_change_throttled', { retryAfterSeconds: Math.ceil(left / 1000) });
}
