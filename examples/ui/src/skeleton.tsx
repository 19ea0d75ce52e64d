import type { ComponentChildren } from 'preact';
import { words } from './words.ts';

interface SkeletonProps {
  /** Width and height of the grey line, in CSS units. */
  width?: string;
  height?: string;
}

/** One grey line in the place of a text. */
export function Skeleton({ width = '100%', height = '1em' }: SkeletonProps) {
  return <span class="skeleton" style={{ width, height }} />;
}

/** Wraps a screen's skeleton: one "loading" for screen readers, nothing else. */
export function Loading({ children }: { children: ComponentChildren }) {
  return (
    <div class="loading" role="status">
      <span class="hidden-visually">{words().loading}</span>
      <div aria-hidden="true">{children}</div>
    </div>
  );
}

/** The skeleton of a table's rows, `columns` wide. */
export function SkeletonRows({ rows, columns }: { rows: number; columns: number }) {
  return (
    <div class="skeleton-rows">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row}>
          {Array.from({ length: columns }, (_, column) => (
            <Skeleton key={column} width={column % 2 ? '60%' : '80%'} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** A screen of cards, one under another: how many rows and columns each holds. */
export function SkeletonCards({ cards }: { cards: [rows: number, columns: number][] }) {
  return (
    <div class="skeleton-screen">
      {cards.map(([rows, columns], index) => (
        <div class="card" key={index}>
          <SkeletonRows rows={rows} columns={columns} />
        </div>
      ))}
    </div>
  );
}
