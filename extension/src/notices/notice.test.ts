import type { Notification, Payment } from '@element-cabinet/sdk';
import { describe, expect, it } from 'vitest';
import {
  type CompanyNews,
  type NoticeSettings,
  noticesToShow,
  putOff,
  type Told,
  takeAsTold,
} from './notice.ts';

const settings: NoticeSettings = {
  on: true,
  kinds: { overdue: true, dueSoon: true, news: true },
  daysAhead: 3,
  quiet: { from: '22:00', to: '08:00' },
};
const noon = new Date(2026, 10, 22, 12);
const company = { id: 'c1', name: 'ООО «Северный путь»', role: 'owner' as const };

function payment(id: string, daysUntilDue: number | null, dueOn = '2026-11-24'): Payment {
  const status = daysUntilDue === null ? 'overdue' : 'planned';
  return { id, dueOn, status, daysUntilDue } as Payment;
}
function news(payments: Payment[], notifications: Notification[] = []): CompanyNews {
  return { company, payments, notifications };
}
function show(
  companies: CompanyNews[],
  told: Told | null = {},
  now = noon,
  changed: Partial<NoticeSettings> = {},
) {
  const answer = noticesToShow(companies, { ...settings, ...changed }, told, now);
  return { told: answer.told ?? {}, shown: answer.notices.map(({ kind, keys }) => `${kind} ${keys.length}`) };
}

describe('noticesToShow', () => {
  const two = [news([payment('a', null), payment('b', null), payment('c', 2), payment('d', 4)])];

  it('tells one notice of a kind for a company, within the days ahead', () => {
    expect(show(two).shown).toEqual(['overdue 2', 'dueSoon 1']);
  });

  it('tells nothing twice', () => {
    expect(show(two, show(two).told).shown).toEqual([]);
  });

  it('takes what there is for told at the first time', () => {
    const first = show(two, null);
    expect(first.shown).toEqual([]);
    expect(show([news([payment('a', null), payment('e', null)])], first.told).shown).toEqual(['overdue 1']);
  });

  it('is silent when a number falls, and when it rises back', () => {
    const { told } = show(two);
    const fewer = show([news([payment('b', null)])], told);
    expect(fewer.shown).toEqual([]);
    expect(show(two, fewer.told).shown).toEqual([]);
  });

  it('tells only what is new when a number rises', () => {
    const { told } = show(two);
    const more = [news([payment('a', null), payment('b', null), payment('e', null)])];
    expect(show(more, told).shown).toEqual(['overdue 1']);
  });

  it('tells a payment again when it was moved to another day', () => {
    const { told } = show([news([payment('a', 2)])]);
    expect(show([news([payment('a', 2, '2026-12-01')])], told).shown).toEqual(['dueSoon 1']);
  });

  it('tells "overdue" after "due soon" of the same payment', () => {
    const { told } = show([news([payment('a', 0)])]);
    expect(show([news([payment('a', null)])], told).shown).toEqual(['overdue 1']);
  });

  it('keeps silent in quiet hours and tells it after them', () => {
    const night = show(two, {}, new Date(2026, 10, 22, 23));
    expect(night.shown).toEqual([]);
    expect(show(two, night.told, new Date(2026, 10, 23, 8)).shown).toEqual(['overdue 2', 'dueSoon 1']);
  });

  it.each([
    ['off', { on: false }, []],
    ['without "overdue"', { kinds: { overdue: false, dueSoon: true, news: true } }, ['dueSoon 1']],
    ['a week ahead', { daysAhead: 7 }, ['overdue 2', 'dueSoon 2']],
    ['on the day only', { daysAhead: 0 }, ['overdue 2']],
  ])('follows the settings: %s', (_, changed, shown) => {
    expect(show(two, {}, noon, changed).shown).toEqual(shown);
  });

  it('tells unread news of contracts and schedules, not of money that came in', () => {
    const items = [
      { id: 'n1', kind: 'schedule_changed', readAt: null },
      { id: 'n2', kind: 'contract_created', readAt: '2026-11-22T08:00:00Z' },
      { id: 'n3', kind: 'payment_paid', readAt: null },
    ] as Notification[];
    expect(show([news([], items)]).shown).toEqual(['news 1']);
  });

  it('forgets in the end what was told half a year ago', () => {
    const { told } = show(two);
    const later = show([news([payment('z', null)])], told, new Date(2027, 5, 22, 12));
    expect(Object.keys(later.told)).toEqual(['overdue:z:2026-11-24']);
  });
});

describe('putOff', () => {
  const one = [news([payment('a', null)])];
  const until = new Date(2026, 10, 23, 9);

  it('tells it once more at its time, where it is still so', () => {
    const told = putOff(show(one).told, ['overdue:a:2026-11-24'], noon, until);
    expect(show(one, told, new Date(2026, 10, 23, 8, 59)).shown).toEqual([]);
    const again = show(one, told, until);
    expect(again.shown).toEqual(['overdue 1']);
    expect(show(one, again.told, new Date(2026, 10, 24, 9)).shown).toEqual([]);
    expect(show([news([])], told, until).shown).toEqual([]);
  });
});

describe('takeAsTold', () => {
  it('takes what is there for told, even at night', () => {
    const one = [news([payment('a', null)])];
    const told = takeAsTold(one, { ...settings, on: false }, {}, new Date(2026, 10, 22, 23));
    expect(show(one, told).shown).toEqual([]);
  });
});
