import { hash } from 'node:crypto';
import { Problem } from './problems.ts';

/** A strong ETag of a body, with its quotes. */
export const etagOf = (body: string | Buffer): string => `"${hash('sha1', body, 'base64url')}"`;

/** Whether an `If-None-Match` or `If-Match` value names the ETag. Weak ones match only where `weak` allows. */
function names(header: string, etag: string, weak: boolean): boolean {
  if (header === etag || header.trim() === '*') return true;
  return header.split(',').some((part) => {
    const one = part.trim();
    return one === etag || (weak && one === `W/${etag}`);
  });
}

/** True when the client has this version already (304). A proxy that compressed may have made our ETag weak. */
export const notModified = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined && names(ifNoneMatch, etag, true);

/** Throws `precondition_failed` unless `If-Match` is absent or names the current version. */
export function requireMatch(ifMatch: string | null, currentEtag: string): void {
  if (ifMatch !== null && !names(ifMatch, currentEtag, false)) throw new Problem('precondition_failed');
}
