import { createHash } from 'node:crypto';
import type { Incoming } from './incoming.ts';
import { parseJson } from './json.ts';
import { type ReceivedFile, receiveFile } from './multipart.ts';
import { Problem } from './problems.ts';

export type BodyKind = 'none' | 'json' | 'file' | 'json-or-file';

/** A body that was read: what the handler gets, its size, and its SHA-256 for idempotency. */
export type Received =
  | { readonly kind: 'json'; readonly value: unknown; readonly size: number; readonly hash: Buffer }
  | { readonly kind: 'file'; readonly file: ReceivedFile; readonly hash: Buffer }
  | { readonly kind: 'none'; readonly hash: Buffer };

export const noBody: Received = { kind: 'none', hash: createHash('sha256').digest() };
const jsonType = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;
const accepted = {
  none: '',
  json: 'application/json',
  file: 'multipart/form-data',
  'json-or-file': 'multipart/form-data, application/json',
};

/** Reads the body an operation declares, and never more of it than `maxBytes`. */
export async function receiveBody(incoming: Incoming, kind: BodyKind, maxBytes: number): Promise<Received> {
  if (kind === 'none') return noBody;
  const type = incoming.header('content-type') ?? '';
  const file = /^multipart\/form-data\s*;/i.test(type);
  const fits = file ? kind !== 'json' : kind !== 'file' && jsonType.test(type);
  if (!fits || incoming.header('content-encoding')) {
    throw new Problem('unsupported_media_type', { accepted: accepted[kind] });
  }
  const declared = Number(incoming.header('content-length') ?? 0);
  if (file) {
    // the parts' headings come on top of the file
    if (declared > maxBytes + 65_536) throw new Problem('file_too_large', { maxBytes });
    const received = await receiveFile(incoming.body(), type, maxBytes);
    return { kind: 'file', file: received, hash: received.hash };
  }
  if (declared > maxBytes) throw new Problem('body_too_large', { maxBytes });
  const bytes = await readWhole(incoming, maxBytes);
  return {
    kind: 'json',
    value: parseJson(bytes),
    size: bytes.length,
    hash: createHash('sha256').update(bytes).digest(),
  };
}

async function readWhole(incoming: Incoming, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const stream = incoming.body();
  await new Promise<void>((resolve, reject) => {
    const stop = (error?: Error) => {
      stream.off('data', onData).off('end', onEnd).off('error', stop).off('close', onClose);
      if (error) reject(error);
      else resolve();
    };
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) {
        stream.pause();
        stop(new Problem('body_too_large', { maxBytes }));
      } else chunks.push(chunk);
    };
    const onEnd = () => stop();
    const onClose = () => stop(new Problem('invalid_json'));
    stream.on('data', onData).on('end', onEnd).on('error', stop).on('close', onClose);
  });
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size);
}
