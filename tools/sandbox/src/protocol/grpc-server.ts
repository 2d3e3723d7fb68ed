import { unlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { Connection, type Ask } from './http2/connection';
import { encodeFrame, FLAG, FRAME } from './http2/frame';
import { encodeHeaders } from './http2/hpack';

export type { Connection } from './http2/connection';

/** Handles one unary call; the connection stands for one provider configuration of Terraform. */
export type UnaryHandler = (message: Buffer, connection: Connection) => Promise<Uint8Array> | Uint8Array;

/** Path (`/package.Service/Method`) to handler; `'stream'` holds the call open without ever answering. */
export type Methods = ReadonlyMap<string, UnaryHandler | 'stream'>;

const UNIMPLEMENTED = '12';
const INTERNAL = '13';
/** Compression flag and length before each message. */
const PREFIX = 5;

const START = [
  { name: ':status', value: '200' },
  { name: 'content-type', value: 'application/grpc' },
];
const HEADERS = encodeHeaders(START);
const TRAILERS = encodeHeaders([{ name: 'grpc-status', value: '0' }]);

/** Unary gRPC over HTTP/2 on a unix socket. */
export class GrpcServer {
  private readonly connections = new Set<Connection>();
  private readonly server: Server;

  constructor(
    private readonly socket: string,
    private readonly methods: Methods,
  ) {
    this.server = createServer((socket) => {
      const connection = new Connection(
        socket,
        (path) => typeof methods.get(path) === 'function',
        (ask, from) => this.answer(ask, from),
      );
      this.connections.add(connection);
      socket.on('close', () => this.connections.delete(connection));
    });
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
    for (const connection of this.connections) connection.close();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
    try {
      unlinkSync(this.socket);
    } catch {
      // Node removes the socket itself when the server closes; either way it is gone.
    }
  }

  private answer({ stream, path, body }: Ask, connection: Connection): void {
    const handler = this.methods.get(path);
    if (handler === undefined)
      return fail(connection, stream, UNIMPLEMENTED, `${path} is not part of this provider`);
    if (handler === 'stream')
      return connection.replyFrame(
        stream,
        encodeFrame(FRAME.headers, FLAG.endHeaders, stream, HEADERS),
        false,
      );
    const failed = (error: unknown): void =>
      fail(connection, stream, INTERNAL, error instanceof Error ? (error.stack ?? '') : String(error));
    try {
      const answer = handler(body.subarray(PREFIX), connection);
      if (answer instanceof Promise)
        answer.then((message) => succeed(connection, stream, message)).catch(failed);
      else succeed(connection, stream, answer);
    } catch (error) {
      failed(error);
    }
  }
}

function succeed(connection: Connection, stream: number, message: Uint8Array): void {
  const body = Buffer.allocUnsafe(PREFIX + message.length);
  body[0] = 0;
  body.writeUInt32BE(message.length, 1);
  body.set(message, PREFIX);
  connection.reply(
    stream,
    encodeFrame(FRAME.headers, FLAG.endHeaders, stream, HEADERS),
    body,
    encodeFrame(FRAME.headers, FLAG.endHeaders | FLAG.endStream, stream, TRAILERS),
  );
}

function fail(connection: Connection, stream: number, status: string, message: string): void {
  const block = encodeHeaders([
    ...START,
    { name: 'grpc-status', value: status },
    { name: 'grpc-message', value: encodeURIComponent(message) },
  ]);
  const frame = encodeFrame(FRAME.headers, FLAG.endHeaders | FLAG.endStream, stream, block);
  connection.replyFrame(stream, frame, true);
}
