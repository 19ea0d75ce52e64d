import type { CompanyBalance, DebtSummary, NotificationPage, PaymentPage } from '@element-cabinet/sdk';
import { describe, expect, it } from 'vitest';
import { type CompanyCache, chooseCompany, markRead, mergeAnswers, noteAnnounced } from './cache.ts';

const now = new Date('2026-11-22T11:02:00Z');
const summary = { data: { asOf: '2026-11-22' } as DebtSummary, etag: '"s"' };
const payments = { data: { items: [] as never[] } as unknown as PaymentPage, etag: '"p"' };
const notifications = {
  data: {
    items: [
      { id: 'n1', readAt: null },
      { id: 'n2', readAt: null },
      { id: 'n3', readAt: '2026-11-20T00:00:00Z' },
    ],
    unread: 5,
  } as unknown as NotificationPage,
  etag: '"n"',
};
const before: CompanyCache = {
  summary,
  payments,
  notifications,
  locale: 'ru',
  refreshedAt: '2026-11-22T10:00:00Z',
};

describe('mergeAnswers', () => {
  it('keeps what has not changed and tells when it was asked', () => {
    const changed = { data: { asOf: '2026-11-23' } as DebtSummary, etag: '"s2"' };
    const merged = mergeAnswers(before, { summary: changed, payments: null, notifications: null }, 'en', now);
    expect(merged).toEqual({
      summary: changed,
      payments,
      notifications,
      locale: 'en',
      refreshedAt: '2026-11-22T11:02:00.000Z',
    });
  });

  it('makes nothing of half a first answer', () => {
    expect(mergeAnswers(null, { summary, payments, notifications: null }, 'ru', now)).toBeNull();
  });
});

describe('chooseCompany', () => {
  const company = (id: string, overduePayments = 0) => ({ id, overduePayments }) as CompanyBalance;
  it.each([
    ['the wanted one', [company('a', 1), company('b')], 'b', 'b'],
    ['the first that owes', [company('a'), company('b', 2)], null, 'b'],
    ['another when the wanted one is gone', [company('a'), company('b', 2)], 'z', 'b'],
    ['the first when none owes', [company('a'), company('b')], null, 'a'],
    ['nothing of nothing', [], 'a', undefined],
  ])('%s', (_, companies, wanted, chosen) => {
    expect(chooseCompany(companies, wanted)?.id).toBe(chosen);
  });
});

describe('markRead', () => {
  const unreadOf = (cache: CompanyCache) => ({
    unread: cache.notifications.data.unread,
    ids: cache.notifications.data.items.filter((item) => item.readAt === null).map((item) => item.id),
    etag: cache.notifications.etag,
  });
  it('marks one', () => {
    expect(unreadOf(markRead(before, 'n1', now))).toEqual({ unread: 4, ids: ['n2'], etag: null });
  });
  it('counts one that is read already no second time', () => {
    expect(unreadOf(markRead(before, 'n3', now))).toEqual({ unread: 5, ids: ['n1', 'n2'], etag: null });
  });
  it('marks all, those on other pages too', () => {
    expect(unreadOf(markRead(before, null, now))).toEqual({ unread: 0, ids: [], etag: null });
  });
});

describe('noteAnnounced', () => {
  it('shows the note on its payment at once, and asks for the payments anew', () => {
    const items = [
      { id: 'p1', announcement: null },
      { id: 'p2', announcement: null },
    ];
    const known = { ...before, payments: { data: { items } as unknown as PaymentPage, etag: '"p"' } };
    const note = {
      id: 'a1',
      state: 'awaiting',
      amount: { amount: '1.00', currency: 'RUB' },
      paidOn: '2026-11-22',
    } as const;
    const after = noteAnnounced(known, 'p2', note);
    expect(after.payments.data.items.map(({ announcement }) => announcement)).toEqual([null, note]);
    expect(after.payments.etag).toBeNull();
  });
});
