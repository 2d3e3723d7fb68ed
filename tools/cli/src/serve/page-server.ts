import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/**
 * Serves one page, made anew each time it is loaded. Answers only to names of this machine, so that no other site can
 * read it through the browser (DNS rebinding).
 *
 * @param make gives the page; what it throws is shown in its place
 */
export function pageServer(make: () => Promise<string>): Server {
  return createServer((request, response) => {
    const refusal = refusalOf(request);
    if (refusal !== undefined) {
      send(response, refusal.status, 'text/plain', `${refusal.because}\n`);
      return;
    }
    make().then(
      (html) => send(response, 200, 'text/html', request.method === 'HEAD' ? '' : html),
      (error: unknown) =>
        send(response, 500, 'text/plain', `${error instanceof Error ? error.message : String(error)}\n`),
    );
  });
}

interface Refusal {
  readonly status: number;
  readonly because: string;
}

const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

function refusalOf({ method, url = '/', headers }: IncomingMessage): Refusal | undefined {
  if (!LOCAL.test(headers.host ?? ''))
    return { status: 421, because: 'this page is served to this machine only' };
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, because: 'only GET' };
  return url.split('?')[0] === '/' ? undefined : { status: 404, because: 'there is one page, at /' };
}

/** The page has a stricter policy of its own; these keep it out of frames and caches. */
function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
  response.end(body);
}
