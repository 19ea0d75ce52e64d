import type { Kopecks } from '../../platform/money.ts';
import { printedDay } from '../../platform/words-ru.ts';
import { type Cell, makeXlsx } from '../../platform/xlsx.ts';
import type { ReconciliationAct } from './store.ts';
import { conclusionOf, titleOf } from './titles.ts';

/** The act as a sheet, to be filtered and summed: a row is a line, and each says its contract. */
export function makeActXlsx(act: ReconciliationAct): Promise<Buffer> {
  const { lessor, lessee, balances } = act;
  const rows = act.statement.sections.flatMap(({ contract, lines, openingKopecks, closingKopecks }) => {
    const name = contract?.number ?? 'Без договора';
    return [
      [name, null, 'Сальдо на начало', ...sides(openingKopecks), null, null],
      ...lines.map((line): Cell[] => [
        name,
        { day: line.on },
        titleOf(line),
        line.type === 'charge' ? { money: line.amountKopecks } : null,
        line.type === 'receipt' ? { money: line.amountKopecks } : null,
        null,
        null,
      ]),
      [name, null, 'Сальдо на конец', ...sides(closingKopecks), null, null],
    ] satisfies Cell[][];
  });
  const sums = { debit: { money: balances.debitKopecks }, credit: { money: balances.creditKopecks } };
  return makeXlsx(
    [
      {
        name: 'Акт сверки',
        above: [
          [`Акт сверки взаимных расчётов за период ${printedDay(act.from)} – ${printedDay(act.to)}`],
          ['Лизингодатель', null, `${lessor.name}, ИНН ${lessor.inn}`],
          ['Лизингополучатель', null, `${lessee.name}, ИНН ${lessee.inn}`],
          [conclusionOf(balances.closingKopecks, act)],
          [],
        ],
        columns: [
          { heading: 'Договор', width: 18 },
          { heading: 'Дата', width: 12, format: 'day' },
          { heading: 'Документ', width: 46 },
          { heading: 'Дебет лизингодателя', width: 18, format: 'money' },
          { heading: 'Кредит лизингодателя', width: 18, format: 'money' },
          { heading: 'Дебет лизингополучателя', width: 18, format: 'money' },
          { heading: 'Кредит лизингополучателя', width: 18, format: 'money' },
        ],
        rows,
        totals: [
          ['Сальдо начальное', null, null, ...sides(balances.openingKopecks)],
          ['Обороты за период', null, null, sums.debit, sums.credit],
          ['Сальдо конечное', null, null, ...sides(balances.closingKopecks)],
        ],
      },
    ],
    { author: lessor.name, createdAt: act.createdAt },
  );
}

/** A debt of the lessee stands in the debit, one of the lessor in the credit. */
const sides = (balance: Kopecks): [Cell, Cell] =>
  balance < 0n ? [null, { money: -balance }] : [{ money: balance }, null];
