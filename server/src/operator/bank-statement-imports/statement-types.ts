/** What a bank statement says, whatever its encoding and the bank's habits. Money is kopecks, days are civil dates. */

export type StatementEncoding = 'utf-8' | 'ibm866' | 'windows-1251';

export type StatementErrorCode = 'statement_empty' | 'statement_not_recognised';

/** The file as a whole can't be read; what is wrong inside one is a {@link StatementWarning}. */
export class StatementError extends Error {
  override readonly name = 'StatementError';
  readonly code: StatementErrorCode;
  constructor(code: StatementErrorCode) {
    super(code);
    this.code = code;
  }
}

/** Why a document can be shown but not imported. */
export type DocumentDefect = 'document_incomplete' | 'amount_invalid' | 'booking_date_missing';

export type StatementWarningCode =
  | DocumentDefect
  | 'end_missing'
  | 'content_after_end'
  | 'version_unknown'
  | 'encoding_broken'
  | 'line_too_long'
  | 'line_not_understood'
  | 'header_key_missing'
  | 'date_invalid'
  | 'booking_date_assumed'
  | 'direction_unknown'
  | 'account_incomplete'
  | 'account_missing'
  | 'account_declared_late'
  | 'balance_mismatch'
  | 'balance_gap'
  | 'credited_mismatch'
  | 'debited_mismatch';

export interface StatementWarning {
  /** 1-based line of the file. */
  readonly line: number;
  readonly code: StatementWarningCode;
  /** The field of the file, as the format names it. */
  readonly key?: string;
  /** What stood there. */
  readonly value?: string;
  /** Of a mismatch: the own account, what the bank declares and what was counted, in kopecks. */
  readonly account?: string;
  readonly declaredKopecks?: bigint;
  readonly countedKopecks?: bigint;
}

export interface StatementHeader {
  readonly version: string | null;
  /** What the file says of its encoding; it may lie. */
  readonly declaredEncoding: string | null;
  /** The encoding it was read in. */
  readonly encoding: StatementEncoding;
  readonly sender: string | null;
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
  readonly accounts: readonly string[];
}

/** One `СекцияРасчСчет`: an own account over a period. A file may hold several of one account. */
export interface AccountSection {
  readonly line: number;
  readonly account: string | null;
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
  readonly openingKopecks: bigint | null;
  readonly creditedKopecks: bigint | null;
  readonly debitedKopecks: bigint | null;
  readonly closingKopecks: bigint | null;
}

/** `internal` moves money between two own accounts; `unknown` touches none of them as far as the file tells. */
export type Direction = 'in' | 'out' | 'internal' | 'unknown';

export interface Party {
  readonly name: string | null;
  /** 10 or 12 digits as written, the key is not checked. */
  readonly inn: string | null;
  readonly kpp: string | null;
  readonly account: string | null;
  readonly bik: string | null;
  readonly bank: string | null;
}

export interface StatementDocument {
  readonly line: number;
  /** Of any kind, not of payment orders alone; may be empty. */
  readonly kind: string;
  readonly number: string;
  readonly date: string | null;
  readonly amountKopecks: bigint | null;
  readonly direction: Direction;
  /** The day the money moved on the own account; the document's own date where the bank left it out. */
  readonly bookedOn: string | null;
  readonly payer: Party;
  readonly payee: Party;
  readonly purpose: string;
  /** Empty when the document may be imported. */
  readonly defects: readonly DocumentDefect[];
  /** 1, 2, … among documents of this file that agree in everything the fingerprint is made of; 0 with defects. */
  readonly occurrence: number;
  /** Hex SHA-256 that names the document in any file that holds it. */
  readonly fingerprint: string;
}

/** An own account over the whole file: what the bank declares and what its documents add up to. */
export interface AccountBalance {
  readonly account: string;
  readonly openingKopecks: bigint | null;
  readonly closingKopecks: bigint | null;
  readonly creditedKopecks: bigint | null;
  readonly debitedKopecks: bigint | null;
  readonly documentsInKopecks: bigint;
  readonly documentsOutKopecks: bigint;
  /** False when any check of this account failed; each failure is a warning too. */
  readonly agrees: boolean;
}

export interface StatementSummary {
  readonly hasEndOfFile: boolean;
  /** Own accounts: the header's and the sections'. */
  readonly accounts: readonly string[];
  readonly documents: number;
  readonly balances: readonly AccountBalance[];
}

export type StatementItem =
  | { readonly type: 'header'; readonly header: StatementHeader }
  | { readonly type: 'account'; readonly section: AccountSection }
  | { readonly type: 'document'; readonly document: StatementDocument }
  | { readonly type: 'warning'; readonly warning: StatementWarning }
  | { readonly type: 'summary'; readonly summary: StatementSummary };
