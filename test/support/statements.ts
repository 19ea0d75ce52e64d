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
