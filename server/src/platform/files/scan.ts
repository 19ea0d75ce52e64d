import { fileTypeFromBuffer } from 'file-type';
import { DomainError } from '../errors.ts';

/** What a scan or a photograph of a paper may be. Nothing of it is run by whoever opens it in a browser. */
const kinds = [
  { contentType: 'application/pdf', extensions: ['pdf'] },
  { contentType: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  { contentType: 'image/png', extensions: ['png'] },
  { contentType: 'image/tiff', extensions: ['tif', 'tiff'] },
] as const;

const ACCEPTED = 'PDF, JPEG, PNG, TIFF';
/** Enough for every kind to show itself. */
const HEAD_BYTES = 4100;
const MAX_NAME = 150;

export type Scan = { contentType: string; name: string };

/**
 * What a file really is, by its bytes, and the name it may be kept by.
 * @throws file_empty, file_kind_not_accepted
 */
export async function scanOf(fileName: string, content: AsyncIterable<Uint8Array>): Promise<Scan> {
  const head = await headOf(content);
  if (head.length === 0) throw new DomainError('file_empty');
  const contentType = contentTypeOf(head, (await fileTypeFromBuffer(head))?.mime);
  const kind = kinds.find((one) => one.contentType === contentType);
  const name = safeName(fileName);
  const extension = /\.([^.\s]{1,10})$/.exec(name)?.[1]?.toLowerCase();
  const honest = extension === undefined || kind?.extensions.some((one) => one === extension);
  if (!kind || !honest) throw new DomainError('file_kind_not_accepted', { accepted: ACCEPTED });
  const whole = extension === undefined ? `${name}.${kind.extensions[0]}` : name;
  return { contentType: kind.contentType, name: whole };
}

/** A TIFF may have its directory at its end, where the sniffer would look for what camera made it. */
function contentTypeOf(head: Uint8Array, sniffed: string | undefined): string | undefined {
  const begins = Buffer.from(head.subarray(0, 4)).toString('latin1');
  return sniffed ?? (begins === 'II*\0' || begins === 'MM\0*' ? 'image/tiff' : undefined);
}

async function headOf(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of content) {
    parts.push(part);
    length += part.length;
    if (length >= HEAD_BYTES) break;
  }
  return Buffer.concat(parts).subarray(0, HEAD_BYTES);
}

/** The name as it was given, without folders, controls, and marks that turn the direction of writing. */
export function safeName(given: string): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (clean === '') return 'file';
  if ([...clean].length <= MAX_NAME) return clean;
  const extension = /\.[^.\s]{1,10}$/.exec(clean)?.[0] ?? '';
  return (
    [...clean]
      .slice(0, MAX_NAME - extension.length)
      .join('')
      .trimEnd() + extension
  );
}
