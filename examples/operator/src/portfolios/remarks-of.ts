import type { PortfolioProblem } from '@element-cabinet/sdk';
import type { Remark } from '../imports/remarks.tsx';
import { words } from './words.ts';

/** Problems of a portfolio with their places: `лист «Платежи», строка 3, столбец «ИНН»`. */
export const remarksOf = (problems: PortfolioProblem[]): Remark[] =>
  problems.map(({ message, severity, ...place }) => ({ message, severity, place: placeOf(place) }));

function placeOf({ sheet, row, column }: Pick<PortfolioProblem, 'sheet' | 'row' | 'column'>): string {
  const parts = [
    sheet && words().sheet(sheet),
    row !== null && words().row(row),
    column && words().column(column),
  ];
  return parts.filter(Boolean).join(', ');
}
