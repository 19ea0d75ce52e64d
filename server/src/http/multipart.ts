import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import type { ProblemCode } from '../platform/errors.ts';
import type { Upload } from './handlers.ts';
import { Problem } from './problems.ts';

/** A file on the disk, until `discard`. */
export interface ReceivedFile {
  readonly upload: Upload;
  /** SHA-256 over fields and file. */
  readonly hash: Buffer;
  discard(): Promise<void>;
}

const foldersOf = 'cabinet-upload-';

/** Removes what servers that were killed had received: for the start, before anything is received. */
export async function forgetUploads(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(foldersOf)) continue;
    const pid = Number(name.slice(foldersOf.length).split('-')[0]);
    // In a container each life has the same number.
    if (pid === process.pid || !isAlive(pid))
      await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
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
  const folder = await mkdtemp(join(tmpdir(), `${foldersOf}${process.pid}-`));
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
  const parser = createParser(contentType, maxBytes);
  let stored: Promise<FilePart> | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const refuse = (code: ProblemCode) => reject(new Problem(code, { maxBytes }));
      const broken = () => refuse('malformed_multipart');
      parser.on('field', (name, value, { valueTruncated }) => {
        if (valueTruncated) refuse('body_too_large');
        else fields[name] = value;
      });
      parser.on('file', (name, stream, { filename, mimeType }) => {
        stream.on('error', broken).on('limit', () => refuse('file_too_large'));
        if (name !== 'file') {
          stream.resume();
          return refuse('file_required');
        }
        stored = store(stream, path).then((file) => ({
          fileName: filename ?? 'file',
          contentType: mimeType,
          ...file,
        }));
        stored.catch(reject);
      });
      parser
        .on('filesLimit', () => refuse('file_required'))
        .on('fieldsLimit', broken)
        .on('partsLimit', broken);
      parser.on('close', resolve).on('error', broken);
      body.on('error', broken).on('close', () => !body.readableEnded && broken());
      body.pipe(parser);
    });
    const file = await stored;
    const text = JSON.stringify([fields, file?.fileName]);
    // Postgres takes no NUL
    if (text.includes('\\u0000')) throw new Problem('malformed_multipart');
    return { file, fields };
  } catch (error) {
    body.unpipe(parser);
    // busboy is in the midst of what made us refuse
    setImmediate(() => parser.destroy());
    await stored?.catch(() => undefined);
    throw error;
  }
}

function createParser(contentType: string, maxBytes: number) {
  try {
    const limits = { files: 1, fileSize: maxBytes + 1, fields: 20, fieldSize: 65_536, parts: 21 };
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
