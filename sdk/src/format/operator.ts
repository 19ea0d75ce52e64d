import type {
  BankStatementImportRow,
  CandidateReason,
  ImportState,
  Me,
  OperatorReceipt,
  PortfolioOutcome,
  StatementOutcome,
  WaitingReason,
} from '../types.gen.ts';
import type { Words } from './words.ts';

export const staffRoles = {
  manager: { ru: 'Менеджер', en: 'Manager' },
  administrator: { ru: 'Администратор', en: 'Administrator' },
} satisfies Record<NonNullable<Me['staffRole']>, Words>;

export const receiptStates = {
  waiting: { ru: 'ждёт решения', en: 'waits for a decision' },
  posted: { ru: 'разнесено', en: 'posted' },
} satisfies Record<OperatorReceipt['state'], Words>;

/** Why a receipt waits for an operator. */
export const waitingReasons = {
  payer_unknown: { ru: 'Плательщик неизвестен', en: 'The payer is unknown' },
  transit_payer: { ru: 'Платит банк или посредник за другого', en: 'A bank or an agent pays for another' },
  several_contracts: {
    ru: 'Долги по нескольким договорам, ни один не назван',
    en: 'Debts on several contracts, none is named',
  },
  contract_ambiguous: {
    ru: 'В назначении названо несколько договоров',
    en: 'The purpose names several contracts',
  },
  contract_unknown: { ru: 'Названного договора у клиента нет', en: 'The client has no such contract' },
  contract_of_another_payer: {
    ru: 'Назван договор другой компании',
    en: "The contract is another company's",
  },
  invoice_of_another_payer: { ru: 'Назван счёт другой компании', en: "The invoice is another company's" },
  allocation_undone: { ru: 'Зачёт отменён оператором', en: 'An operator took it back' },
} satisfies Record<WaitingReason, Words>;

/** Why a payment may be what a receipt pays. */
export const candidateReasons = {
  invoice_named: { ru: 'счёт назван в назначении', en: 'the purpose names the invoice' },
  payment_named: { ru: 'платёж назван в назначении', en: 'the purpose names the payment' },
  contract_named: { ru: 'договор назван в назначении', en: 'the purpose names the contract' },
  payer: { ru: 'платила эта компания', en: 'this company paid' },
  company_named: { ru: 'компания названа в назначении', en: 'the purpose names the company' },
  found: { ru: 'найдено поиском', en: 'found by the search' },
} satisfies Record<CandidateReason, Words>;

export const importStates = {
  previewed: { ru: 'проверен, не проведён', en: 'previewed, not posted' },
  confirmed: { ru: 'проведён', en: 'posted' },
} satisfies Record<ImportState, Words>;

/** Why a document of a bank statement is a duplicate, where no statement brought it before. */
export const duplicateReasons = {
  entered_by_hand: { ru: 'Внесено вручную', en: 'Entered by hand' },
} satisfies Record<string, Words>;

/** What becomes of a document of a bank statement. */
export const statementOutcomes = {
  settle: { ru: 'закроет платежи', en: 'settles payments' },
  wait: { ru: 'будет ждать решения', en: 'will wait for a decision' },
  overpayment: { ru: 'переплата', en: 'overpayment' },
  duplicate: { ru: 'уже проведён', en: 'posted before' },
  outgoing: { ru: 'списание', en: 'money out' },
  internal: { ru: 'между своими счетами', en: 'between own accounts' },
  refuse: { ru: 'не может быть проведён', en: 'cannot be posted' },
} satisfies Record<StatementOutcome, Words>;

export const statementDirections = {
  in: { ru: 'поступление', en: 'in' },
  out: { ru: 'списание', en: 'out' },
  internal: { ru: 'между своими счетами', en: 'between own accounts' },
  unknown: { ru: 'не определено', en: 'unknown' },
} satisfies Record<BankStatementImportRow['direction'], Words>;

/** What becomes of a contract of a portfolio. */
export const portfolioOutcomes = {
  create: { ru: 'будет создан', en: 'will be created' },
  update: { ru: 'будет изменён', en: 'will be updated' },
  unchanged: { ru: 'без изменений', en: 'unchanged' },
  refuse: { ru: 'отклонён', en: 'refused' },
} satisfies Record<PortfolioOutcome, Words>;

/** What is wrong in a bank statement, or with one of its documents; the server's own message names the place. */
export const statementWarnings = {
  document_incomplete: { ru: 'Документ обрезан', en: 'The document is cut off' },
  amount_invalid: { ru: 'Сумма не читается', en: 'The amount cannot be read' },
  booking_date_missing: { ru: 'Нет даты проводки', en: 'The booking date is missing' },
  end_missing: { ru: 'Файл мог быть обрезан', en: 'The file may be cut off' },
  content_after_end: { ru: 'После конца файла что-то есть', en: 'Something follows the end of the file' },
  version_unknown: { ru: 'Незнакомая версия формата', en: 'An unknown version of the format' },
  encoding_broken: { ru: 'Часть букв не читается', en: 'Some letters cannot be read' },
  line_too_long: { ru: 'Слишком длинная строка', en: 'A line is too long' },
  line_not_understood: { ru: 'Строка не понята', en: 'A line is not understood' },
  header_key_missing: { ru: 'В заголовке нет обязательной строки', en: 'The header lacks a required line' },
  date_invalid: { ru: 'Дата не читается', en: 'A date cannot be read' },
  booking_date_assumed: {
    ru: 'Дата проводки взята из документа',
    en: "The document's own date is taken for booking",
  },
  direction_unknown: {
    ru: 'Не видно, приход это или расход',
    en: 'It is unclear whether money came or went',
  },
  account_incomplete: { ru: 'Раздел счёта обрезан', en: 'The section of an account is cut off' },
  account_missing: { ru: 'Нет раздела счёта', en: 'The section of an account is missing' },
  account_declared_late: {
    ru: 'Счёт объявлен после документов',
    en: 'An account is declared after its documents',
  },
  account_not_own: { ru: 'Счёт не наш', en: 'The account is not ours' },
  balance_mismatch: { ru: 'Остатки не сходятся', en: 'The balances do not agree' },
  balance_gap: { ru: 'Между остатками разрыв', en: 'There is a gap between the balances' },
  credited_mismatch: {
    ru: 'Приход не сходится с документами',
    en: 'Money in does not agree with the documents',
  },
  debited_mismatch: {
    ru: 'Расход не сходится с документами',
    en: 'Money out does not agree with the documents',
  },
} satisfies Record<string, Words>;
