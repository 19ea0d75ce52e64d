import { fromKopecks, type Payment, toKopecks } from '@element-cabinet/sdk';
import { formatMoney, monthTitle } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { locale } from '@element-cabinet/ui/i18n';
import { type BarColumn, type BarSeries, Legend, StackedBars } from '@element-cabinet/ui/stacked-bars';
import { paths } from '../paths.ts';
import { lastDayOf, monthsFrom } from './months.ts';
import { words } from './words.ts';

const namedContracts = 3;
/** A contract with less of the whole than one part in so many would be a sliver: it goes with the others. */
const smallestShare = 12n;
const tones = ['series-1', 'series-2', 'series-3'] as const;

interface PaymentsChartProps {
  companyId: string;
  /** Open payments up to the end of the twelfth month. */
  payments: Payment[];
  asOf: string;
}

/** What is to be paid in twelve months, by contract; what is overdue stands in the month of today, where it has to be paid. */
export function PaymentsChart({ companyId, payments, asOf }: PaymentsChartProps) {
  const contracts = largestContracts(payments);
  const whole = contracts.reduce((sum, { kopecks }) => sum + kopecks, 0n);
  const named = contracts.slice(0, namedContracts).filter(({ kopecks }) => kopecks * smallestShare > whole);
  const seriesOf = ({ status, contract }: Payment) =>
    status === 'overdue' ? 'overdue' : named.some(({ id }) => id === contract.id) ? contract.id : 'rest';

  const columns = monthsFrom(asOf, 12).map(
    (month, index): BarColumn => ({
      id: month,
      ...namesOf(month),
      href: paths.payments(companyId, {
        dueFrom: index === 0 ? undefined : `${month}-01`,
        dueTo: lastDayOf(month),
      }),
      kopecks: {},
    }),
  );
  for (const payment of payments) {
    const month = payment.status === 'overdue' ? asOf.slice(0, 7) : payment.dueOn.slice(0, 7);
    const column = columns.find(({ id }) => id === month);
    if (!column) continue;
    const series = seriesOf(payment);
    column.kopecks[series] = (column.kopecks[series] ?? 0n) + toKopecks(payment.outstanding);
  }
  const used = (id: string) => columns.some(({ kopecks }) => kopecks[id]);
  const all: BarSeries[] = [
    { id: 'overdue', label: words().overdue, tone: 'danger' },
    ...named.map(
      ({ id, number }, index): BarSeries => ({ id, label: number, tone: tones[index] ?? 'series-4' }),
    ),
    named.length > 0
      ? { id: 'rest', label: words().otherContracts, tone: 'series-rest' }
      : { id: 'rest', label: words().everyContract, tone: 'series-1' },
  ];
  const series = all.filter(({ id }) => used(id));
  return (
    <Card title={words().chart} aside={<Legend series={series} />}>
      <StackedBars
        series={series}
        columns={columns}
        columnName={words().inMonth}
        format={(kopecks) => formatMoney(fromKopecks(kopecks), locale.value)}
      />
    </Card>
  );
}

function namesOf(month: string): Pick<BarColumn, 'label' | 'shortLabel' | 'title'> {
  const title = monthTitle(month, locale.value);
  const label = title.split(/\s/)[0] ?? title;
  return { title, label, shortLabel: label.slice(0, 3) };
}

function largestContracts(payments: Payment[]): { id: string; number: string; kopecks: bigint }[] {
  const sums = new Map<string, { id: string; number: string; kopecks: bigint }>();
  for (const { contract, outstanding } of payments) {
    const sum = sums.get(contract.id) ?? { id: contract.id, number: contract.number, kopecks: 0n };
    sum.kopecks += toKopecks(outstanding);
    sums.set(contract.id, sum);
  }
  return [...sums.values()].sort((a, b) => (a.kopecks < b.kopecks ? 1 : a.kopecks > b.kopecks ? -1 : 0));
}
