import ical, {
  ICalAlarmType,
  type ICalCalendar,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { dayText, moneyText, paymentName } from '../../notifications/words.ts';
import { type CivilDate, yearOf } from '../../platform/civil-date.ts';
import type { Locale } from '../../platform/locale.ts';
import { type Kopecks, toWire } from '../../platform/money.ts';

/** A payment as a calendar shows it. */
export type FeedPayment = {
  id: string;
  contractNumber: string;
  assetName: string;
  kind: string;
  number: number;
  count: number;
  nominalDueOn: CivilDate;
  dueOn: CivilDate;
  dueProvisional: boolean;
  netKopecks: Kopecks;
  vatRatePercent: number;
  vatKopecks: Kopecks;
  totalKopecks: Kopecks;
  paidKopecks: Kopecks;
  /** How often its date or terms may have changed; never falls. */
  revision: number;
  /** When anything of it changed last. */
  changedAt: Date;
};

export type Feed = {
  companyName: string;
  locale: Locale;
  /** The cabinet's page of a payment. */
  addressOf(paymentId: string): string;
  payments: readonly FeedPayment[];
};

/** Calendars ask again after so long; Google and Outlook take their own time. */
const REFRESH_SECONDS = 4 * 3600;
/** Before the midnight that begins the day: at 9:00 three days and one day ahead. */
const REMINDERS_SECONDS = [(3 * 24 - 9) * 3600, (24 - 9) * 3600];

/** RFC 5545 takes no control characters, and the library writes them as they come. */
const clean = (text: string) => text.replaceAll(/\p{Cc}+/gu, ' ');
/** The library escapes all texts but the calendar's name. */
const escapeName = (text: string) => clean(text).replaceAll(/[\\;,]/g, (sign) => `\\${sign}`);

/**
 * The payments of a company as iCalendar. The same payments give the same bytes: no time of writing is in it, so that its
 * ETag tells whether anything changed.
 */
export function makePaymentCalendar({ companyName, locale, addressOf, payments }: Feed): string {
  const calendar: ICalCalendar = ical({
    prodId: { company: 'Element Cabinet', product: 'Payments', language: locale.toUpperCase() },
    name: escapeName(locale === 'ru' ? `Платежи: ${companyName}` : `Payments: ${companyName}`),
    ttl: REFRESH_SECONDS,
  });
  for (const payment of payments) {
    const paid = payment.paidKopecks >= payment.totalKopecks;
    const summary = clean(summaryOf(payment, paid, locale));
    const event = calendar.createEvent({
      id: `${payment.id}@element-cabinet`,
      sequence: payment.revision,
      stamp: payment.changedAt,
      lastModified: payment.changedAt,
      start: new Date(`${payment.dueOn}T00:00:00Z`),
      allDay: true,
      summary,
      description: cleanLines(descriptionOf(payment, addressOf(payment.id), locale)),
      url: addressOf(payment.id),
      status: payment.dueProvisional ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
    });
    if (!paid)
      for (const trigger of REMINDERS_SECONDS)
        event.createAlarm({ type: ICalAlarmType.display, trigger, description: summary });
  }
  return `${calendar.toString()}\r\n`;
}

/** Lines stay lines. */
const cleanLines = (lines: readonly string[]) => lines.map(clean).join('\n');

const roubles = (kopecks: Kopecks, locale: Locale) => moneyText(toWire(kopecks), locale);

/** «184 320,50 ₽ · ДЛ-2025/0418, платёж 14 из 36» */
function summaryOf(payment: FeedPayment, paid: boolean, locale: Locale): string {
  const name = paymentName(payment, locale).toLowerCase();
  const about = `${payment.contractNumber}, ${name}`;
  if (!paid) return `${roubles(payment.totalKopecks - payment.paidKopecks, locale)} · ${about}`;
  return `${locale === 'ru' ? 'Оплачено' : 'Paid'} · ${roubles(payment.totalKopecks, locale)} · ${about}`;
}

function descriptionOf(payment: FeedPayment, address: string, locale: Locale): string[] {
  const ru = locale === 'ru';
  const money = (kopecks: Kopecks) => roubles(kopecks, locale);
  const { netKopecks, vatKopecks, totalKopecks, paidKopecks, nominalDueOn, dueOn } = payment;
  const moved = nominalDueOn !== dueOn;
  const year = Math.max(yearOf(nominalDueOn), yearOf(dueOn));
  return [
    payment.assetName,
    ru
      ? `Сумма ${money(totalKopecks)}: без НДС ${money(netKopecks)}, НДС ${payment.vatRatePercent} % ${money(vatKopecks)}`
      : `Total ${money(totalKopecks)}: net ${money(netKopecks)}, VAT ${payment.vatRatePercent}% ${money(vatKopecks)}`,
    ...(paidKopecks > 0n ? [ru ? `Оплачено ${money(paidKopecks)}` : `Paid ${money(paidKopecks)}`] : []),
    ...(moved
      ? [
          ru
            ? `По графику ${dayText(nominalDueOn, locale)}, перенесено с выходного`
            : `By the schedule on ${dayText(nominalDueOn, locale)}, moved from a day off`,
        ]
      : []),
    ...(payment.dueProvisional
      ? [
          ru
            ? `Дата предварительная: производственный календарь на ${year} год ещё не утверждён`
            : `The date is provisional: the production calendar of ${year} is not known yet`,
        ]
      : []),
    address,
  ];
}
