import { sandboxLessor } from '../../server/src/lessor.ts';
import {
  readStatement,
  type StatementItem,
} from '../../server/src/operator/bank-statement-imports/statement.ts';

/** Bytes of a text in an encoding that Node can only decode. */
export function encode(text: string, encoding: 'utf-8' | 'ibm866' | 'windows-1251'): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const decoder = new TextDecoder(encoding);
  const codes = new Map(
    Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]),
  );
  return Uint8Array.from(text, (character) => codes.get(character) ?? '?'.charCodeAt(0));
}

/** The bytes in chunks of the given sizes, taken in turn; whole without sizes. */
export async function* inChunks(bytes: Uint8Array, ...sizes: number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? bytes.length;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

/** Everything a statement holds, by type. */
export async function collectStatement(bytes: AsyncIterable<Uint8Array>) {
  const items: StatementItem[] = [];
  for await (const item of readStatement(bytes)) items.push(item);
  return {
    headers: items.flatMap((item) => (item.type === 'header' ? [item.header] : [])),
    sections: items.flatMap((item) => (item.type === 'account' ? [item.section] : [])),
    documents: items.flatMap((item) => (item.type === 'document' ? [item.document] : [])),
    warnings: items.flatMap((item) => (item.type === 'warning' ? [item.warning] : [])),
    summaries: items.flatMap((item) => (item.type === 'summary' ? [item.summary] : [])),
  };
}

/** Own accounts of self-made statements, the first of them the sandbox's, and a client's. */
export const OWN = sandboxLessor.bank.account;
export const OWN_2 = '40702810900000000002';
export const CLIENT = '40702810100000000777';

/** Lines of a self-made statement: `file(header(OWN), document())`. */
export const header = (...accounts: string[]) => [
  '1CClientBankExchange',
  'ВерсияФормата=1.03',
  'Кодировка=Windows',
  'ДатаНачала=01.10.2026',
  'ДатаКонца=02.10.2026',
  ...accounts.map((account) => `РасчСчет=${account}`),
];
export const document = (fields: Record<string, string> = {}, kind = 'Платежное поручение') => [
  `СекцияДокумент=${kind}`,
  ...Object.entries({
    Номер: '14',
    Дата: '01.10.2026',
    Сумма: '125430.50',
    ПлательщикСчет: CLIENT,
    ПлательщикИНН: '7707083893',
    Плательщик1: 'ООО "Ромашка"',
    ПолучательСчет: OWN,
    ДатаПоступило: '02.10.2026',
    НазначениеПлатежа: 'Оплата по договору лизинга № ДЛ-15/24',
    ...fields,
  }).map(([key, value]) => `${key}=${value}`),
  'КонецДокумента',
];
export const section = (account: string, day: string, [opening, credited, debited, closing]: string[]) => [
  'СекцияРасчСчет',
  `ДатаНачала=${day}`,
  `ДатаКонца=${day}`,
  `РасчСчет=${account}`,
  `НачальныйОстаток=${opening}`,
  `ВсегоПоступило=${credited}`,
  `ВсегоСписано=${debited}`,
  `КонечныйОстаток=${closing}`,
  'КонецРасчСчет',
];
export const file = (...parts: string[][]) => [...parts.flat(), 'КонецФайла', ''];
/** Reads lines as a file. */
export const read = (
  lines: string[],
  end = '\r\n',
  encoding: Parameters<typeof encode>[1] = 'windows-1251',
) => collectStatement(inChunks(encode(lines.join(end), encoding)));
export const codes = (warnings: readonly { code: string }[]) => warnings.map(({ code }) => code);
