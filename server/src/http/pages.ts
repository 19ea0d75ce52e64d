import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { etagOf, notModified } from './conditional.ts';

/** Something that answers addresses outside of the contract; null where it has nothing. */
export type Site = (request: Request, pathname: string) => Promise<Response | null>;

/** Asks one site after another. */
export const firstOf =
  (...sites: readonly Site[]): Site =>
  async (request, pathname) => {
    for (const site of sites) {
      const response = await site(request, pathname);
      if (response) return response;
    }
    return null;
  };

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

const policy = (images = '') =>
  `default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:${images && ` ${images}`}; frame-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

/** Headers of every page: it may load and call nothing but this server. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': policy(),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

interface File {
  readonly body: Buffer;
  readonly brotli: Buffer | null;
  readonly type: string;
  readonly etag: string;
  readonly hashed: boolean;
}

/**
 * Serves built single-page apps, each from its folder under its address. They are read once, at the start; an address
 * without a file and without an extension is a page of the app, so it gets `index.html`. An app that is not built is
 * not there. `images` is the one other origin that they may load pictures from.
 */
export function pages(apps: Readonly<Record<string, string>>, { images }: { images?: string } = {}): Site {
  const common = { ...pageHeaders, 'Content-Security-Policy': policy(images) };
  const bases = Object.entries(apps)
    .map(([base, folder]) => ({ base: base === '/' ? '' : base, files: readFolder(folder) }))
    .sort((a, b) => b.base.length - a.base.length);
  return async (request, pathname) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return null;
    if (/^\/(?:v\d+|docs|metrics|health)(?:\/|$)/.test(pathname)) return null;
    const app = bases.find(({ base }) => pathname === base || pathname.startsWith(`${base}/`));
    if (!app) return null;
    const path = pathname.slice(app.base.length + 1);
    const file = app.files.get(path) ?? (extname(path) === '' ? app.files.get('index.html') : undefined);
    return file ? answer(request, file, common) : null;
  };
}

function readFolder(folder: string): Map<string, File> {
  const files = new Map<string, File>();
  if (!existsSync(folder)) return files;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (!statSync(path).isFile()) continue;
    const body = readFileSync(path);
    const type = types[extname(name)] ?? 'application/octet-stream';
    const small = /^text|json|svg/.test(type) ? brotli(body) : null;
    const address = relative(folder, path).split(sep).join('/');
    // Vite's names: index-BX3k2a9q.js
    const hashed = /-[\w-]{8}\.\w+$/.test(name) && address.startsWith('assets/');
    // weak: the same for the body as it is and compressed
    files.set(address, { body, brotli: small, type, etag: `W/${etagOf(body)}`, hashed });
  }
  return files;
}

/** Quality 9 takes a twentieth of 11's time for a few per cent of size; it is done at every start. */
const brotli = (body: Buffer) =>
  brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });

function answer(request: Request, file: File, common: Readonly<Record<string, string>>): Response {
  const headers: Record<string, string> = {
    ...common,
    'Content-Type': file.type,
    'Cache-Control': file.hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: file.etag,
    Vary: 'Accept-Encoding',
  };
  if (notModified(request.headers.get('if-none-match') ?? undefined, file.etag))
    return new Response(null, { status: 304, headers });
  const compressed =
    file.brotli && /\bbr\b/.test(request.headers.get('accept-encoding') ?? '') ? file.brotli : null;
  if (compressed) headers['Content-Encoding'] = 'br';
  return new Response((compressed ?? file.body) as BodyInit, { headers });
}
