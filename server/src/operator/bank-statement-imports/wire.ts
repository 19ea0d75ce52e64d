import type { components } from '../../http/schema.gen.ts';
import type { Locale } from '../../platform/locale.ts';
import { type Money, toWire as money } from '../../platform/money.ts';
import type { AccountBalance, StatementWarning } from './statement-types.ts';
import type { Import, KeptRow } from './store.ts';
import { warningWords } from './words.ts';

type Schemas = components['schemas'];

export function toImportWire(made: Import, locale: Locale): Schemas['BankStatementImport'] {
  const { incomingKopecks, postingKopecks, settledKopecks, ...counts } = made.counts;
  return {
    id: made.id,
    state: made.state,
    fileName: made.fileName,
    encoding: made.encoding,
    formatVersion: made.formatVersion,
    complete: made.complete,
    createdAt: made.createdAt.toISOString(),
    confirmedAt: made.confirmedAt?.toISOString() ?? null,
    createdBy: made.createdBy,
    accounts: made.accounts.map(toAccountWire),
    counts: {
      ...counts,
      incoming: money(incomingKopecks),
      posting: money(postingKopecks),
      settled: money(settledKopecks),
    },
    warnings: made.warnings.map((warning) => toWarningWire(warning, locale)),
  };
}

function toAccountWire(balance: AccountBalance): Schemas['StatementAccount'] {
  return {
    account: balance.account,
    from: balance.periodFrom,
    to: balance.periodTo,
    opening: moneyOrNull(balance.openingKopecks),
    incoming: money(balance.documentsInKopecks),
    outgoing: money(balance.documentsOutKopecks),
    closing: moneyOrNull(balance.closingKopecks),
    balanced: balance.agrees,
  };
}

const moneyOrNull = (kopecks: bigint | null): Money | null => (kopecks === null ? null : money(kopecks));

function toWarningWire(warning: StatementWarning, locale: Locale): Schemas['StatementWarning'] {
  return { code: warning.code, message: warningWords(warning, locale), line: warning.line };
}

export function toRowWire(row: KeptRow, locale: Locale): Schemas['BankStatementImportRow'] {
  const { document, plan } = row;
  return {
    line: document.line,
    kind: document.kind,
    number: document.number,
    date: document.date,
    bookedOn: document.bookedOn,
    amount: moneyOrNull(document.amountKopecks),
    direction: document.direction,
    payerName: document.payer.name,
    payerInn: document.payer.inn,
    payeeName: document.payee.name,
    payeeInn: document.payee.inn,
    purpose: document.purpose,
    outcome: row.outcome,
    reason: plan.reason,
    companyName: plan.companyName,
    settles: plan.settles.map(({ amountKopecks, ...settled }) => ({
      ...settled,
      amount: money(amountKopecks),
    })),
    warnings: plan.warnings.map((warning) => toWarningWire(warning, locale)),
    receiptId: row.receiptId,
  };
}
