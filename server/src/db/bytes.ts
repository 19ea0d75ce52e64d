import type { Duplex } from 'node:stream';
import pg, { type Connection } from 'pg';
import { serialize } from 'pg-protocol';
import { Parser } from 'pg-protocol/dist/parser.js';

/** The columns of a row as the bytes that Postgres sent; a null is null. */
export type ByteRow = (Buffer | null)[];
export type Parameter = string | number | null | readonly string[];

/** What pg keeps to itself of a connection. */
interface Wire extends Connection {
  attachListeners(stream: Duplex): void;
  readonly parsedStatements: Record<string, string>;
  readonly submittedNamedStatements: Record<string, string>;
}
type Message = { readonly name: string; readonly fields?: unknown };
interface Packets {
  handlePacket(offset: number, code: number, length: number, bytes: Buffer): Message;
}
const DATA_ROW = 'D'.charCodeAt(0);
const HEAD = 5;

/**
 * Makes a connection give all its rows as bytes. JSON that Postgres wrote goes to clients as it is: pg would make text
 * of it, and node bytes again, which costs more than all else that the server does for a list.
 */
export function giveBytes(connection: Connection): void {
  const wire = connection as Wire;
  wire.attachListeners = (stream) => {
    const parser = new Parser() as unknown as Packets;
    const tell = (offset: number, code: number, length: number, bytes: Buffer) => {
      if (code === DATA_ROW) return wire.emit('dataRow', { fields: columnsOf(bytes, offset) });
      const message = parser.handlePacket(offset, code, length, bytes);
      return wire.emit(message.name === 'error' ? 'errorMessage' : message.name, message);
    };
    stream.on('data', splitter(tell));
  };
}

/** Cuts what comes into messages of Postgres; their bytes stay as they are for whoever keeps them. */
function splitter(
  tell: (offset: number, code: number, length: number, bytes: Buffer) => void,
): (chunk: Buffer) => void {
  let pieces: Buffer[] = [];
  let have = 0;
  let need = HEAD;
  return (chunk) => {
    pieces.push(chunk);
    have += chunk.length;
    if (have < need) return;
    const bytes = pieces.length === 1 ? chunk : Buffer.concat(pieces, have);
    let at = 0;
    need = HEAD;
    while (at + need <= bytes.length) {
      const length = bytes.readUInt32BE(at + 1);
      need = length + 1;
      if (at + need > bytes.length) break;
      tell(at + HEAD, bytes[at] ?? 0, length, bytes);
      at += need;
      need = HEAD;
    }
    pieces = at < bytes.length ? [bytes.subarray(at)] : [];
    have = bytes.length - at;
  };
}

function columnsOf(bytes: Buffer, offset: number): ByteRow {
  const row: ByteRow = [];
  let at = offset + 2;
  for (let left = bytes.readUInt16BE(offset); left > 0; left--) {
    const length = bytes.readInt32BE(at);
    at += 4;
    row.push(length < 0 ? null : bytes.subarray(at, at + length));
    if (length > 0) at += length;
  }
  return row;
}

/** A statement of which the first row is wanted, and no description of it. For connections that give bytes. */
export class FirstRow {
  /** pg remembers by these two what a connection has prepared; without a name it is prepared for this once. */
  readonly name: string;
  readonly text: string;
  readonly #values: (string | null)[];
  readonly #done: (error: Error | null, row?: ByteRow) => void;
  #row: ByteRow | undefined;

  constructor(
    {
      name = '',
      text,
      parameters,
    }: { name?: string | undefined; text: string; parameters: readonly Parameter[] },
    done: (error: Error | null, row?: ByteRow) => void,
  ) {
    this.name = name;
    this.text = text;
    this.#values = parameters.map(written);
    this.#done = done;
  }

  /** Writes into the connection, which sends all of one turn of the event loop at once. */
  submit(connection: Connection): void {
    const { name, text } = this;
    const { stream, parsedStatements, submittedNamedStatements } = connection as Wire;
    if (stream.writableCorked === 0) {
      stream.cork();
      setImmediate(() => stream.uncork());
    }
    if (name === '' || !(name in parsedStatements || name in submittedNamedStatements)) {
      stream.write(serialize.parse({ name, text }));
      if (name !== '') submittedNamedStatements[name] = text;
    }
    const bind = serialize.bind({ statement: name, values: this.#values });
    stream.write(Buffer.concat([bind, serialize.execute(), serialize.sync()]));
  }

  handleDataRow({ fields }: { fields: ByteRow }): void {
    this.#row ??= fields;
  }
  handleCommandComplete(): void {}
  handleReadyForQuery(): void {
    this.#done(null, this.#row);
  }
  handleError(error: Error): void {
    this.#done(error);
  }
}
// pg pipelines no queries but those of its own class.
Object.setPrototypeOf(FirstRow.prototype, pg.Query.prototype);

function written(value: Parameter): string | null {
  if (value === null || typeof value === 'string') return value;
  return typeof value === 'number'
    ? String(value)
    : `{${value.map((item) => JSON.stringify(item)).join(',')}}`;
}
