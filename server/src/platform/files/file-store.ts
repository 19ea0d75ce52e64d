import type { Readable } from 'node:stream';

/** What was kept: its name is its content's. */
export type StoredFile = {
  /** Hexadecimal. */
  sha256: string;
  size: number;
};

/** Where the bytes of files are kept. What they are called and whose they are stands in the table `files`. */
export interface FileStore {
  /** Keeps a file, whole or not at all; the same bytes are kept once. */
  put(content: AsyncIterable<Uint8Array>): Promise<StoredFile>;
  /** @throws when it is not there: a row without its file is a fault. */
  open(sha256: string): Promise<Readable>;
  remove(sha256: string): Promise<void>;
  /** When the file was put last; null when it is not there. */
  putAt(sha256: string): Promise<Date | null>;
  /** The files put before an instant. */
  listPutBefore(instant: Date): AsyncIterable<string>;
  /** Removes what was being put before an instant and never was whole. */
  removeUnfinished(instant: Date): Promise<void>;
}
