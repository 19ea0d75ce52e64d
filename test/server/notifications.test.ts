import { beforeEach, describe, expect, it, test } from 'vitest';
import type { NewEvent } from '../../server/src/events/event.ts';
import { appendEvents } from '../../server/src/events/store.ts';
import { createLog } from '../../server/src/http/observability.ts';
import type { components } from '../../server/src/http/schema.gen.ts';
import { notifyOfEvents, startNotifier } from '../../server/src/notifications/worker.ts';
import { newId } from '../../server/src/platform/id.ts';
import { type As, callsTo } from '../support/calls.ts';
import { ledger, moveTo } from '../support/ledger.ts';
import { roubles } from '../support/portfolios.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer({ seed: false });
const { admin, db } = server;
const { call } = callsTo(server.url);
const make = ledger(admin, server.url);
type Page = components['schemas']['NotificationPage'];
moveTo(server.clock, '2026-03-11');

const [company, another] = [await make.company(), await make.company()];
const [first, second] = [await make.contract(company), await make.contract(company)];
const owner = await make.person([{ company }, { company: another }]);
const viewer = await make.person([{ company, role: 'viewer', contracts: [second.id] }]);
const nobody = await make.person([{ company, role: 'viewer', contracts: [] }]);
const stranger = await make.person([{ company: another }]);

const payment = {
  ...{ kind: 'lease', number: 14, count: 36, dueOn: '2026-03-17' },
  total: roubles('1254300.50'),
};
const paymentEvent = (
  type: 'payment.due_soon' | 'payment.overdue' | 'payment.paid',
  contract = first,
): NewEvent => ({
  ...{ type, companyId: company, contractId: contract.id, object: { type: 'payment', id: newId() } },
  data: { ...payment, contractId: contract.id, contractNumber: 'ДЛ-1', outstanding: roubles('300.50') },
});
const receiptEvent = (unallocated: string): NewEvent => ({
  ...{
    type: 'receipt.posted',
    companyId: company,
    contractId: null,
    object: { type: 'receipt', id: newId() },
  },
  data: {
    receiptNumber: '118',
    bookedOn: '2026-03-10',
    amount: roubles('50000.00'),
    unallocated: roubles(unallocated),
  },
});
const contractEvent = {
  companyId: company,
  contractId: first.id,
  object: { type: 'contract', id: first.id },
} as const;
const created: NewEvent = {
  ...{ type: 'contract.created', ...contractEvent },
  data: { contractNumber: 'ДЛ-1', assetName: 'КАМАЗ 5490' },
};
const rescheduled: NewEvent = {
  ...{ type: 'contract.schedule_changed', ...contractEvent },
  data: { contractNumber: 'ДЛ-1', assetName: 'КАМАЗ 5490', version: 2, reason: 'НДС' },
};

const tell = (...events: NewEvent[]) =>
  db.transaction().execute((tx) => appendEvents(tx, new Date('2026-03-10T03:00:00Z'), events));
const list = async (as: As, query = '', language = 'ru', of = company) =>
  (
    await call<Page>(as, 'GET', `/v1/companies/${of}/notifications${query}`, {
      headers: { 'accept-language': language },
    })
  ).body;
const kinds = async (as: As, of = company) =>
  (await list(as, '', 'ru', of)).items.map(({ kind }) => kind).sort();
/** Follows until as many were made: transactions of other test files may hold the log up for a moment. */
const followed = (count: number) =>
  expect
    .poll(async () => {
      await notifyOfEvents(db);
      return (await admin.selectFrom('notifications').select('id').execute()).length;
    })
    .toBe(count);

beforeEach(async () => {
  await admin.deleteFrom('notifications').execute();
});

describe('notifications are made', () => {
  it('for everybody who may see the fact, and nobody else', async () => {
    await tell(paymentEvent('payment.overdue', first), paymentEvent('payment.due_soon', second));
    await tell(receiptEvent('5.00'), receiptEvent('0.00'), created);
    await followed(5);
    expect(await kinds(owner.as)).toEqual([
      'contract_created',
      'payment_due_soon',
      'payment_overdue',
      'receipt_posted',
    ]);
    expect(await kinds(viewer.as)).toEqual(['payment_due_soon']);
    expect(await kinds(nobody.as)).toEqual([]);
    expect(await kinds(owner.as, another)).toEqual([]);
    expect(await kinds(stranger.as, another)).toEqual([]);
  });

  it('once, whoever follows and however often', async () => {
    const facts = Array.from({ length: 1200 }, () => paymentEvent('payment.paid', second));
    await tell(...facts);
    await Promise.all(Array.from({ length: 5 }, () => notifyOfEvents(db)));
    await followed(2 * facts.length);
    // Also when a follower was set back.
    await admin.updateTable('event_followers').set({ tx_id: '0', seq: 0n }).execute();
    await Promise.all(Array.from({ length: 5 }, () => notifyOfEvents(db)));
    const objects = await admin
      .selectFrom('notifications')
      .select('object_id')
      .where('kind', '=', 'payment_paid')
      .where('user_id', '=', owner.id)
      .execute();
    expect(new Set(objects.map(({ object_id }) => object_id)).size).toBe(objects.length);
    expect(objects).toHaveLength(facts.length);
  });

  it('by the worker within a second or so, until it is stopped', async () => {
    const notifier = startNotifier(db, createLog('silent'));
    await tell(created);
    const count = async () => (await admin.selectFrom('notifications').select('id').execute()).length;
    await expect.poll(count, { timeout: 5000 }).toBeGreaterThan(0);
    await notifier.stop();
  });
});

describe('their words', () => {
  const n = '\u00a0';
  test.each<[NewEvent, ru: [string, string], en: [string, string]]>([
    [
      paymentEvent('payment.due_soon'),
      ['Скоро срок платежа', `Платёж 14 из 36 по договору ДЛ-1: 300,50${n}₽ до 17.03.2026`],
      ['A payment is due soon', `Payment 14 of 36, contract ДЛ-1: 300.50${n}₽ by 17${n}Mar${n}2026`],
    ],
    [
      paymentEvent('payment.overdue'),
      ['Платёж просрочен', `Платёж 14 из 36 по договору ДЛ-1: 300,50${n}₽, срок был 17.03.2026`],
      [
        'A payment is overdue',
        `Payment 14 of 36, contract ДЛ-1: 300.50${n}₽, it was due on 17${n}Mar${n}2026`,
      ],
    ],
    [
      paymentEvent('payment.paid'),
      ['Платёж оплачен', `Платёж 14 из 36 по договору ДЛ-1: 1${n}254${n}300,50${n}₽`],
      ['A payment is paid', `Payment 14 of 36, contract ДЛ-1: 1,254,300.50${n}₽`],
    ],
    [
      receiptEvent('5.00'),
      ['Деньги поступили', `50${n}000,00${n}₽ по поручению №${n}118, не зачтено 5,00${n}₽`],
      ['Money came in', `50,000.00${n}₽ by order No.${n}118, 5.00${n}₽ not posted to payments`],
    ],
    [created, ['Новый договор', 'ДЛ-1, КАМАЗ 5490'], ['A new contract', 'ДЛ-1, КАМАЗ 5490']],
    [
      rescheduled,
      ['График платежей изменён', 'Договор ДЛ-1, версия 2'],
      ['The schedule was changed', 'Contract ДЛ-1, version 2'],
    ],
  ])('of $type', async (event, ru, en) => {
    await tell(event);
    await followed(1);
    for (const [language, words] of [
      ['ru', ru],
      ['en-GB, en;q=0.9', en],
    ] as const) {
      const [told] = (await list(owner.as, '', language)).items;
      expect([told?.title, told?.text]).toEqual(words);
      expect(told).toMatchObject({
        object: event.object,
        occurredAt: '2026-03-10T03:00:00.000Z',
        readAt: null,
      });
    }
  });
});

describe('reading', () => {
  const put = (as: As, path: string) => call(as, 'PUT', `/v1/companies/${company}/notifications${path}`);
  const ids = async (as: As, query = '') => {
    const { items, unread } = await list(as, query);
    return { ids: items.map(({ id }) => id), unread };
  };

  it('is of one person, and once', async () => {
    await tell(paymentEvent('payment.overdue', second), paymentEvent('payment.paid', second));
    await followed(4);
    const [mine, theirs] = [await ids(owner.as), await ids(viewer.as)];
    const [one = '', other = ''] = mine.ids;
    expect((await put(owner.as, `/${one}/read`)).status).toBe(204);
    const readAt = (await list(owner.as)).items.find(({ id }) => id === one)?.readAt;
    expect(readAt?.slice(0, 10)).toBe('2026-03-11');
    moveTo(server.clock, '2026-03-12');
    await put(owner.as, `/${one}/read`);
    expect((await list(owner.as)).items.find(({ id }) => id === one)?.readAt).toBe(readAt);

    expect(await ids(owner.as, '?unread=true')).toEqual({ ids: [other], unread: 1 });
    expect(await ids(viewer.as)).toEqual({ ids: theirs.ids, unread: 2 });
    expect((await put(viewer.as, `/${other}/read`)).body).toMatchObject({ code: 'notification_not_found' });

    await put(owner.as, '/read');
    expect(await ids(owner.as, '?unread=true')).toEqual({ ids: [], unread: 0 });
    expect((await list(owner.as)).items.find(({ id }) => id === one)?.readAt).toBe(readAt);
    expect((await ids(viewer.as)).unread).toBe(2);
  });
});

it('what a person may see no more is not told any more', async () => {
  const person = await make.person([{ company, role: 'viewer' }]);
  await tell(
    paymentEvent('payment.overdue', first),
    paymentEvent('payment.due_soon', second),
    receiptEvent('5.00'),
  );
  await expect.poll(() => notifyOfEvents(db).then(() => kinds(person.as))).toHaveLength(3);
  await admin
    .updateTable('memberships')
    .set({ contract_ids: [second.id] })
    .where('user_id', '=', person.id)
    .execute();
  // Who somebody is, is remembered for a second.
  await expect.poll(() => kinds(person.as), { timeout: 3000 }).toEqual(['payment_due_soon']);
  expect(await list(person.as)).toMatchObject({ unread: 1 });
});
