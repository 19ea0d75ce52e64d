import { makeInvoicePdf } from '../../server/src/invoices/invoice-pdf.ts';
import { paperOf, sellerOf } from '../../server/src/invoices/paper.ts';
import { sandboxLessor } from '../../server/src/lessor.ts';
import { civilDate } from '../../server/src/platform/civil-date.ts';
import { today } from './data.ts';
import { say, seconds } from './say.ts';

const invoices = 50;

/** Invoices of three lines as PDF, one after another on one core. */
export async function measureInvoices(): Promise<void> {
  await makeInvoicePdf(paper(0));
  const began = performance.now();
  let bytes = 0;
  for (let n = 1; n <= invoices; n++) bytes += (await makeInvoicePdf(paper(n))).length;
  const perSecond = invoices / Number(seconds(began));
  say(
    `invoices as PDF: ${perSecond.toFixed(1)}/s on one core, ${(bytes / invoices / 1000).toFixed(0)} kB each`,
  );
}

function paper(n: number) {
  const titles = ['Лизинговый платёж 32', 'Лизинговый платёж 33', 'Пени'];
  const line = { netKopecks: 10_000_000n, vatKopecks: 2_200_000n, totalKopecks: 12_200_000n };
  const lines = titles.map((title) => ({ ...line, title, contractNumber: `ДЛ-${n}`, vatRatePercent: 22 }));
  return paperOf({
    number: `2026-${n}`,
    sequence: n,
    issuedOn: civilDate(today),
    payBy: civilDate('2026-11-30'),
    createdAt: new Date(`${today}T09:00:00Z`),
    cancelled: false,
    seller: sellerOf(sandboxLessor),
    buyer: { name: 'ООО «Компания»', inn: '7707083893', kpp: '770701001', address: 'Москва, ул. Лесная, 5' },
    purpose: `Оплата по счёту № 2026-${n}, договор лизинга № ДЛ-${n}, в т.ч. НДС 22 % 66000.00`,
    lines,
    netKopecks: 30_000_000n,
    vatKopecks: 6_600_000n,
    totalKopecks: 36_600_000n,
  });
}
