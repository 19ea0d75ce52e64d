import { printedDay } from '../platform/words-ru.ts';
import { type Cell, makeXlsx } from '../platform/xlsx.ts';
import type { InvoicePaper } from './paper.ts';

/** The invoice as a workbook: requisites, then lines with numbers that can be summed. */
export function makeInvoiceXlsx(paper: InvoicePaper): Promise<Buffer> {
  const { seller, buyer } = paper;
  const party = ({ name, inn, kpp }: { name: string; inn: string; kpp: string | null }) =>
    [name, `ИНН ${inn}`, kpp && `КПП ${kpp}`].filter(Boolean).join(', ');
  const title = `Счёт на оплату № ${paper.number} от ${printedDay(paper.issuedOn)}`;
  const above: Cell[][] = [
    [paper.cancelled ? `${title} (аннулирован)` : title],
    ['Поставщик', party(seller)],
    ['Расчётный счёт', seller.bank.account],
    ['Банк', seller.bank.name],
    ['БИК', seller.bank.bik],
    ['Корр. счёт', seller.bank.correspondentAccount],
    ['Покупатель', party(buyer)],
    ['Оплатить до', { day: paper.payBy }],
    ['Назначение', paper.purpose],
    ['Всего к оплате', { money: paper.totalKopecks }],
    ['Прописью', paper.amountInWords],
    [],
  ];
  const rows = paper.lines.map((line, index): Cell[] => [
    { number: index + 1 },
    line.title,
    line.contractNumber,
    { money: line.netKopecks },
    line.vatKopecks > 0n ? { number: line.vatRatePercent } : 'без НДС',
    { money: line.vatKopecks },
    { money: line.totalKopecks },
  ]);
  const sheet = {
    name: `Счёт ${paper.number}`,
    above,
    columns: [
      { heading: '№', width: 16 },
      { heading: 'Наименование', width: 70 },
      { heading: 'Договор', width: 20 },
      { heading: 'Без НДС, ₽', width: 18, format: 'money' },
      { heading: 'Ставка НДС, %', width: 14 },
      { heading: 'НДС, ₽', width: 18, format: 'money' },
      { heading: 'Всего, ₽', width: 18, format: 'money' },
    ],
    rows,
    totals: [
      [
        null,
        'Итого',
        null,
        { money: paper.netKopecks },
        null,
        { money: paper.vatKopecks },
        { money: paper.totalKopecks },
      ],
    ],
  } as const;
  return makeXlsx([sheet], { author: seller.name, createdAt: paper.createdAt });
}
