import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it, test } from 'vitest';
import { shippedCalendar } from '../../platform/calendar.ts';
import { addDays, civilDate } from '../../platform/civil-date.ts';
import { type Feed, type FeedPayment, makePaymentCalendar } from './payment-calendar.ts';

const payment: FeedPayment = {
  ...{ id: '0192f3c4-0000-7000-8000-0000000000e1', contractNumber: 'ДЛ-2025/0418', assetName: 'КАМАЗ 5490' },
  ...{ kind: 'lease', number: 14, count: 36, dueProvisional: false, vatRatePercent: 22 },
  ...{ nominalDueOn: civilDate('2026-05-09'), dueOn: civilDate('2026-05-12') },
  ...{ netKopecks: 15108238n, vatKopecks: 3323812n, totalKopecks: 18432050n, paidKopecks: 0n },
  ...{ revision: 1, changedAt: new Date('2026-02-10T09:30:00Z') },
};
const write = (payments: readonly FeedPayment[], more: Partial<Feed> = {}) =>
  makePaymentCalendar({
    ...{ companyName: 'ООО «Северный путь»', locale: 'ru', payments },
    addressOf: (id) => `https://cabinet.example/c/1/payments/${id}`,
    ...more,
  });
/** What an independent reader makes of it. */
const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent').map((event) => ({
    event: new ICAL.Event(event),
    value: (name: string) => String(event.getFirstPropertyValue(name)),
    alarms: event
      .getAllSubcomponents('valarm')
      .map((alarm) => [
        alarm.getFirstPropertyValue('action'),
        String(alarm.getFirstPropertyValue('trigger')),
      ]),
  }));
  return { calendar, events };
};

test('an unpaid payment is an event of the whole effective day, with two reminders at nine', () => {
  const { calendar, events } = read(write([payment]));
  expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Платежи: ООО «Северный путь»');
  expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT4H');
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
  const [one] = events;
  expect(one?.event.uid).toBe(`${payment.id}@element-cabinet`);
  expect(one?.event.summary).toBe('184\u00a0320,50\u00a0₽ · ДЛ-2025/0418, платёж 14 из 36');
  expect([one?.event.startDate.isDate, one?.event.startDate.toString()]).toEqual([true, '2026-05-12']);
  expect(one?.event.endDate.toString()).toBe('2026-05-13');
  expect(one?.event.sequence).toBe(1);
  expect([one?.value('last-modified'), one?.value('dtstamp')]).toEqual([
    '2026-02-10T09:30:00Z',
    '2026-02-10T09:30:00Z',
  ]);
  expect([one?.value('status'), one?.value('transp')]).toEqual(['CONFIRMED', 'TRANSPARENT']);
  expect(one?.value('url')).toBe(`https://cabinet.example/c/1/payments/${payment.id}`);
  expect(one?.event.description.replaceAll('\u00a0', ' ').split('\n')).toEqual([
    'КАМАЗ 5490',
    'Сумма 184 320,50 ₽: без НДС 151 082,38 ₽, НДС 22 % 33 238,12 ₽',
    'По графику 09.05.2026, перенесено с выходного',
    `https://cabinet.example/c/1/payments/${payment.id}`,
  ]);
  expect(one?.alarms).toEqual([
    ['DISPLAY', '-P2DT15H'],
    ['DISPLAY', '-PT15H'],
  ]);
});

test('a paid one says so and reminds of nothing; a partly paid one asks for the rest; a provisional one is tentative', () => {
  const [paid, partly, provisional] = read(
    write([
      { ...payment, paidKopecks: payment.totalKopecks },
      { ...payment, paidKopecks: 8432050n },
      {
        ...payment,
        dueProvisional: true,
        nominalDueOn: civilDate('2027-05-15'),
        dueOn: civilDate('2027-05-17'),
      },
    ]),
  ).events;
  expect(paid?.event.summary).toMatch(/^Оплачено · 184\s320,50/);
  expect(paid?.alarms).toEqual([]);
  expect(partly?.event.summary).toMatch(/^100\s000,00/);
  expect(partly?.event.description).toContain('Оплачено 84\u00a0320,50');
  expect(provisional?.value('status')).toBe('TENTATIVE');
  expect(provisional?.event.description).toContain('производственный календарь на 2027 год');
});

test('English is whole', () => {
  const [one] = read(write([payment], { locale: 'en' })).events;
  expect(one?.event.summary).toBe('184,320.50\u00a0₽ · ДЛ-2025/0418, payment 14 of 36');
  expect(one?.event.description).not.toMatch(/Сумма|графику/);
});

describe('the bytes', () => {
  const hostile = {
    ...payment,
    assetName: 'Экскаватор; «Очень, очень» длинный\r\nEND:VCALENDAR\u0007 \\ 🚜'.repeat(4),
    contractNumber: 'ДЛ;1,2\nX-EVIL:1',
  };
  const text = write([payment, hostile], { companyName: 'ООО «А, Б; В»\nMETHOD:CANCEL' });

  it('are lines of at most 75 octets that end with CRLF, and no letter is cut', () => {
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u);
    for (const line of text.split('\r\n')) {
      const bytes = Buffer.from(line);
      expect(bytes.length).toBeLessThanOrEqual(75);
      expect(bytes.toString()).toBe(line);
      expect(line.isWellFormed()).toBe(true);
    }
    expect(text).toContain('\r\nDTSTART;VALUE=DATE:20260512\r\n');
  });

  it('let nothing in that a name brings', () => {
    const { calendar, events } = read(text);
    expect(events).toHaveLength(2);
    expect(calendar.getFirstPropertyValue('method')).toBeNull();
    // Our reader takes a name that the standard did not know for what it is; others read it as any text.
    expect(calendar.getFirstPropertyValue('name')).toBe('Платежи: ООО «А\\, Б\\; В» METHOD:CANCEL');
    expect(events[1]?.value('x-evil')).toBe('null');
    expect(events[1]?.event.summary).toContain('ДЛ;1,2 X-EVIL:1');
  });

  it('are the same whenever and wherever they are written', () => {
    const zone = process.env.TZ;
    for (const other of ['Pacific/Kiritimati', 'Pacific/Niue']) {
      process.env.TZ = other;
      expect(write([payment])).toBe(write([payment]));
      expect(read(write([payment])).events[0]?.event.startDate.toString()).toBe('2026-05-12');
    }
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
});

test('every due date, amount and number reads back as it was', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1500 }),
      fc.bigInt({ min: 1n, max: 10n ** 12n }),
      fc.integer({ min: 1, max: 60 }),
      (offset, total, number) => {
        const nominalDueOn = addDays(civilDate('2024-01-01'), offset);
        const { dueOn } = shippedCalendar.dueDate(nominalDueOn, 'next');
        const [one] = read(
          write([
            {
              ...payment,
              nominalDueOn,
              dueOn,
              number,
              count: 60,
              totalKopecks: total,
              netKopecks: total,
              vatKopecks: 0n,
            },
          ]),
        ).events;
        const kopecks = one?.event.summary.split(' · ')[0]?.replaceAll(/\D/g, '');
        return one?.event.startDate.toString() === dueOn && BigInt(kopecks ?? 0) === total;
      },
    ),
    { numRuns: 60 },
  ));
