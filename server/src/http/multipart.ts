import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import type { Upload } from './handlers.ts';
import { inspectText } from './json.ts';
import { Problem } from './problems.ts';

/** A file on the disk, until `discard`. */
export interface ReceivedFile {
  readonly upload: Upload;
  /** SHA-256 over fields and file. */
  readonly hash: Buffer;
  discard(): Promise<void>;
}

/**
 * Streams the part `file` to a temporary file while hashing it. It is there whole before a handler begins, so that a
 * slow client holds no transaction and a file that is too large leaves nothing behind.
 */
export async function receiveFile(
  body: Readable,
  contentType: string,
  maxBytes: number,
): Promise<ReceivedFile> {
  const folder = await mkdtemp(join(tmpdir(), 'cabinet-upload-'));
  const discard = () => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'file');
    const { file, fields } = await parse(body, contentType, maxBytes, path);
    if (!file) throw new Problem('file_required');
    const entries = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
    const hash = createHash('sha256')
      .update(JSON.stringify([entries, file.fileName, file.sha256]))
      .digest();
    return {
      upload: {
        ...file,
        fields,
        get stream() {
          return createReadStream(path);
        },
      },
      hash,
      discard,
    };
  } catch (error) {
    await discard();
    throw error;
  }
}

type FilePart = Pick<Upload, 'fileName' | 'contentType' | 'size' | 'sha256'>;

async function parse(body: Readable, contentType: string, maxBytes: number, path: string) {
  const fields: Record<string, string> = Object.create(null);
  const parts: Promise<FilePart>[] = [];
  let refusal: Problem | undefined;
  const parser = createParser(contentType, maxBytes);
  const refuse = (problem: Problem) => {
    refusal ??= problem;
    parser.destroy(problem);
  };
  parser.on('field', (name, value, { nameTruncated, valueTruncated }) => {
    if (nameTruncated || valueTruncated) refuse(new Problem('body_too_large', { maxBytes: 65_536 }));
    else fields[name] = value;
  });
  parser.on('file', (name, stream, { filename, mimeType }) => {
    if (name !== 'file' || parts.length > 0) return refuse(new Problem('file_required'));
    stream.on('limit', () => refuse(new Problem('file_too_large', { maxBytes })));
    const part = store(stream, path).then((stored) => ({
      fileName: filename ?? 'file',
      contentType: mimeType,
      ...stored,
    }));
    part.catch(() => undefined);
    parts.push(part);
  });
  parser.on('filesLimit', () => refuse(new Problem('file_required')));
  parser.on('fieldsLimit', () => refuse(new Problem('malformed_multipart')));
  try {
    await new Promise<void>((resolve, reject) => {
      parser.on('close', resolve).on('error', reject);
      body
        .on('error', reject)
        .on('close', () => !body.readableEnded && reject(new Problem('malformed_multipart')));
      body.pipe(parser);
    });
    for (const [name, value] of Object.entries(fields)) inspectText(`${name}${value}`, `/${name}`);
    return { file: await parts[0], fields };
  } catch (error) {
    body.unpipe(parser);
    throw refusal ?? (error instanceof Problem ? error : new Problem('malformed_multipart'));
  }
}

function createParser(contentType: string, maxBytes: number) {
  try {
    const limits = { files: 1, fileSize: maxBytes, fields: 20, fieldSize: 65_536, parts: 21 };
    return busboy({ headers: { 'content-type': contentType }, defParamCharset: 'utf8', limits });
  } catch {
    throw new Problem('malformed_multipart');
  }
}

async function store(stream: Readable, path: string): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  await pipeline(
    stream,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        size += chunk.length;
        yield chunk;
      }
    },
    createWriteStream(path, { mode: 0o600 }),
  );
  return { size, sha256: hash.digest('hex') };
}
