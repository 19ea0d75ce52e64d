import type { Db } from '../../db/database.ts';
import type { Clock } from '../../platform/clock.ts';
import { DomainError } from '../../platform/errors.ts';
import type { Locale } from '../../platform/locale.ts';
import { hashToken } from '../../platform/token.ts';
import { makePaymentCalendar } from './payment-calendar.ts';
import { findReadableFeed, listFeedPayments, touchFeed } from './store.ts';

/** The calendar behind a secret, of what its person may see now. @throws calendar_feed_not_found. */
export async function downloadCalendarFeed(
  db: Db,
  clock: Clock,
  asked: { token: string; locale: Locale; publicUrl: string },
): Promise<string> {
  const feed = await findReadableFeed(db, hashToken(asked.token));
  if (!feed) throw new DomainError('calendar_feed_not_found');
  const payments = await listFeedPayments(db, feed, clock.today());
  await touchFeed(db, feed, clock.now());
  return makePaymentCalendar({
    companyName: feed.companyName,
    locale: asked.locale,
    addressOf: (paymentId) => new URL(`/c/${feed.companyId}/payments/${paymentId}`, asked.publicUrl).href,
    payments,
  });
}
