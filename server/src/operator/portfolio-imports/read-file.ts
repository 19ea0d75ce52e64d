import { DomainError } from '../../platform/errors.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import type { Tables } from './tables.ts';

/** Reads a file of a portfolio; its bytes say what it is, not its name. Throws `portfolio_…` words. */
export async function readFile(bytes: Uint8Array): Promise<{ format: 'xlsx' | 'csv'; tables: Tables }> {
  if (bytes.length === 0) throw new DomainError('portfolio_empty');
  const starts = (...magic: number[]) => magic.every((byte, index) => bytes[index] === byte);
  if (starts(0x50, 0x4b, 0x03, 0x04)) return { format: 'xlsx', tables: await readXlsx(bytes) };
  // A NUL is in no text that we read: an old .xls, a picture, UTF-16.
  if (bytes.subarray(0, 4096).includes(0)) throw new DomainError('portfolio_not_recognised');
  return { format: 'csv', tables: readCsv(bytes) };
}
