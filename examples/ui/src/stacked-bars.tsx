import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { locale } from './i18n.ts';
import { ScrollArea } from './scroll-area.tsx';
import { words } from './words.ts';

export interface BarSeries {
  id: string;
  label: string;
  /** `danger` for what is overdue; the others by their order. */
  tone: 'danger' | 'series-1' | 'series-2' | 'series-3' | 'series-4' | 'series-rest';
}

export interface BarColumn {
  id: string;
  /** Under the bar: `ноябрь`, and where that is too long. */
  label: string;
  shortLabel: string;
  /** In full: `ноябрь 2026`. */
  title: string;
  /** Where a press on the bar leads, where it leads anywhere. */
  href?: string;
  /** Kopecks by the series' id. */
  kopecks: Record<string, bigint>;
}

interface StackedBarsProps {
  series: BarSeries[];
  columns: BarColumn[];
  /** The heading of the table's first column. */
  columnName: string;
  format: (kopecks: bigint) => string;
}

const totalOf = (column: BarColumn) => Object.values(column.kopecks).reduce((sum, part) => sum + part, 0n);

/** What the colours of `StackedBars` mean. */
export function Legend({ series }: { series: BarSeries[] }) {
  return (
    <ul class="legend">
      {series.map(({ id, label, tone }) => (
        <li key={id}>
          <svg class={tone} aria-hidden="true">
            <rect width="100%" height="100%" rx="3" />
          </svg>
          <span class="cut" title={label}>
            {label}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Sums by month, stacked by series: bars to look at and to press, a line that tells the one under the pointer, and the table. */
export function StackedBars({ series, columns, columnName, format }: StackedBarsProps) {
  const [shownId, setShownId] = useState<string>();
  const shown = columns.find((column) => column.id === shownId);
  const highest = columns.map(totalOf).reduce((max, total) => (total > max ? total : max), 1n);
  const short = new Intl.NumberFormat(locale.value, { notation: 'compact', maximumSignificantDigits: 3 });
  return (
    <div class="bars">
      <ol class="screen-only">
        {columns.map((column) => (
          <li
            key={column.id}
            onPointerEnter={() => setShownId(column.id)}
            onPointerLeave={() => setShownId(undefined)}
          >
            <Column
              column={column}
              label={`${column.title}: ${format(totalOf(column))}`}
              onLook={(looked) => setShownId(looked ? column.id : undefined)}
            >
              <span class="bar-total muted">{short.format(totalOf(column) / 100n)}</span>
              <Bar column={column} series={series} highest={highest} />
              <span class="bar-label muted">{column.label}</span>
              <span class="bar-label short muted">{column.shortLabel}</span>
            </Column>
          </li>
        ))}
      </ol>
      <p class="bars-told muted screen-only">{tell(shown, columns, series, format)}</p>
      <details>
        <summary>{words().tableBehindChart}</summary>
        <Table series={series} columns={columns} columnName={columnName} format={format} />
      </details>
    </div>
  );
}

interface ColumnProps {
  column: BarColumn;
  label: string;
  onLook: (looked: boolean) => void;
  children: ComponentChildren;
}

/** A link, or, where it leads nowhere, a picture: the table tells its sums. */
function Column({ column: { href }, label, onLook, children }: ColumnProps) {
  if (href === undefined)
    return (
      <span class="bar" aria-hidden="true">
        {children}
      </span>
    );
  return (
    <a class="bar" href={href} aria-label={label} onFocus={() => onLook(true)} onBlur={() => onLook(false)}>
      {children}
    </a>
  );
}

function Bar({ column, series, highest }: { column: BarColumn; series: BarSeries[]; highest: bigint }) {
  const share = (kopecks: bigint) => Number((kopecks * 10_000n) / highest) / 100;
  let top = 100;
  return (
    <svg aria-hidden="true">
      {series.toReversed().map(({ id, tone }) => {
        const height = share(column.kopecks[id] ?? 0n);
        top -= height;
        return (
          height > 0 && <rect key={id} class={tone} y={`${top}%`} width="100%" height={`${height}%`} rx="3" />
        );
      })}
    </svg>
  );
}

function Table({ series, columns, columnName, format }: StackedBarsProps) {
  return (
    <ScrollArea label={words().tableBehindChart}>
      <table>
        <thead>
          <tr>
            <th scope="col">{columnName}</th>
            {series.map(({ id, label }) => (
              <th key={id} scope="col" class="end">
                {label}
              </th>
            ))}
            <th scope="col" class="end">
              {words().total}
            </th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={column.id}>
              <th scope="row">{column.title}</th>
              {series.map(({ id }) => (
                <td key={id} class="num end">
                  {format(column.kopecks[id] ?? 0n)}
                </td>
              ))}
              <td class="num end">{format(totalOf(column))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

function tell(
  column: BarColumn | undefined,
  columns: BarColumn[],
  series: BarSeries[],
  format: StackedBarsProps['format'],
): string {
  if (!column) return `${words().total}: ${format(columns.reduce((sum, each) => sum + totalOf(each), 0n))}`;
  const parts = series.filter(({ id }) => column.kopecks[id]);
  const told = parts.map(({ id, label }) => `${label} — ${format(column.kopecks[id] ?? 0n)}`);
  return `${column.title}: ${format(totalOf(column))}${told.length > 1 ? ` · ${told.join(' · ')}` : ''}`;
}
