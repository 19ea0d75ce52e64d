import type { InvoiceDetail } from '@element-cabinet/sdk';
import { toBuffer } from 'qrcode';
import type { CompanyScenario } from './scenario.ts';

const bank = {
  name: 'АО «Образцовый банк», г. Москва',
  bik: '044500999',
  account: '40701810300000001547',
  correspondentAccount: '30101810500000000999',
};
const seller = {
  name: 'АО «Образцовый лизинг»',
  inn: '7700090411',
  kpp: '770001001',
  address: 'Москва',
  bank,
};

/** The invoice of a payment, as a server answers it; its number says how many there were before. */
export function stubInvoice(of: CompanyScenario, paymentId: string, before: number): InvoiceDetail | null {
  const payment = of.payments.items.find(({ id }) => id === paymentId);
  if (!payment) return null;
  const { outstanding: total, net, vat, contract } = payment;
  const number = `2026-${118 + before}`;
  const purpose = `Оплата по счёту № ${number} от 22.11.2026 по договору лизинга ${contract.number}, платёж ${payment.number}. В т.ч. НДС 22 % ${vat.amount} руб.`;
  return {
    id: `0192f3c4-0000-7000-8000-0000000001${String(before).padStart(2, '0')}`,
    number,
    issuedOn: '2026-11-22',
    payBy: payment.dueOn,
    status: 'open',
    net,
    vat,
    total,
    paid: { amount: '0.00', currency: 'RUB' },
    payable: total,
    contracts: [contract],
    payments: 1,
    createdBy: 'Соколова Анна Викторовна',
    createdAt: '2026-11-22T11:00:00Z',
    cancelledAt: null,
    lines: [{ paymentId, outstanding: total }] as InvoiceDetail['lines'],
    seller,
    buyer: { name: of.balance.name, inn: of.balance.inn, kpp: null, address: null },
    purpose,
    amountInWords: '',
    qrPayload: `ST00012|Name=${seller.name}|PersonalAcc=${bank.account}|BankName=${bank.name}|BIC=${bank.bik}|CorrespAcc=${bank.correspondentAccount}|Sum=${total.amount.replace('.', '')}|Purpose=${purpose}`,
    receipts: [],
    asOf: '2026-11-22',
  };
}

/** As the server paints it: eight pixels a module, four modules of white around. */
export async function stubFile(invoice: InvoiceDetail, format: string | null) {
  return format === 'qr'
    ? {
        type: 'image/png',
        name: 'qr.png',
        bytes: await toBuffer(invoice.qrPayload ?? '', { scale: 8, margin: 4 }),
      }
    : { type: 'application/pdf', name: `schet-${invoice.number}.pdf`, bytes: Buffer.from('%PDF-1.7\n') };
}
