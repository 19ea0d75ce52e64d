import type {
  CompanyBalance,
  DebtSummary,
  Money,
  Notification,
  NotificationPage,
  Payment,
  PaymentPage,
} from '@element-cabinet/sdk';
import { addMoney, fromKopecks } from '@element-cabinet/sdk';
import { daysBetween } from '@element-cabinet/sdk/format';

/** The day of the mock. */
export const today = '2026-11-22';

export interface CompanyScenario {
  balance: CompanyBalance;
  summary: DebtSummary;
  payments: PaymentPage;
  notifications: NotificationPage;
}

const rub = (amount: number): Money => fromKopecks(BigInt(Math.round(amount * 100)));
const id = (kind: string, number: number) =>
  `0192f3c4-0000-7000-8000-${kind}${String(number).padStart(12 - kind.length, '0')}`;

interface PaymentSketch {
  dueOn: string;
  amount: number;
  number?: number;
  count?: number;
  contract?: string;
  asset?: string;
  nominalDueOn?: string;
}

function payment(sketch: PaymentSketch, index: number, company: number): Payment {
  const { dueOn, amount, number = index + 1, count = 36 } = sketch;
  const left = daysBetween(today, dueOn);
  const contract = sketch.contract ?? 'ДЛ-2025/0418';
  return {
    id: id(`e${company}`, index),
    contract: { id: id(`d${company}`, index), number: contract, assetName: sketch.asset ?? 'КАМАЗ 5490' },
    kind: 'lease',
    number,
    count,
    status: left < 0 ? 'overdue' : left <= 3 ? 'due' : 'planned',
    nominalDueOn: sketch.nominalDueOn ?? dueOn,
    dueOn,
    dueProvisional: false,
    daysOverdue: Math.max(0, -left),
    daysUntilDue: left < 0 ? null : left,
    net: rub(amount / 1.22),
    vatRatePercent: 22,
    vat: rub(amount - amount / 1.22),
    total: rub(amount),
    paid: rub(0),
    outstanding: rub(amount),
    paidOn: null,
    announcement: null,
  };
}

function debt(payments: Payment[]) {
  return {
    amount: addMoney(rub(0), ...payments.map(({ outstanding }) => outstanding)),
    payments: payments.length,
  };
}

interface CompanySketch {
  name: string;
  payments: PaymentSketch[];
  overpayment?: number;
  awaiting?: number;
  notifications?: Partial<Notification>[];
}

export function company(sketch: CompanySketch, index = 1): CompanyScenario {
  const payments = sketch.payments.map((line, at) => payment(line, at, index));
  const overdue = payments.filter(({ status }) => status === 'overdue');
  const within = (days: number) =>
    payments.filter(({ daysUntilDue }) => daysUntilDue !== null && daysUntilDue <= days);
  const oldest = overdue[0];
  const companyId = id('c', index);
  const items = (sketch.notifications ?? []).map((told, at) => ({ ...notification(at, index), ...told }));
  return {
    balance: {
      id: companyId,
      name: sketch.name,
      inn: '7704123450',
      role: 'owner',
      overdue: debt(overdue).amount,
      overduePayments: overdue.length,
      contracts: 2,
    },
    summary: {
      companyId,
      overdue: debt(overdue),
      overdueSince: oldest?.dueOn ?? null,
      daysOverdue: oldest?.daysOverdue ?? 0,
      dueWithin7Days: debt(within(7)),
      dueWithin30Days: debt(within(30)),
      nextPayment: payments.find(({ daysUntilDue }) => daysUntilDue !== null) ?? null,
      penaltiesBilled: debt([]),
      penaltyEstimate: rub(0),
      announced: rub(0),
      overpayment: rub(sketch.overpayment ?? 0),
      awaitingAllocation: rub(sketch.awaiting ?? 0),
      asOf: today,
    },
    payments: { items: payments, nextCursor: null, asOf: today },
    notifications: {
      items,
      nextCursor: null,
      unread: items.filter(({ readAt }) => readAt === null).length,
    },
  };
}

function notification(at: number, company: number): Notification {
  return {
    id: id(`f${company}`, at),
    kind: 'payment_overdue',
    title: 'Платёж просрочен',
    text: 'Платёж 14 из 36 по договору ДЛ-2025/0418, 184 320,50 ₽',
    occurredAt: '2026-11-22T06:00:00Z',
    readAt: null,
    object: { type: 'payment', id: id(`e${company}`, 0) },
  };
}

/** The mock's company. */
export const northernWay = company({
  name: 'ООО «Северный путь»',
  payments: [
    { dueOn: '2026-11-17', amount: 184320.5, number: 14 },
    {
      dueOn: '2026-11-24',
      amount: 96400,
      number: 6,
      count: 24,
      contract: 'ДЛ-2026/0077',
      asset: 'ГАЗель NEXT',
    },
    { dueOn: '2026-12-10', amount: 184320.5, number: 15 },
    {
      dueOn: '2027-01-11',
      nominalDueOn: '2027-01-09',
      amount: 96400,
      number: 7,
      count: 24,
      contract: 'ДЛ-2026/0077',
      asset: 'ГАЗель NEXT',
    },
  ],
  notifications: [
    {},
    {
      kind: 'payment_due_soon',
      title: 'Скоро платёж',
      text: 'Платёж 6 из 24 по договору ДЛ-2026/0077, 96 400,00 ₽, 24 нояб.',
      occurredAt: '2026-11-22T05:58:00Z',
    },
    {
      kind: 'receipt_posted',
      title: 'Деньги поступили',
      text: '100 000,00 ₽ по платёжному поручению № 118',
      occurredAt: '2026-11-21T09:30:00Z',
      object: { type: 'receipt', id: id('b1', 1) },
    },
    {
      kind: 'payment_paid',
      title: 'Платёж оплачен',
      text: 'Платёж 5 из 24 по договору ДЛ-2026/0077',
      occurredAt: '2026-11-21T09:30:00Z',
      readAt: '2026-11-21T10:00:00Z',
    },
    {
      kind: 'schedule_changed',
      title: 'График изменён',
      text: 'ДЛ-2025/0418: новая редакция с 1 января, ставка НДС 22 %',
      occurredAt: '2026-11-16T12:00:00Z',
      readAt: '2026-11-16T13:00:00Z',
      object: { type: 'contract', id: id('d1', 0) },
    },
  ],
});

/** Nothing overdue, one payment within three days, a very long name. */
export const longName = company(
  {
    name: 'Общество с ограниченной ответственностью «Специализированное строительно-монтажное управление № 14»',
    payments: [
      {
        dueOn: '2026-11-24',
        amount: 1254300.5,
        number: 2,
        count: 60,
        contract: 'ДЛ-2026/0311',
        asset: 'Экскаватор Hitachi ZX330LC-5G',
      },
      {
        dueOn: '2026-12-24',
        amount: 1254300.5,
        number: 3,
        count: 60,
        contract: 'ДЛ-2026/0311',
        asset: 'Экскаватор Hitachi ZX330LC-5G',
      },
    ],
    awaiting: 50000,
  },
  2,
);

/** Nothing to pay, and some money too much. */
export const overpaid = company({ name: 'ИП Ларионова Е. С.', payments: [], overpayment: 15250.75 }, 3);

/** Much to pay, in many contracts. */
export const huge = company(
  {
    name: 'АО «Автотрансхолдинг»',
    overpayment: 1000000.01,
    payments: Array.from({ length: 30 }, (_, line) => ({
      dueOn: '2026-11-28',
      amount: 4125430.5,
      contract: `ДЛ-2026/${1000 + line}`,
    })),
  },
  5,
);

/** Nothing soon. */
export const calm = company(
  { name: 'АО «Тихая гавань»', payments: [{ dueOn: '2026-12-20', amount: 41000 }] },
  4,
);
