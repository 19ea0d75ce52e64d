import type { Column, Content, TableCell } from 'pdfmake/interfaces.js';
import { INK, linesTable, makePdf } from '../platform/pdf.ts';
import { qrSvg } from '../platform/qr.ts';
import { printedAmount, printedDay, printedLongDay } from '../platform/words-ru.ts';
import type { Buyer, InvoicePaper, Seller } from './paper.ts';

const nbsp = '\u00a0';
const QR_SIDE_PT = 110;

/** The invoice on A4: one page up to fifteen lines, more with the head of the table repeated. */
export function makeInvoicePdf(paper: InvoicePaper): Promise<Buffer> {
  const title = `Счёт на оплату №${nbsp}${paper.number} от ${printedLongDay(paper.issuedOn)}`;
  return makePdf({
    title: `Счёт на оплату № ${paper.number}`,
    author: paper.seller.name,
    createdAt: paper.createdAt,
    runningTitle: `Счёт № ${paper.number} от ${printedDay(paper.issuedOn)}`,
    content: [
      requisites(paper),
      { text: title, style: 'title', margin: [0, 12, 0, 1] },
      paper.cancelled
        ? { text: 'Аннулирован, платить по нему нельзя', bold: true, color: '#b3261e', margin: [0, 0, 0, 6] }
        : { text: `Оплатить до ${printedLongDay(paper.payBy)}`, color: INK.quiet, margin: [0, 0, 0, 6] },
      parties(paper.seller, paper.buyer),
      lines(paper),
      summary(paper),
    ],
  });
}

/** The block that Russian banks read: whose money, in which bank, on which account. */
function requisites({ seller }: InvoicePaper): Content {
  const { bank } = seller;
  const under = (value: string, label: string, rowSpan: number): TableCell => ({
    stack: [value, { text: label, style: 'label', margin: [0, 2, 0, 0] }],
    colSpan: 2,
    rowSpan,
  });
  const kpp = seller.kpp ? `КПП ${seller.kpp}` : 'КПП —';
  return {
    fontSize: 8.5,
    table: {
      widths: ['*', '*', 44, 170],
      body: [
        [
          under(bank.name, 'Банк получателя', 2),
          {},
          'БИК',
          { text: bank.bik, border: [true, true, true, false] },
        ],
        [{}, {}, 'Сч. №', { text: bank.correspondentAccount, border: [true, false, true, true] }],
        [`ИНН ${seller.inn}`, kpp, { text: 'Сч. №', rowSpan: 2 }, { text: bank.account, rowSpan: 2 }],
        [under(seller.name, 'Получатель', 1), {}, {}, {}],
      ],
    },
    layout: {
      hLineWidth: () => 0.6,
      vLineWidth: () => 0.6,
      hLineColor: () => INK.quiet,
      vLineColor: () => INK.quiet,
      paddingTop: () => 2,
      paddingBottom: () => 2,
      paddingLeft: () => 5,
      paddingRight: () => 5,
    },
  };
}

function parties(seller: Seller, buyer: Buyer): Content {
  const row = (label: string, party: Seller | Buyer): TableCell[] => [
    { text: label, color: INK.quiet },
    {
      text: [
        { text: party.name, bold: true },
        `, ИНН${nbsp}${party.inn}`,
        party.kpp ? `, КПП${nbsp}${party.kpp}` : '',
        party.address ? `, ${unbroken(party.address)}` : '',
      ],
    },
  ];
  return {
    fontSize: 8.5,
    margin: [0, 0, 0, 6],
    table: { widths: [58, '*'], body: [row('Поставщик', seller), row('Покупатель', buyer)] },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 1,
      paddingBottom: () => 1,
    },
  };
}

/** «д. 5» and «г. Москва» stay on one line. */
const unbroken = (address: string) => address.replaceAll(/(?<=(?:^|[\s,])\p{L}{1,5}\.) (?=\S)/gu, nbsp);

const lines = (paper: InvoicePaper): Content => ({
  fontSize: 8,
  stack: [
    linesTable(
      [
        { heading: '№', width: 13 },
        { heading: 'Наименование', width: '*' },
        { heading: 'Без НДС, ₽', width: 62, align: 'right' },
        { heading: 'НДС', width: 34, align: 'right' },
        { heading: 'Сумма НДС, ₽', width: 58, align: 'right' },
        { heading: 'Всего, ₽', width: 62, align: 'right' },
      ],
      paper.lines.map((line, index) => [
        `${index + 1}`,
        line.title,
        printedAmount(line.netKopecks),
        line.vatKopecks > 0n ? `${line.vatRatePercent}${nbsp}%` : 'без НДС',
        printedAmount(line.vatKopecks),
        printedAmount(line.totalKopecks),
      ]),
      [
        [
          '',
          'Итого',
          printedAmount(paper.netKopecks),
          '',
          printedAmount(paper.vatKopecks),
          printedAmount(paper.totalKopecks),
        ],
      ],
    ),
  ],
});

/** What to pay, in figures and words, with the symbol that a bank's application scans: never torn apart. */
function summary(paper: InvoicePaper): Content {
  const vat = paper.vatByRate.map(
    ({ vatRatePercent, vatKopecks }) =>
      `НДС ${vatRatePercent}${nbsp}%${nbsp}— ${printedAmount(vatKopecks)}${nbsp}₽`,
  );
  const words: Content[] = [
    { text: `Всего к оплате: ${printedAmount(paper.totalKopecks)}${nbsp}₽`, fontSize: 12, bold: true },
    { text: paper.amountInWords, margin: [0, 1, 0, 1] },
    { text: vat.length > 0 ? `В том числе ${vat.join(', ')}` : 'НДС не облагается', color: INK.quiet },
    { text: 'Назначение платежа', style: 'label', margin: [0, 6, 0, 1] },
    { text: paper.purpose },
    signatures(),
  ];
  const qr: Column[] = paper.qr
    ? [
        {
          width: QR_SIDE_PT,
          stack: [
            { svg: qrSvg(paper.qr.bytes), width: QR_SIDE_PT },
            { text: 'Оплата по QR-коду', style: 'label', alignment: 'center' },
          ],
        },
      ]
    : [];
  return {
    margin: [0, 6, 0, 0],
    unbreakable: true,
    columns: [{ width: '*', stack: words }, ...qr],
    columnGap: 16,
  };
}

function signatures(): Content {
  const line = (label: string): Column => ({
    width: '*',
    columns: [
      { text: label, width: 'auto', margin: [0, 6, 6, 0] },
      {
        width: '*',
        canvas: [{ type: 'line', x1: 0, y1: 17, x2: 110, y2: 17, lineWidth: 0.6, lineColor: INK.quiet }],
      },
    ],
  });
  return { margin: [0, 12, 0, 0], columns: [line('Руководитель'), line('Бухгалтер')], columnGap: 12 };
}
