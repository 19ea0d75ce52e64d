import type { BankStatementImport, BankStatementImportRow } from '@element-cabinet/sdk';
import { formatDate } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { cabinet } from '@element-cabinet/ui/session';
import { FileText } from 'lucide-preact';
import { ImportRows } from '../imports/import-rows.tsx';
import { words as imports } from '../imports/words.ts';
import { paths } from '../paths.ts';
import { useToday } from '../sandbox/clock.ts';
import { words as shared } from '../words.ts';
import { RowFate } from './row-fate.tsx';
import { outcomes, outcomeWords, words } from './words.ts';

/** The documents of a statement, of one outcome or all. */
export function StatementRows({ made }: { made: BankStatementImport }) {
  if (made.counts.documents === 0) {
    return (
      <Card label={words().documents}>
        <EmptyState
          icon={FileText}
          title={words().emptyDay}
          text={made.complete ? words().emptyDayText : words().emptyCutOffText}
        />
      </Card>
    );
  }
  return (
    <ImportRows
      title={words().documents}
      state={made.state}
      outcomes={outcomes}
      outcomeWords={outcomeWords}
      counts={made.counts}
      total={made.counts.documents}
      empty={words().emptyOutcome}
      columns={4}
      href={(filters) => paths.statementImport(made.id, filters)}
      load={(asked) =>
        cabinet.operator.bankStatementImports.listBankStatementImportRows({ importId: made.id, ...asked })
      }
    >
      {(rows, done) => <RowsTable rows={rows} done={done} />}
    </ImportRows>
  );
}

function RowsTable({ rows, done }: { rows: BankStatementImportRow[]; done: boolean }) {
  return (
    <table class="sticky">
      <caption class="hidden-visually">{words().documents}</caption>
      <thead>
        <tr>
          <th scope="col" class="wide document-column">
            {words().document}
          </th>
          <th scope="col">{words().payer}</th>
          <th scope="col" class="wide fate-column">
            {done ? imports().outcomeDone : imports().outcome}
          </th>
          <th scope="col" class="end">
            {shared().sum}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.line} row={row} done={done} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, done }: { row: BankStatementImportRow; done: boolean }) {
  const outgoing = row.direction === 'out';
  return (
    <tr>
      <td class="wide">
        <Document row={row} />
      </td>
      <td>
        <Party
          name={outgoing ? row.payeeName : row.payerName}
          inn={outgoing ? row.payeeInn : row.payerInn}
          label={outgoing ? words().payee : undefined}
        />
        <div class="purpose">{row.purpose}</div>
        <div class="narrow">
          <Document row={row} />
          <RowFate row={row} done={done} />
        </div>
      </td>
      <td class="wide">
        <RowFate row={row} done={done} />
      </td>
      <td class="end">{row.amount ? <Money value={row.amount} /> : <span class="muted">—</span>}</td>
    </tr>
  );
}

/** What it is, and where in the file. */
function Document({ row: { bookedOn, date, kind, line, number } }: { row: BankStatementImportRow }) {
  const today = useToday();
  const day = bookedOn ?? date;
  return (
    <>
      <span class="num">
        {number && words().number(number)} {day && words().of(formatDate(day, today, locale.value))}
      </span>
      <div class="muted">
        {kind}
        <br />
        <span class="num">{words().fromLine(line)}</span>
      </div>
    </>
  );
}

function Party({ name, inn, label }: { name: string; inn: string; label: string | undefined }) {
  return (
    <>
      {label && <span class="muted">{label}: </span>}
      <b class="payer">{name || '—'}</b>
      {inn && <div class="muted">{shared().inn(inn)}</div>}
    </>
  );
}
