import { createHash } from 'node:crypto';
import type {
  Direction,
  DocumentDefect,
  Party,
  StatementDocument,
  StatementWarning,
  StatementWarningCode,
} from './statement-types.ts';
import { excerpt, parseStatementDay, parseStatementSum } from './statement-values.ts';

export type Fields = ReadonlyMap<string, { readonly value: string; readonly line: number }>;
export type RawDocument = {
  readonly kind: string;
  readonly line: number;
  readonly fields: Fields;
  /** Whether its own end was met. */
  readonly ended: boolean;
};

const PARTY_KEYS = ['', '1', 'ИНН', 'КПП', 'Счет', 'РасчСчет', 'БИК', 'Банк1'];
const PURPOSE = 'НазначениеПлатежа';
const PURPOSE_PARTS = [1, 2, 3, 4, 5, 6].map((part) => `${PURPOSE}${part}`);

/** The keys worth keeping of a document; the format has three times as many. */
export const DOCUMENT_KEYS: ReadonlySet<string> = new Set([
  'Номер',
  'Дата',
  'Сумма',
  'ДатаСписано',
  'ДатаПоступило',
  PURPOSE,
  ...PURPOSE_PARTS,
  ...['Плательщик', 'Получатель'].flatMap((side) => PARTY_KEYS.map((key) => side + key)),
]);

/** Makes a document of its fields. `occurrenceOf` counts documents of one key and is not asked for defective ones. */
export function normaliseDocument(
  raw: RawDocument,
  ownAccounts: ReadonlySet<string>,
  occurrenceOf: (key: string) => number,
): { document: StatementDocument; warnings: StatementWarning[] } {
  const warnings: StatementWarning[] = [];
  const defects: DocumentDefect[] = [];
  const text = (key: string) => raw.fields.get(key)?.value ?? '';
  const warn = (code: StatementWarningCode, key?: string) => {
    const field = key === undefined ? undefined : raw.fields.get(key);
    const place = key === undefined ? {} : { key, value: excerpt(field?.value ?? '') };
    warnings.push({ line: field?.line ?? raw.line, code, ...place });
  };
  const day = (key: string) => {
    const parsed = parseStatementDay(text(key));
    if (parsed === null && text(key) !== '') warn('date_invalid', key);
    return parsed;
  };

  if (!raw.ended) {
    defects.push('document_incomplete');
    warn('document_incomplete');
  }
  const amountKopecks = parseStatementSum(text('Сумма'));
  if (amountKopecks === null || amountKopecks <= 0n) {
    defects.push('amount_invalid');
    warn('amount_invalid', 'Сумма');
  }
  if (text('Дата') === '') warn('date_invalid', 'Дата');
  const date = day('Дата');
  const credited = day('ДатаПоступило');
  const debited = day('ДатаСписано');
  const payer = party(raw.fields, 'Плательщик', ownAccounts);
  const payee = party(raw.fields, 'Получатель', ownAccounts);
  const direction = directionOf(payer.own, payee.own, text('ДатаПоступило'), text('ДатаСписано'));
  if (direction === 'unknown') warn('direction_unknown');
  const bookedOn = direction === 'out' ? (debited ?? credited ?? date) : (credited ?? debited ?? date);
  if (bookedOn === null) {
    defects.push('booking_date_missing');
    warn('booking_date_missing');
  } else if (direction === 'in' && credited === null && debited === null) {
    warn('booking_date_assumed', 'ДатаПоступило');
  }

  const key = [
    direction === 'out' ? payer.party.account : payee.party.account,
    raw.kind.toLowerCase().replaceAll('ё', 'е'),
    text('Номер'),
    date ?? text('Дата'),
    amountKopecks?.toString() ?? text('Сумма'),
    payer.party.account,
    direction,
  ];
  const occurrence = defects.length > 0 ? 0 : occurrenceOf(hash(key));
  const document: StatementDocument = {
    line: raw.line,
    kind: raw.kind,
    number: text('Номер'),
    date,
    amountKopecks,
    direction,
    bookedOn,
    payer: payer.party,
    payee: payee.party,
    purpose: text(PURPOSE) || PURPOSE_PARTS.map(text).filter(Boolean).join(' '),
    defects,
    occurrence,
    fingerprint: hash([...key, occurrence]),
  };
  return { document, warnings };
}

function hash(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Own accounts tell; without them the date that the bank filled does. */
function directionOf(payerIsOwn: boolean, payeeIsOwn: boolean, credited: string, debited: string): Direction {
  if (payerIsOwn && payeeIsOwn) return 'internal';
  if (payerIsOwn) return 'out';
  if (payeeIsOwn) return 'in';
  if (Boolean(credited) === Boolean(debited)) return 'unknown';
  return credited ? 'in' : 'out';
}

function party(
  fields: Fields,
  side: string,
  ownAccounts: ReadonlySet<string>,
): { party: Party; own: boolean } {
  const text = (key: string) => fields.get(side + key)?.value ?? '';
  const digits = (key: string, shape: RegExp) => text(key).replace(/\s/g, '').match(shape)?.[0] ?? '';
  const [inn = '', kppOfInn = ''] = text('ИНН').replace(/\s/g, '').split('/');
  const accounts = [text('Счет'), text('РасчСчет')].map((account) => account.replace(/\s/g, ''));
  const own = accounts.find((account) => ownAccounts.has(account));
  return {
    own: own !== undefined,
    party: {
      name: text('1') || withoutInn(text('')),
      inn: inn.match(/^(?:\d{10}|\d{12})$/)?.[0] ?? LEADING_INN.exec(text(''))?.[1] ?? '',
      kpp: digits('КПП', KPP) || (kppOfInn.match(KPP)?.[0] ?? ''),
      account: own ?? accounts.find(Boolean) ?? '',
      bik: digits('БИК', /^\d{9}$/),
      bank: text('Банк1'),
    },
  };
}

const KPP = /^\d{4}[0-9A-Z]{2}\d{3}$/;

/** `ИНН 7707083893 ООО "…"`, `7777777777, ООО "…"`, `ИНН 644914186741/0 ИП …`, `ИНН 7707083893\…` */
const LEADING_INN = /^\s*(?:ИНН\s*(?::\s*)?)?(\d{12}|\d{10})(?!\d)(?:\s*[\\/]\s*\d*)?[\s,;:]*/i;

function withoutInn(text: string): string {
  return text.replace(LEADING_INN, '');
}
