// Two-sided reconciliation: this quarter's lines of your own books against the lessor's.
import { readFile } from 'node:fs/promises';
import { ApiError, Cabinet } from '@element-cabinet/sdk';
import { formatMoney, ledgerDifferences } from '@element-cabinet/sdk/format';

const { CABINET_URL = 'http://localhost:8080', CABINET_KEY, LEDGER = 'ledger.json' } = process.env;
const cabinet = new Cabinet({ baseUrl: CABINET_URL, key: CABINET_KEY, locale: 'ru' });
const say = (line) => process.stdout.write(`${line}\n`);
const told = ({ date, kind, amount, documentNumber }) =>
  `  ${date}  ${kind === 'charge' ? 'начислено' : 'оплачено'} ${formatMoney(amount, 'ru')}  ${documentNumber ?? ''}`;

try {
  // { "from": "2026-10-01", "to": "2026-11-25", "lines": [{ "date", "kind", "amount", "documentNumber", … }] }
  const body = JSON.parse(await readFile(LEDGER, 'utf8'));
  for await (const { id: companyId, name } of cabinet.companies.listMyCompanies()) {
    const match = await cabinet.payments.matchReconciliation({ companyId, body });
    say(`${name}: сошлось ${match.matched.length}, разница сальдо ${formatMoney(match.difference, 'ru')}`);
    for (const { theirs, differences } of match.differing)
      say(`${told(theirs)}: другое — ${differences.map((what) => ledgerDifferences[what].ru).join(', ')}`);
    say(`Есть у вас, нет у лизинговой компании: ${match.missingHere.length}`);
    for (const line of match.missingHere) say(told(line));
    say(`Есть у лизинговой компании, нет у вас: ${match.missingThere.length}`);
    for (const line of match.missingThere) say(told(line));
  }
} catch (error) {
  if (!(error instanceof ApiError)) throw error;
  process.stderr.write(`${error.message} (${error.code}, запрос ${error.requestId})\n`);
  process.exitCode = 1;
}
