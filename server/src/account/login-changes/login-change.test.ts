import { describe, expect, it, test } from 'vitest';
import type { DomainError } from '../../platform/errors.ts';
import {
  approvalBlockedBy,
  confirmation,
  isOverdue,
  type LoginChange,
  requireAttachable,
  requireOpen,
  requirePatience,
  sameLogin,
  undoing,
} from './login-change.ts';

const at = (hours: number) => new Date(Date.UTC(2026, 10, 20) + hours * 3_600_000);
const change = (more: Partial<LoginChange> = {}): LoginChange => ({
  ...{ state: 'waiting_confirmation', byAttorney: false, formFileId: null, attorneyFileId: null },
  ...{ createdAt: at(0), confirmUntil: at(48), revertUntil: null, ...more },
});
const result = (act: () => unknown) => {
  try {
    return act() ?? 'fine';
  } catch (error) {
    return (error as DomainError).code;
  }
};
const states = [
  ...['waiting_confirmation', 'waiting_approval', 'approved', 'rejected'],
  ...['cancelled', 'reverted', 'expired'],
] as LoginChange['state'][];
/** What an act says in each state, an hour after the change was asked for or approved. */
const inEach = (act: (change: LoginChange) => unknown) =>
  states.map((state) => result(() => act(change({ state, revertUntil: at(72) }))));

describe('in each state', () => {
  const [closed, invalid] = ['login_change_closed', 'login_change_link_invalid'];
  test.each<[string, (one: LoginChange) => unknown, string[]]>([
    ['is open', (one) => requireOpen(one, at(1)), ['fine', 'fine', closed, closed, closed, closed, closed]],
    [
      'takes the form',
      (one) => requireAttachable(one, 'form', at(1)),
      ['fine', 'fine', closed, closed, closed, closed, closed],
    ],
    [
      'is confirmed',
      (one) => confirmation(one, at(1)),
      ['confirms', 'confirmed', invalid, invalid, invalid, invalid, 'login_change_link_expired'],
    ],
    [
      'is undone',
      (one) => undoing(one, at(1)),
      ['cancels', 'cancels', 'reverts', invalid, 'cancelled', 'reverted', invalid],
    ],
    [
      'is approved',
      (one) => approvalBlockedBy({ ...one, formFileId: 'form' }, at(1)) ?? 'fine',
      ['login_change_not_confirmed', 'fine', closed, closed, closed, closed, closed],
    ],
  ])('%s', (_, act, expected) => expect(inEach(act)).toEqual(expected));
});

describe('approval', () => {
  const waiting = { state: 'waiting_approval', formFileId: 'form' } as const;
  test.each<[Partial<LoginChange>, string | null]>([
    [waiting, null],
    [{ ...waiting, formFileId: null }, 'login_change_form_missing'],
    [{ ...waiting, byAttorney: true }, 'login_change_attorney_missing'],
    [{ ...waiting, byAttorney: true, attorneyFileId: 'attorney' }, null],
    [{ ...waiting, state: 'waiting_confirmation' }, 'login_change_not_confirmed'],
  ])('of %j', (more, blocked) => expect(approvalBlockedBy(change(more), at(1))).toBe(blocked));
});

describe('time', () => {
  test.each<[string, Partial<LoginChange>, number, boolean]>([
    ['unconfirmed, a moment before', {}, 47.999, false],
    ['unconfirmed, 48 hours', {}, 48, true],
    ['confirmed, 48 hours', { state: 'waiting_approval' }, 48, false],
    ['confirmed, a moment before 30 days', { state: 'waiting_approval' }, 719.999, false],
    ['confirmed, 30 days', { state: 'waiting_approval' }, 720, true],
    ['approved, 30 days', { state: 'approved' }, 720, false],
  ])('%s', (_, more, hours, overdue) => expect(isOverdue(change(more), at(hours))).toBe(overdue));

  it('closes the link to confirm after 48 hours, before the job came', () =>
    expect(result(() => confirmation(change(), at(48)))).toBe('login_change_link_expired'));
  it('lets nothing be done with what is overdue', () => {
    const late = change({ state: 'waiting_approval', formFileId: 'form' });
    expect(approvalBlockedBy(late, at(720))).toBe('login_change_closed');
    expect(result(() => requireOpen(late, at(720)))).toBe('login_change_closed');
  });
  test.each([
    [71.999, 'reverts'],
    [72, 'login_change_link_expired'],
  ])('%d hours after the approval', (hours, expected) => {
    const approved = change({ state: 'approved', revertUntil: at(72) });
    expect(result(() => undoing(approved, at(hours)))).toBe(expected);
  });
});

it('takes a power of attorney only where one is asked', () => {
  expect(result(() => requireAttachable(change(), 'attorney', at(1)))).toBe(
    'login_change_attorney_not_asked',
  );
  expect(result(() => requireAttachable(change({ byAttorney: true }), 'attorney', at(1)))).toBe('fine');
});

it('lets five be begun within a day', () => {
  const begun = [5, 4, 3, 2, 1].map(at);
  expect(result(() => requirePatience(begun.slice(1), at(6)))).toBe('fine');
  expect(result(() => requirePatience(begun, at(6)))).toBe('login_change_throttled');
  expect(result(() => requirePatience(begun, at(25)))).toBe('fine');
});

it('knows a login by its letters, whatever their case', () =>
  expect(sameLogin('Owner@Example.RU', 'owner@example.ru')).toBe(true));
