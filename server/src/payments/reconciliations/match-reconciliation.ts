import type { Db } from '../../db/database.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import type { CompanyScope } from '../../platform/company-scope.ts';
import { DomainError } from '../../platform/errors.ts';
import { type Kopecks, sum } from '../../platform/money.ts';
import { booksOf } from './books.ts';
import { explain, type LedgerLine, matchLedgers, sumsOf } from './ledger-match.ts';
import { type Period, readStatement } from './read-statement.ts';

/** A line that was sent, with what of it is only given back. */
export type SentLine = LedgerLine & { id: string | null; description: string | null };

/**
 * Compares the lines of an ERP with ours.
 * @throws what `readStatement` throws, and ledger_line_out_of_period with each line that is.
 */
export async function matchReconciliation(
  db: Db,
  scope: CompanyScope,
  today: CivilDate,
  period: Period,
  sent: { openingKopecks: Kopecks | undefined; lines: readonly SentLine[] },
) {
  const { facts } = await readStatement(db, scope, today, period);
  const outside = sent.lines.flatMap(({ date }, index) =>
    date < period.from || date > period.to ? [outOfPeriod(index, period)] : [],
  );
  if (outside.length > 0) throw new DomainError('ledger_line_out_of_period', {}, outside.slice(0, 100));
  const lines = booksOf(facts.entries, facts.contracts);
  const opening = sum(facts.openings.map(({ balanceKopecks }) => balanceKopecks));
  const openings = { ours: opening, theirs: sent.openingKopecks ?? opening };
  const match = matchLedgers(lines, sent.lines);
  const [ours, theirs] = [sumsOf(openings.ours, lines), sumsOf(openings.theirs, sent.lines)];
  return { ours, theirs, explanation: explain(openings, match), ...match };
}

const outOfPeriod = (index: number, { from, to }: Period) => ({
  pointer: `/lines/${index}/date`,
  code: 'out_of_period',
  message: { ru: `Дата должна быть от ${from} до ${to}`, en: `The date must be from ${from} to ${to}` },
});
