import type { PortfolioImport, PortfolioImportRow, PortfolioOutcome } from '@element-cabinet/sdk';
import { countOf, nouns } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { cabinet } from '@element-cabinet/ui/session';
import { Ban, Equal, Pencil, Plus } from 'lucide-preact';
import { ImportRows } from '../imports/import-rows.tsx';
import { Remarks } from '../imports/remarks.tsx';
import { words as imports } from '../imports/words.ts';
import { paths } from '../paths.ts';
import { words as shared } from '../words.ts';
import { remarksOf } from './remarks-of.ts';
import { outcomes, outcomeWords, words } from './words.ts';

/** The contracts of a portfolio, of one outcome or all. */
export function PortfolioRows({ made }: { made: PortfolioImport }) {
  return (
    <ImportRows
      title={words().contracts}
      state={made.state}
      outcomes={outcomes}
      outcomeWords={outcomeWords}
      counts={made.counts}
      total={made.counts.contracts}
      empty={words().emptyOutcome}
      columns={3}
      href={(filters) => paths.portfolioImport(made.id, filters)}
      load={(asked) =>
        cabinet.operator.portfolioImports.listPortfolioImportRows({ importId: made.id, ...asked })
      }
    >
      {(rows, done) => <RowsTable rows={rows} done={done} />}
    </ImportRows>
  );
}

function RowsTable({ rows, done }: { rows: PortfolioImportRow[]; done: boolean }) {
  return (
    <table class="sticky">
      <caption class="hidden-visually">{words().contracts}</caption>
      <thead>
        <tr>
          <th scope="col">{words().whoAndWhat}</th>
          <th scope="col" class="wide fate-column">
            {done ? imports().outcomeDone : imports().outcome}
          </th>
          <th scope="col" class="end">
            {words().schedule}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={`${row.sheet}:${row.row}`} row={row} done={done} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, done }: { row: PortfolioImportRow; done: boolean }) {
  const { companyInn, companyName, contractId, contractNumber, externalId, newCompany, sheet } = row;
  const place = [
    sheet && words().sheet(sheet),
    words().row(row.row),
    externalId && words().externalId(externalId),
  ];
  return (
    <tr>
      <th scope="row">
        {contractId ? <a href={paths.contract(contractId)}>{contractNumber}</a> : contractNumber || '—'}
        <div class="company-of">
          {companyName} {newCompany && <span class="badge plain">{words().newCompany}</span>}
        </div>
        <div class="muted">{companyInn && shared().inn(companyInn)}</div>
        <div class="muted">{place.filter(Boolean).join(', ')}</div>
        <div class="narrow">
          <Fate row={row} done={done} />
        </div>
      </th>
      <td class="wide">
        <Fate row={row} done={done} />
      </td>
      <td class="end">
        {row.total ? <Money value={row.total} /> : <span class="muted">—</span>}
        <div class="muted">{countOf(row.payments, nouns.payment, locale.value)}</div>
      </td>
    </tr>
  );
}

const looks = {
  create: { tone: 'ok', Icon: Plus },
  update: { tone: 'ok', Icon: Pencil },
  unchanged: { tone: 'plain', Icon: Equal },
  refuse: { tone: 'warn', Icon: Ban },
} as const satisfies Record<PortfolioOutcome, unknown>;

/** What becomes of a contract, what exactly changes, and what is wrong with it and where. */
function Fate({ row: { changes, outcome, problems }, done }: { row: PortfolioImportRow; done: boolean }) {
  const { tone, Icon } = looks[outcome];
  return (
    <div class="fate">
      <span class={`badge ${tone}`}>
        <Icon />
        {outcomeWords(outcome, done)}
      </span>
      {changes.length > 0 && (
        <ul class="changes">
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
      <Remarks remarks={remarksOf(problems)} />
    </div>
  );
}
