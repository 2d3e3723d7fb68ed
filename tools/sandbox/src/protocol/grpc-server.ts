import { createServer, type Http2Server, type Http2Session, type ServerHttp2Stream } from 'node:http2';
import { unlinkSync } from 'node:fs';

/** Handles one unary call; `session` is the connection, which in Terraform means one provider configuration. */
export type UnaryHandler = (message: Buffer, session: Http2Session) => Promise<Uint8Array> | Uint8Array;

/** Path (`/package.Service/Method`) to handler; `'stream'` holds the call open without ever answering. */
export type Methods = ReadonlyMap<string, UnaryHandler | 'stream'>;

const OK = '0';
const UNIMPLEMENTED = '12';
const INTERNAL = '13';
/** Terraform sends state as large as it likes; its own limit is 256 MB. */
const WINDOW = 8 << 20;

/**
 * Unary gRPC over HTTP/2 on a unix socket. Own code rather than grpc-js because the connection identifies the provider
 * configuration, which grpc-js hides, and because it starts in a tenth of the time.
 */
export class GrpcServer {
  private readonly sessions = new Set<Http2Session>();
  private readonly server: Http2Server;

  constructor(
    private readonly socket: string,
    private readonly methods: Methods,
  ) {
    this.server = createServer({ settings: { initialWindowSize: WINDOW } });
    this.server.on('session', (session) => {
      this.sessions.add(session);
      session.setLocalWindowSize(WINDOW);
      session.on('close', () => this.sessions.delete(session));
      session.on('error', () => session.destroy());
    });
    this.server.on('stream', (stream, headers) => this.answer(stream, String(headers[':path'])));
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.socket, () => {
        this.server.off('error', reject);
        resolve();
      });
    });
  }

  async close(): Promise<void> {
    for (const session of this.sessions) session.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
    try {
      unlinkSync(this.socket);
    } catch {
      // Node removes the socket itself when the server closes; either way it is gone.
    }
  }

  private answer(stream: ServerHttp2Stream, path: string): void {
    stream.on('error', () => stream.destroy());
    const handler = this.methods.get(path);
    if (handler === undefined) return fail(stream, UNIMPLEMENTED, `${path} is not part of this provider`);
    if (handler === 'stream') return stream.respond({ ':status': 200, 'content-type': 'application/grpc' });
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const session = stream.session;
      if (session === undefined || session.destroyed) return;
      const frame = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
      const failed = (error: unknown): void =>
        fail(stream, INTERNAL, error instanceof Error ? (error.stack ?? '') : String(error));
      try {
        const answer = handler(frame.subarray(5), session);
        if (answer instanceof Promise) answer.then((message) => succeed(stream, message)).catch(failed);
        else succeed(stream, answer);
      } catch (error) {
        failed(error);
      }
    });
  }
}

const HEADERS = { ':status': 200, 'content-type': 'application/grpc' };
const WITH_TRAILERS = { waitForTrailers: true };
const TRAILERS = { 'grpc-status': OK };

function sendOk(this: ServerHttp2Stream): void {
  this.sendTrailers(TRAILERS);
}

function succeed(stream: ServerHttp2Stream, message: Uint8Array): void {
  if (stream.destroyed) return;
  stream.respond(HEADERS, WITH_TRAILERS);
  stream.on('wantTrailers', sendOk);
  const frame = Buffer.allocUnsafe(5 + message.length);
  frame[0] = 0;
  frame.writeUInt32BE(message.length, 1);
  frame.set(message, 5);
  stream.end(frame);
}

function fail(stream: ServerHttp2Stream, status: string, message: string): void {
  if (stream.destroyed || stream.headersSent) return;
  stream.respond(
    {
      ':status': 200,
      'content-type': 'application/grpc',
      'grpc-status': status,
      'grpc-message': encodeURIComponent(message),
    },
    { endStream: true },
  );
}
