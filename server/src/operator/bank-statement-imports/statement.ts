import type { CivilDate } from '../../platform/civil-date.ts';
import { DomainError } from '../../platform/errors.ts';
import { decodeStatement } from './encoding.ts';
import { LINE_LIMIT, LineSplitter } from './lines.ts';
import { BalanceCheck } from './statement-balance.ts';
import { DOCUMENT_KEYS, normaliseDocument } from './statement-document.ts';
import type {
  AccountSection,
  StatementEncoding,
  StatementItem,
  StatementWarning,
  StatementWarningCode,
} from './statement-types.ts';
import { cleanText, detached, excerpt, parseStatementDay, parseStatementSum } from './statement-values.ts';

export type * from './statement-types.ts';

/**
 * Reads a 1CClientBankExchange file as it comes: the header first, account sections, documents and warnings in the
 * order of the file, the summary last. A malformed line costs its own field or document, never a neighbour.
 *
 * @throws {DomainError} `statement_empty`, `statement_is_pdf`, `statement_not_recognised`; the source's own errors pass through.
 */
export async function* readStatement(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<StatementItem> {
  const splitter = new LineSplitter();
  const parser = new StatementParser();
  for await (const { text, encoding } of decodeStatement(bytes)) {
    for (const line of splitter.push(text)) parser.line(line, encoding);
    yield* parser.take();
  }
  for (const line of splitter.finish()) parser.line(line, null);
  parser.finish();
  yield* parser.take();
}

const SIGNATURE = '1CClientBankExchange';
const HEADER_KEYS = new Set([
  'ВерсияФормата',
  'Кодировка',
  'Отправитель',
  'ДатаНачала',
  'ДатаКонца',
  'РасчСчет',
]);
const REQUIRED_HEADER_KEYS = ['ВерсияФормата', 'Кодировка', 'ДатаНачала', 'ДатаКонца', 'РасчСчет'];
const ACCOUNT_KEYS = new Set([
  'ДатаНачала',
  'ДатаКонца',
  'РасчСчет',
  'НачальныйОстаток',
  'ВсегоПоступило',
  'ВсегоСписано',
  'КонечныйОстаток',
]);
const END_MARKS = new Set(['КонецФайла', 'КонецВыписки']);
const KNOWN_VERSIONS = new Set(['1.01', '1.02', '1.03']);
/** A field's name is a word; anything else is a piece of a text that the bank broke over lines. */
const FIELD = /^\s*([\p{L}\p{N}_]+)\s*=(.*)$/su;

type Field = { value: string; line: number };
type Section = {
  type: 'header' | 'account' | 'document';
  kind: string;
  line: number;
  fields: Map<string, Field>;
};

class StatementParser {
  #items: StatementItem[] = [];
  #lineNumber = 0;
  #signed = false;
  #understood = false;
  #encoding: StatementEncoding | null = null;
  /** Null between sections, once the header is over. */
  #section: Section | null = { type: 'header', kind: '', line: 1, fields: new Map() };
  #lastKey: string | null = null;
  readonly #accounts = new Set<string>();
  readonly #occurrences = new Map<string, number>();
  readonly #balance = new BalanceCheck();
  #documents = 0;
  #ended = false;
  #contentAfterEnd = false;
  #brokenEncoding = false;

  /** The items read since the last call. */
  take(): StatementItem[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  line(raw: string, encoding: StatementEncoding | null): void {
    this.#lineNumber += 1;
    this.#encoding = encoding ?? this.#encoding;
    const line = cleanText(raw.slice(0, LINE_LIMIT));
    if (line === '') return;
    if (!this.#signed) {
      if (line.startsWith('%PDF-')) throw new DomainError('statement_is_pdf');
      if (line !== SIGNATURE) throw new DomainError('statement_not_recognised');
      this.#signed = true;
      return;
    }
    if (raw.length > LINE_LIMIT) this.#warn({ code: 'line_too_long' });
    if (!this.#brokenEncoding && raw.includes('\uFFFD')) {
      this.#brokenEncoding = true;
      this.#warn({ code: 'encoding_broken' });
    }
    if (this.#ended && !this.#contentAfterEnd) {
      this.#contentAfterEnd = true;
      this.#warn({ code: 'content_after_end' });
    }
    if (!this.#mark(line)) this.#field(line);
  }

  finish(): void {
    if (!this.#signed) throw new DomainError('statement_empty');
    if (!this.#understood) throw new DomainError('statement_not_recognised');
    this.#close(false);
    if (!this.#ended) this.#warn({ code: 'end_missing' });
    const { balances, warnings } = this.#balance.finish();
    for (const warning of warnings) this.#items.push({ type: 'warning', warning });
    this.#items.push({
      type: 'summary',
      summary: {
        hasEndOfFile: this.#ended,
        accounts: [...this.#accounts],
        documents: this.#documents,
        balances,
      },
    });
  }

  /** Starts and ends of sections; a start ends whatever is still open, unfinished. */
  #mark(line: string): boolean {
    const [name = '', ...kind] = line.split('=');
    const mark = name.trim();
    if (mark === 'СекцияДокумент') this.#open('document', kind.join('=').trim());
    else if (mark === 'СекцияРасчСчет') this.#open('account', '');
    else if (END_MARKS.has(line)) {
      this.#close(false);
      this.#ended = true;
    } else if (line === 'КонецДокумента' && this.#section?.type === 'document') this.#close(true);
    else if (line === 'КонецРасчСчет' && this.#section?.type === 'account') this.#close(true);
    else return false;
    this.#understood = true;
    return true;
  }

  #field(line: string): void {
    const field = FIELD.exec(line);
    const key = field?.[1] ?? '';
    const section = this.#section;
    if (!field) {
      this.#text(line);
      return;
    }
    this.#lastKey = key;
    const known =
      section?.type === 'document' ? DOCUMENT_KEYS : section?.type === 'account' ? ACCOUNT_KEYS : HEADER_KEYS;
    if (!known.has(key)) return;
    this.#understood = true;
    const value = detached((field[2] ?? '').trim());
    if (key === 'РасчСчет') this.#ownAccount(value);
    // The first filled one counts: a repeated key must not wipe it out.
    if (section && !section.fields.get(key)?.value)
      section.fields.set(key, { value, line: this.#lineNumber });
  }

  #text(line: string): void {
    const last = this.#section?.fields.get(this.#lastKey ?? '');
    if (last && this.#lastKey?.startsWith('НазначениеПлатежа') && last.value.length < LINE_LIMIT) {
      last.value = `${last.value} ${line}`.trim();
    } else this.#warn({ code: 'line_not_understood', value: line });
  }

  #ownAccount(value: string): void {
    const account = value.replace(/\s/g, '');
    if (account === '' || this.#accounts.has(account)) return;
    this.#accounts.add(account);
    if (this.#documents > 0) this.#warn({ code: 'account_declared_late', key: 'РасчСчет', value: account });
  }

  #open(type: 'account' | 'document', kind: string): void {
    this.#close(false);
    this.#section = { type, kind, line: this.#lineNumber, fields: new Map() };
  }

  #close(ended: boolean): void {
    const section = this.#section;
    this.#section = null;
    this.#lastKey = null;
    if (section?.type === 'header') this.#closeHeader(section);
    if (section?.type === 'account') this.#closeAccount(section, ended);
    if (section?.type === 'document') this.#closeDocument(section, ended);
  }

  #closeHeader(section: Section): void {
    for (const key of REQUIRED_HEADER_KEYS) {
      if (!section.fields.get(key)?.value) this.#warn({ code: 'header_key_missing', key }, section.line);
    }
    const text = (key: string) => section.fields.get(key)?.value || null;
    const version = text('ВерсияФормата');
    if (version !== null && !KNOWN_VERSIONS.has(version)) {
      this.#warn(
        { code: 'version_unknown', key: 'ВерсияФормата', value: version },
        section.fields.get('ВерсияФормата')?.line,
      );
    }
    this.#items.push({
      type: 'header',
      header: {
        version,
        declaredEncoding: text('Кодировка'),
        encoding: this.#encoding ?? 'windows-1251',
        sender: text('Отправитель'),
        periodFrom: this.#day(section, 'ДатаНачала'),
        periodTo: this.#day(section, 'ДатаКонца'),
        accounts: [...this.#accounts],
      },
    });
  }

  #closeAccount(section: Section, ended: boolean): void {
    if (!ended) this.#warn({ code: 'account_incomplete' }, section.line);
    const account = section.fields.get('РасчСчет')?.value.replace(/\s/g, '') || null;
    if (account === null) this.#warn({ code: 'account_missing', key: 'РасчСчет' }, section.line);
    const read: AccountSection = {
      line: section.line,
      account,
      periodFrom: this.#day(section, 'ДатаНачала'),
      periodTo: this.#day(section, 'ДатаКонца'),
      openingKopecks: this.#sum(section, 'НачальныйОстаток'),
      creditedKopecks: this.#sum(section, 'ВсегоПоступило'),
      debitedKopecks: this.#sum(section, 'ВсегоСписано'),
      closingKopecks: this.#sum(section, 'КонечныйОстаток'),
    };
    this.#balance.addSection(read);
    this.#items.push({ type: 'account', section: read });
  }

  #closeDocument({ kind, line, fields }: Section, ended: boolean): void {
    const occurrenceOf = (key: string) => {
      const occurrence = (this.#occurrences.get(key) ?? 0) + 1;
      this.#occurrences.set(key, occurrence);
      return occurrence;
    };
    const { document, warnings } = normaliseDocument(
      { kind, line, fields, ended },
      this.#accounts,
      occurrenceOf,
    );
    this.#documents += 1;
    this.#balance.addDocument(document);
    for (const warning of warnings) this.#items.push({ type: 'warning', warning });
    this.#items.push({ type: 'document', document });
  }

  #day(section: Section, key: string): CivilDate | null {
    return this.#read(section, key, parseStatementDay, 'date_invalid');
  }

  #sum(section: Section, key: string): bigint | null {
    return this.#read(section, key, parseStatementSum, 'amount_invalid');
  }

  #read<T>(
    section: Section,
    key: string,
    parse: (value: string) => T | null,
    code: StatementWarningCode,
  ): T | null {
    const field = section.fields.get(key);
    if (!field?.value) return null;
    const parsed = parse(field.value);
    if (parsed === null) this.#warn({ code, key, value: field.value }, field.line);
    return parsed;
  }

  #warn(warning: Omit<StatementWarning, 'line'>, line = this.#lineNumber): void {
    const { value } = warning;
    const quoted = value === undefined ? {} : { value: excerpt(value) };
    this.#items.push({ type: 'warning', warning: { line, ...warning, ...quoted } });
  }
}
