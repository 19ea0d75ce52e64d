import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);

/** What a workbook may unpack to; a portfolio of `MAX_ROWS` rows takes about a half of both. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;
const MAX_TAGS = 4_000_000;
const MAX_ENTRIES = 1000;

const PARTS =
  /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/sheet\d+\.xml)$/;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * Prepares a workbook for a library that unpacks everything into memory and expands every range it meets: a new
 * archive of nothing but the parts that hold cells, unpacked within limits. `broken` is also what we need not
 * understand: ZIP64, encryption, other methods.
 */
export async function safeWorkbook(bytes: Buffer): Promise<Buffer | 'broken' | 'too_large'> {
  const parts = new Map<string, Buffer>();
  let bytesLeft = MAX_UNPACKED_BYTES;
  let tagsLeft = MAX_TAGS;
  try {
    for (const { name, packed, data } of entriesOf(bytes)) {
      if (!PARTS.test(name)) continue;
      const part = packed ? await inflate(data, { maxOutputLength: bytesLeft + 1 }) : data;
      bytesLeft -= part.length;
      tagsLeft -= countTags(part, tagsLeft);
      if (bytesLeft < 0 || tagsLeft < 0) return 'too_large';
      parts.set(name, name === 'xl/workbook.xml' ? withoutNames(part) : part);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'broken';
  }
  return parts.has('xl/workbook.xml') ? archiveOf(parts) : 'broken';
}

/** Named ranges, each of which the library would fill with cells. */
function withoutNames(workbook: Buffer): Buffer {
  const from = workbook.indexOf('<definedNames');
  const last = workbook.lastIndexOf('</definedNames');
  const to = workbook.indexOf('>', Math.max(0, last));
  if (from < 0 || last < from || to < 0) return workbook;
  return Buffer.concat([workbook.subarray(0, from), workbook.subarray(to + 1)]);
}

function countTags(xml: Buffer, limit: number): number {
  let tags = 0;
  for (let at = xml.indexOf('<'); at >= 0 && tags <= limit; at = xml.indexOf('<', at + 1)) tags += 1;
  return tags;
}

type Entry = { name: string; packed: boolean; data: Buffer };

/** The entries of the central directory; throws a RangeError where a number leads out of the file. */
function* entriesOf(bytes: Buffer): Generator<Entry> {
  let end = bytes.length - 22;
  while (bytes.readUInt32LE(end) !== END) end -= 1;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > MAX_ENTRIES) throw new RangeError('too many entries');
  for (let index = 0; index < count; index += 1) {
    const method = bytes.readUInt16LE(at + 10);
    const encrypted = (bytes.readUInt16LE(at + 8) & 1) === 1;
    const size = bytes.readUInt32LE(at + 20);
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const isEntry = bytes.readUInt32LE(at) === CENTRAL && bytes.readUInt32LE(local) === LOCAL;
    const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    if (!isEntry || encrypted || (method !== 0 && method !== 8) || data + size > bytes.length) {
      throw new RangeError('not an entry');
    }
    const name = bytes
      .toString('utf8', at + 46, nameEnd)
      .replaceAll('\\', '/')
      .replace(/^\//, '');
    yield { name, packed: method === 8, data: bytes.subarray(data, data + size) };
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

/** A ZIP without compression and checksums, for a reader that checks none. */
function archiveOf(parts: ReadonlyMap<string, Buffer>): Buffer {
  const entries: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, data] of parts) {
    // The same 26 bytes stand in both headers: version, flags, method, time, checksum, sizes, lengths.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    entries.push(uint32(LOCAL), common, Buffer.from(name), data);
    directory.push(uint32(CENTRAL), Buffer.from([20, 0]), common, place, Buffer.from(name));
    offset += 30 + name.length + data.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.size, 4);
  end.writeUInt16LE(parts.size, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...entries, ...directory, uint32(END), end]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
