import type { StatementEncoding } from './statement-types.ts';

/**
 * Declared encodings lie, so the bytes decide. ASCII is the same in all three encodings and flows through at once;
 * from the first other byte on up to 64 KiB are held back, and the first of these that holds wins:
 *
 * 1. a byte order mark: UTF-8;
 * 2. the held bytes are strict UTF-8 (a character cut by the end of the hold, or of a truncated file, is no fault);
 * 3. decoded as cp866 they show the header's own key words: ibm866;
 * 4. decoded as UTF-8 with some bytes broken they show them: UTF-8, the broken characters become U+FFFD, for one
 *    bad name must not cost the whole file;
 * 5. windows-1251.
 *
 * The key words stand on the second or third line and are Cyrillic, so the hold always begins at the first of them
 * and 64 KiB of Cyrillic in another encoding can't pass for strict UTF-8.
 */
const HOLD_BYTES = 64 * 1024;
const KEY_WORDS = /^[ \t]*(?:Кодировка|ВерсияФормата)[ \t]*=/m;

export interface DecodedText {
  readonly text: string;
  /** Null while only ASCII has been seen. */
  readonly encoding: StatementEncoding | null;
}

/** Decodes a statement of unknown encoding in bounded memory, whatever its chunks. */
export async function* decodeStatement(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<DecodedText> {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let decoder: Decoder | null = null;

  for await (const chunk of bytes) {
    if (decoder) {
      yield decoder(chunk);
      continue;
    }
    const ascii = heldBytes === 0 ? asciiLength(chunk) : 0;
    if (ascii > 0) yield { text: Buffer.from(chunk.subarray(0, ascii)).toString('latin1'), encoding: null };
    // A copy: the source may reuse its buffer.
    held.push(chunk.slice(ascii));
    heldBytes += chunk.length - ascii;
    if (heldBytes < HOLD_BYTES) continue;
    const hold = Buffer.concat(held);
    held = [];
    decoder = decoderFor(sniff(hold));
    yield decoder(hold);
  }
  if (!decoder && heldBytes > 0) {
    const hold = Buffer.concat(held);
    decoder = decoderFor(sniff(hold));
    yield decoder(hold);
  }
  if (decoder) yield decoder();
}

/** Decodes the next bytes; without bytes, what a cut character at the end left over. */
type Decoder = (bytes?: Uint8Array) => DecodedText;

function decoderFor(encoding: StatementEncoding): Decoder {
  const decoder = new TextDecoder(encoding);
  return (bytes) => ({ text: bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode(), encoding });
}

function asciiLength(chunk: Uint8Array): number {
  const other = chunk.findIndex((byte) => byte >= 0x80);
  return other < 0 ? chunk.length : other;
}

function sniff(hold: Uint8Array): StatementEncoding {
  if (hold[0] === 0xef && hold[1] === 0xbb && hold[2] === 0xbf) return 'utf-8';
  if (isStrictUtf8(hold)) return 'utf-8';
  if (KEY_WORDS.test(new TextDecoder('ibm866').decode(hold))) return 'ibm866';
  if (KEY_WORDS.test(new TextDecoder('utf-8').decode(hold))) return 'utf-8';
  return 'windows-1251';
}

function isStrictUtf8(hold: Uint8Array): boolean {
  try {
    // `stream` forgives a cut character at the end; a cut character alone proves nothing.
    return new TextDecoder('utf-8', { fatal: true }).decode(hold, { stream: true }).length > 0;
  } catch {
    return false;
  }
}
