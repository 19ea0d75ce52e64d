import type { Readable } from 'node:stream';
import type { AuditNote } from './audit.ts';

/** JSON that is an answer as it stands; parsed and checked outside production only. */
export class JsonText {
  readonly text: string | Buffer;
  constructor(text: string | Buffer) {
    this.text = text;
  }
}

export interface AnswerOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Values of `Set-Cookie`. */
  readonly cookies?: readonly string[];
  /** A strong ETag with its quotes; else one is made of the body where the operation is conditional. */
  readonly etag?: string;
  /** What the audit can't know from the request: who came in by a public operation, above all. */
  readonly audit?: AuditNote;
}

/** A body with headers, cookies or an ETag of its own. */
export class Answer<Body> {
  readonly body: Body;
  readonly options: AnswerOptions;
  constructor(body: Body, options: AnswerOptions) {
    this.body = body;
    this.options = options;
  }
}

export interface DownloadOptions {
  readonly content: Readable | Buffer;
  readonly contentType: string;
  readonly fileName: string;
}

/** A file to save. */
export class Download {
  readonly options: DownloadOptions;
  constructor(options: DownloadOptions) {
    this.options = options;
  }
}

/** Answers JSON made elsewhere, by Postgres above all. */
export const json = (text: string | Buffer): JsonText => new JsonText(text);

/** Answers a body with headers, cookies or an ETag. */
export const reply = <Body>(body: Body, options: AnswerOptions): Answer<Body> => new Answer(body, options);

/** Answers a file; `fileName` may be in any script. */
export const download = (options: DownloadOptions): Download => new Download(options);

/** `Content-Disposition` by RFC 6266: the name in ASCII for old clients, and whole. */
export function attachment(fileName: string): string {
  const safe = fileName.replaceAll(/[\p{Cc}"\\/]/gu, '_').toWellFormed();
  const ascii = safe.replaceAll(/[^\x20-\x7e]/g, '_');
  const encoded = encodeURIComponent(safe).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
