import type { Content } from 'pdfmake/interfaces.js';
import { sum } from '../../platform/money.ts';
import { facts, INK, linesTable, makePdf, titleBlock } from '../../platform/pdf.ts';
import { amountInWords, printedAmount, printedDay } from '../../platform/words-ru.ts';
import type { BuyoutQuote } from './store.ts';
import { titleOf } from './titles.ts';

type Lessor = { name: string; inn: string; phones: readonly string[] };

/** What the company prints, shows to its director and pays by. */
export function makeQuotePdf(quote: BuyoutQuote, lessor: Lessor): Promise<Buffer> {
  const { buyout, contract, on } = quote;
  const title = `Расчёт досрочного выкупа на ${printedDay(on)}`;
  const vat = sum(buyout.lines.map(({ vatKopecks }) => vatKopecks));
  const net = sum(buyout.lines.map(({ netKopecks }) => netKopecks));
  return makePdf({
    title: `${title}, договор № ${contract.number}`,
    author: lessor.name,
    createdAt: quote.createdAt,
    runningTitle: `${title}, договор № ${contract.number}`,
    content: [
      titleBlock(title, `по договору лизинга № ${contract.number}`),
      facts([
        ['Лизингодатель', `${lessor.name}, ИНН ${lessor.inn}`],
        ['Лизингополучатель', quote.companyName],
        ['Предмет лизинга', contract.assetName],
        ['Действует до', `${printedDay(quote.expiresOn)} включительно`],
        ['Основание', basisOf(quote)],
      ]),
      linesTable(
        [
          { heading: 'Что входит', width: '*' },
          { heading: 'Без НДС, руб.', width: 76, align: 'right' },
          { heading: 'НДС', width: 32, align: 'right' },
          { heading: 'Сумма НДС, руб.', width: 70, align: 'right' },
          { heading: 'Всего, руб.', width: 82, align: 'right' },
        ],
        buyout.lines.map((line) => [
          titleOf(line, buyout),
          printedAmount(line.netKopecks),
          line.vatRatePercent === 0 ? 'нет' : `${line.vatRatePercent}\u00a0%`,
          printedAmount(line.vatKopecks),
          printedAmount(line.totalKopecks),
        ]),
        [['Итого', printedAmount(net), '', printedAmount(vat), printedAmount(buyout.totalKopecks)]],
      ),
      {
        margin: [0, 12, 0, 0],
        text: [
          'К оплате: ',
          { text: `${printedAmount(buyout.totalKopecks)}\u00a0руб.`, bold: true },
          ` (${amountInWords(buyout.totalKopecks)}), в том числе НДС ${printedAmount(vat)}\u00a0руб.`,
        ],
      },
      note(quote, lessor.phones),
    ],
  });
}

const basisOf = ({ buyout }: BuyoutQuote) =>
  buyout.basis === 'table'
    ? `таблица выкупа договора, строка на ${buyout.tableOn ? printedDay(buyout.tableOn) : ''}`
    : `дисконтирование будущих платежей по ставке договора, ${(buyout.annualRatePercent ?? '0').replace('.', ',')}\u00a0% годовых`;

function note({ acceptedAt, acceptedBy }: BuyoutQuote, phones: readonly string[]): Content {
  const lines = [
    'Расчёт предполагает, что платежи со сроком до дня выкупа войдут в эту сумму. Если платёж поступит раньше или график изменится, нужен новый расчёт.',
    'Неустойка, которая ещё не выставлена, в сумму не входит.',
    ...(acceptedAt === null ? [] : [`Принят: ${acceptedBy}, ${printedInstant(acceptedAt)} (UTC).`]),
    ...(phones.length === 0 ? [] : [`Вопросы: ${phones.join(', ')}`]),
  ];
  return { margin: [0, 14, 0, 0], stack: lines, fontSize: 8, color: INK.quiet };
}

const printedInstant = (at: Date) => {
  const [day = '', time = ''] = at.toISOString().split('T');
  return `${day.split('-').reverse().join('.')} ${time.slice(0, 5)}`;
};
