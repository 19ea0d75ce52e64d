import type { CivilDate } from '../../platform/civil-date.ts';

/** What a bank statement says, whatever its encoding and the bank's habits. Money is kopecks. */

export type StatementEncoding = 'utf-8' | 'ibm866' | 'windows-1251';

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
  | 'account_not_own'
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
  readonly periodFrom: CivilDate | null;
  readonly periodTo: CivilDate | null;
  readonly accounts: readonly string[];
}

/** One `СекцияРасчСчет`: an own account over a period. A file may hold several of one account. */
export interface AccountSection {
  readonly line: number;
  readonly account: string | null;
  readonly periodFrom: CivilDate | null;
  readonly periodTo: CivilDate | null;
  readonly openingKopecks: bigint | null;
  readonly creditedKopecks: bigint | null;
  readonly debitedKopecks: bigint | null;
  readonly closingKopecks: bigint | null;
}

/** `internal` moves money between two own accounts; `unknown` touches none of them as far as the file tells. */
export type Direction = 'in' | 'out' | 'internal' | 'unknown';

/** What the file leaves out is an empty string. */
export interface Party {
  readonly name: string;
  /** 10 or 12 digits as written, the key is not checked. */
  readonly inn: string;
  readonly kpp: string;
  readonly account: string;
  readonly bik: string;
  readonly bank: string;
}

export interface StatementDocument {
  readonly line: number;
  /** Of any kind, not of payment orders alone; may be empty. */
  readonly kind: string;
  readonly number: string;
  readonly date: CivilDate | null;
  readonly amountKopecks: bigint | null;
  readonly direction: Direction;
  /** The day the money moved on the own account; the document's own date where the bank left it out. */
  readonly bookedOn: CivilDate | null;
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
  readonly periodFrom: CivilDate | null;
  readonly periodTo: CivilDate | null;
  readonly openingKopecks: bigint | null;
  readonly closingKopecks: bigint | null;
  readonly creditedKopecks: bigint | null;
  readonly debitedKopecks: bigint | null;
  readonly documentsInKopecks: bigint;
  readonly documentsOutKopecks: bigint;
  /** False when any check failed, each of which is a warning too; null when the file declares too little to check. */
  readonly agrees: boolean | null;
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
