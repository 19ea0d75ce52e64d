import { fromKopecks } from '@element-cabinet/sdk';
import { formatMoney } from '@element-cabinet/sdk/format';
import { Card } from './card.tsx';
import { locale } from './i18n.ts';
import { words } from './schedule-words.ts';
import { type BarColumn, type BarSeries, Legend, StackedBars } from './stacked-bars.tsx';

/** What falls on a day, by the series' id. */
export interface ChartPart {
  on: string;
  kopecks: Record<string, bigint>;
}

interface ScheduleChartProps {
  parts: ChartPart[];
  series: BarSeries[];
  /** Where a period leads, from its first day to its last. */
  href?: ((from: string, to: string) => string) | undefined;
}

const mostQuarters = 20;
const romans = ['I', 'II', 'III', 'IV'];

/** A schedule by quarters, or by years where it is longer than five. */
export function ScheduleChart({ href, parts, series }: ScheduleChartProps) {
  const days = parts.map(({ on }) => on).sort();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  if (first === '') return null;
  const quarters = quartersBetween(first, last);
  const byYear = quarters.length > mostQuarters;
  const ids = byYear ? [...new Set(quarters.map((id) => id.slice(0, 4)))] : quarters;
  const columns = ids.map((id) => columnOf(id, href));
  for (const { kopecks, on } of parts) {
    const column = columns.find(({ id }) => id === (byYear ? on.slice(0, 4) : quarterOf(on)));
    if (!column) continue;
    for (const [id, sum] of Object.entries(kopecks)) column.kopecks[id] = (column.kopecks[id] ?? 0n) + sum;
  }
  const used = series.filter(({ id }) => columns.some(({ kopecks }) => kopecks[id]));
  return (
    <Card
      class="screen-only"
      title={byYear ? words().chartYears : words().chart}
      aside={<Legend series={used} />}
    >
      <StackedBars
        series={used}
        columns={columns}
        columnName={words().period}
        format={(kopecks) => formatMoney(fromKopecks(kopecks), locale.value)}
      />
    </Card>
  );
}

const quarterOf = (day: string) => `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

function quartersBetween(first: string, last: string): string[] {
  const ids: string[] = [];
  for (let id = quarterOf(first); id <= quarterOf(last); ) {
    ids.push(id);
    const [year, quarter] = id.split('-').map(Number) as [number, number];
    id = quarter === 4 ? `${year + 1}-1` : `${year}-${quarter + 1}`;
  }
  return ids;
}

function columnOf(id: string, href: ScheduleChartProps['href']): BarColumn {
  const [year = '', quarter] = id.split('-');
  if (quarter === undefined) {
    const address = href && { href: href(`${year}-01-01`, `${year}-12-31`) };
    return { id, label: year, shortLabel: `’${year.slice(2)}`, title: year, ...address, kopecks: {} };
  }
  const roman = romans[Number(quarter) - 1] ?? '';
  const [from, to] = [3 * Number(quarter) - 2, 3 * Number(quarter)].map((month) =>
    `${month}`.padStart(2, '0'),
  );
  const lastDay = to === '03' || to === '12' ? '31' : '30';
  const address = href && { href: href(`${year}-${from}-01`, `${year}-${to}-${lastDay}`) };
  const label = quarter === '1' ? `${roman} ’${year.slice(2)}` : roman;
  return { id, label, shortLabel: roman, title: words().quarter(roman, year), ...address, kopecks: {} };
}
