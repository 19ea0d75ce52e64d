import type { StatementDocument, StatementWarning, StatementWarningCode } from './statement-types.ts';

const MAX_OF_FILE = 500;

/** They speak of the whole file and mostly come last, so lines and documents must not take their place. */
const WHOLE_FILE: ReadonlySet<StatementWarningCode> = new Set([
  'end_missing',
  'content_after_end',
  'version_unknown',
  'encoding_broken',
  'header_key_missing',
  'account_not_own',
  'balance_mismatch',
  'balance_gap',
  'credited_mismatch',
  'debited_mismatch',
]);

/**
 * The warnings an import keeps: the first 500 of lines and documents together and the first 500 of each code of the
 * whole file. More of them are not kept here; a document's own stand at its row too.
 */
export class FileWarnings {
  readonly kept: StatementWarning[] = [];
  readonly #counts = new Map<StatementWarningCode | 'other', number>();

  add(warning: StatementWarning): void {
    const kind = WHOLE_FILE.has(warning.code) ? warning.code : 'other';
    const count = this.#counts.get(kind) ?? 0;
    if (count === MAX_OF_FILE) return;
    this.#counts.set(kind, count + 1);
    this.kept.push(warning);
  }
}

/** Above the number of warnings that one document can give by itself. */
const MAX_NEAR = 20;

/**
 * The warnings around the documents of a batch. Between two documents the first 20 and the last 20 are kept: the ones
 * near the document before and the next one's own, which come right before it.
 */
export class NearbyWarnings {
  #told: StatementWarning[] = [];
  #first: StatementWarning[] = [];
  #last: StatementWarning[] = [];

  add(warning: StatementWarning): void {
    if (this.#first.length < MAX_NEAR) this.#first.push(warning);
    else this.#last.push(warning);
    if (this.#last.length > MAX_NEAR) this.#last.shift();
  }

  documentRead(): void {
    this.#told.push(...this.#first, ...this.#last);
    this.#first = [];
    this.#last = [];
  }

  /** The warnings since the last call. */
  take(): StatementWarning[] {
    this.documentRead();
    const told = this.#told;
    this.#told = [];
    return told;
  }
}

/** The warnings that stand within a document's lines: from its own first line to the next document's. */
export function warningsOf(
  batch: readonly StatementDocument[],
  index: number,
  told: readonly StatementWarning[],
): StatementWarning[] {
  const from = batch[index]?.line ?? 0;
  const to = batch[index + 1]?.line ?? Number.POSITIVE_INFINITY;
  return told.filter(({ line }) => line >= from && line < to);
}
