import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { Kopecks } from '../../platform/money.ts';
import { INK, makePdf, titleBlock } from '../../platform/pdf.ts';
import { printedAmount, printedDay } from '../../platform/words-ru.ts';
import type { Party } from './facts-store.ts';
import type { Balances, Section } from './reconciliation.ts';
import type { ReconciliationAct } from './store.ts';
import { conclusionOf, titleOf } from './titles.ts';

/**
 * The act in the form that accountants know: the lessor's debit and credit, and beside them empty columns where the
 * lessee writes its own.
 */
export function makeActPdf(act: ReconciliationAct): Promise<Buffer> {
  const period = `${printedDay(act.from)} – ${printedDay(act.to)}`;
  return makePdf({
    title: `Акт сверки взаимных расчётов за ${period}`,
    author: act.lessor.name,
    createdAt: act.createdAt,
    runningTitle: `Акт сверки за ${period}, ИНН ${act.lessor.inn} и ИНН ${act.lessee.inn}`,
    content: [
      titleBlock('Акт сверки взаимных расчётов', `за период ${period}`),
      {
        margin: [0, 0, 0, 8],
        text: `Мы, нижеподписавшиеся, ${named(act.lessor)} («Лизингодатель») и ${named(act.lessee)} («Лизингополучатель»), составили настоящий акт о том, что состояние взаимных расчётов по данным учёта следующее:`,
      },
      table(act),
      { margin: [0, 12, 0, 0], text: conclusionOf(act.balances.closingKopecks, act), bold: true },
      {
        margin: [0, 4, 0, 0],
        style: 'label',
        text: 'Начислено — по дате, до которой следовало заплатить; оплата — по дате зачисления банком.',
      },
      signatures(act),
    ],
  });
}

const named = ({ name, inn, kpp }: Party) => `${name} (ИНН ${inn}${kpp === null ? '' : `, КПП ${kpp}`})`;

/** Date, document, the lessor's debit and credit, the lessee's. */
const widths = [46, '*', 66, 66, 52, 52];

function table(act: ReconciliationAct): Content {
  const body = [
    [
      { text: 'По данным Лизингодателя, руб.', style: 'head', colSpan: 4 },
      ...[{}, {}, {}],
      { text: 'Лизингополучателя, руб.', style: 'head', colSpan: 2, alignment: 'center' },
      {},
    ],
    ['Дата', 'Документ', 'Дебет', 'Кредит', 'Дебет', 'Кредит'].map((text, index) => ({
      text,
      style: 'head',
      alignment: index < 2 ? 'left' : 'right',
    })),
    balanceRow('Сальдо начальное', act.balances.openingKopecks),
    ...act.statement.sections.flatMap(sectionRows),
    turnoverRow('Обороты за период', act.balances),
    balanceRow('Сальдо конечное', act.balances.closingKopecks),
  ] as TableCell[][];
  return {
    table: { headerRows: 2, dontBreakRows: true, keepWithHeaderRows: 1, widths, body },
    layout: {
      hLineWidth: (line) => (line === 0 || line === 2 || line === body.length ? 0.8 : 0.4),
      hLineColor: (line) => (line === 0 || line === 2 || line === body.length ? INK.quiet : INK.line),
      vLineWidth: (line) => (line === 4 ? 0.8 : 0),
      vLineColor: () => INK.quiet,
      paddingLeft: (column) => (column === 0 ? 2 : 5),
      paddingRight: (column) => (column === widths.length - 1 ? 2 : 5),
      paddingTop: () => 3,
      paddingBottom: () => 3,
    },
  };
}

function sectionRows({ contract, lines, ...balances }: Section): TableCell[][] {
  const title = contract
    ? `Договор № ${contract.number} от ${printedDay(contract.signedOn)}, ${contract.assetName}`
    : 'Без договора: не распределено по платежам';
  const heading = { text: title, colSpan: 6, bold: true, fillColor: INK.shade };
  return [
    [heading, {}, {}, {}, {}, {}],
    balanceRow('Сальдо на начало', balances.openingKopecks, false),
    ...lines.map((line) => [
      printedDay(line.on),
      titleOf(line),
      sumCell(line.type === 'charge' ? line.amountKopecks : null),
      sumCell(line.type === 'receipt' ? line.amountKopecks : null),
      '',
      '',
    ]),
    turnoverRow('Обороты', balances, false),
    balanceRow('Сальдо на конец', balances.closingKopecks, false),
  ];
}

/** A debt of the lessee stands in the debit, one of the lessor in the credit. */
const balanceRow = (title: string, balance: Kopecks, bold = true): TableCell[] => [
  { text: title, colSpan: 2, bold, color: bold ? INK.text : INK.quiet },
  {},
  sumCell(balance > 0n || balance === 0n ? balance : null, bold),
  sumCell(balance < 0n ? -balance : null, bold),
  '',
  '',
];

const turnoverRow = (title: string, balances: Balances, bold = true): TableCell[] => [
  { text: title, colSpan: 2, bold, color: bold ? INK.text : INK.quiet },
  {},
  sumCell(balances.debitKopecks, bold),
  sumCell(balances.creditKopecks, bold),
  '',
  '',
];

const sumCell = (kopecks: Kopecks | null, bold = false): TableCell => ({
  text: kopecks === null ? '' : printedAmount(kopecks),
  alignment: 'right',
  bold,
});

function signatures({ lessor, lessee }: ReconciliationAct): Content {
  const side = (role: string, { name, inn, kpp }: Party): Content => ({
    stack: [
      { text: role, style: 'label' },
      { text: name, bold: true },
      { text: `ИНН ${inn}${kpp === null ? '' : `, КПП ${kpp}`}`, color: INK.quiet },
      { margin: [0, 26, 0, 0], canvas: [{ type: 'line', x1: 0, y1: 0, x2: 230, y2: 0, lineWidth: 0.6 }] },
      { text: 'должность, подпись, расшифровка', style: 'label' },
      { margin: [0, 10, 0, 0], text: 'М.П.          «____» ______________ 20___ г.', color: INK.quiet },
    ],
  });
  return {
    margin: [0, 22, 0, 0],
    columnGap: 36,
    columns: [side('Лизингодатель', lessor), side('Лизингополучатель', lessee)],
    unbreakable: true,
  } as Content;
}
