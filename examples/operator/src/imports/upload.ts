import { Cabinet } from '@element-cabinet/sdk';
import { locale } from '@element-cabinet/ui/i18n';
import { signedOut } from '@element-cabinet/ui/session';

/** A big file on a slow line. */
export const uploadTimeoutMs = 15 * 60_000;

/** The server for one upload: fetch tells nothing of how much has left, XMLHttpRequest does. */
export function uploadingCabinet(onProgress: (share: number) => void): Cabinet {
  return new Cabinet({
    locale: () => locale.value,
    fetch: (input, init) => send(String(input), init, onProgress),
  });
}

function send(url: string, init: RequestInit = {}, onProgress: (share: number) => void): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(init.method ?? 'GET', url);
    for (const [name, value] of new Headers(init.headers)) request.setRequestHeader(name, value);
    request.responseType = 'arraybuffer';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status === 401) signedOut.value = true;
      resolve(new Response(request.response, { status: request.status, headers: headersOf(request) }));
    };
    request.onerror = () => reject(new TypeError('The connection broke off'));
    request.onabort = () => reject(new DOMException('The upload was cancelled', 'AbortError'));
    init.signal?.addEventListener('abort', () => request.abort());
    request.send(init.body as XMLHttpRequestBodyInit);
  });
}

function headersOf(request: XMLHttpRequest): Headers {
  const headers = new Headers();
  for (const line of request.getAllResponseHeaders().trim().split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  return headers;
}
