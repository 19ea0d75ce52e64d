import { describe, expect, it } from 'vitest';
import { badgeOf, urgencyOf } from './badge.ts';

describe('urgencyOf', () => {
  it('adds the overdue of all companies and counts what is due within three days', () => {
    const companies = [{ overduePayments: 2 }, { overduePayments: 0 }, { overduePayments: 1 }];
    const payments = [null, 0, 1, 3, 4, 30].map((daysUntilDue) => ({ daysUntilDue }));
    expect(urgencyOf(companies, payments)).toEqual({ overdue: 3, dueSoon: 3 });
  });
});

describe('badgeOf', () => {
  it.each([
    [
      { overdue: 2, dueSoon: 5 },
      { text: '2', tone: 'overdue' },
    ],
    [
      { overdue: 0, dueSoon: 5 },
      { text: '5', tone: 'soon' },
    ],
    [
      { overdue: 0, dueSoon: 0 },
      { text: '', tone: 'none' },
    ],
    [
      { overdue: 100, dueSoon: 0 },
      { text: '99+', tone: 'overdue' },
    ],
    [
      { overdue: 99, dueSoon: 0 },
      { text: '99', tone: 'overdue' },
    ],
  ])('%o → %o', (urgency, badge) => {
    expect(badgeOf(urgency)).toEqual(badge);
  });
});
