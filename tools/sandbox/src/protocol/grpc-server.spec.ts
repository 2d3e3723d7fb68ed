import { mkdtempSync, rmSync } from 'node:fs';
import { connect, constants, type ClientHttp2Session, type IncomingHttpHeaders } from 'node:http2';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GrpcServer, type UnaryHandler } from './grpc-server';

interface Answer {
  readonly headers: IncomingHttpHeaders;
  readonly trailers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Node's own HTTP/2 stands for the peer: it compresses headers, keeps windows small and cuts frames as it likes. */
describe('gRPC over HTTP/2', () => {
  const folder = mkdtempSync(join(tmpdir(), 'grpc-'));
  const path = join(folder, 'socket');
  const sessions: object[] = [];
  const server = new GrpcServer(
    path,
    new Map<string, UnaryHandler | 'stream'>([
      ['/test/Fill', (message) => Buffer.alloc(message.readUInt32BE(0), message.length % 251)],
      [
        '/test/Late',
        (message) => new Promise((resolve) => setTimeout(() => resolve(Buffer.from(message)), 20)),
      ],
      ['/test/Fail', () => Promise.reject(new Error('on purpose'))],
      ['/test/Throw', (): Uint8Array => raise()],
      ['/test/Who', (_, connection) => Buffer.of(numberOf(connection))],
      ['/test/Stream', 'stream'],
    ]),
  );
  const clients: ClientHttp2Session[] = [];

  const raise = (): never => {
    throw new Error('at once');
  };
  const numberOf = (connection: object): number => {
    if (!sessions.includes(connection)) sessions.push(connection);
    return sessions.indexOf(connection);
  };
  const client = (settings = {}): ClientHttp2Session => {
    const made = connect('http://x', { createConnection: () => createConnection(path), settings });
    clients.push(made);
    return made;
  };
  const ask = (to: ClientHttp2Session, method: string, message: Buffer, headers = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const stream = to.request({ ':method': 'POST', ':path': method, te: 'trailers', ...headers });
      const prefix = Buffer.alloc(5);
      prefix.writeUInt32BE(message.length, 1);
      const chunks: Buffer[] = [];
      let head: IncomingHttpHeaders = {};
      let trailers: IncomingHttpHeaders = {};
      stream.on('response', (got) => (head = got));
      stream.on('trailers', (got) => (trailers = got));
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', reject);
      stream.on('end', () => resolve({ headers: head, trailers, body: Buffer.concat(chunks) }));
      stream.end(Buffer.concat([prefix, message]));
    });
  const sized = (answer: number, length = 4): Buffer => {
    const message = Buffer.alloc(length);
    message.writeUInt32BE(answer, 0);
    return message;
  };

  beforeAll(() => server.listen());
  afterAll(async () => {
    for (const made of clients) made.destroy();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([{}, { initialWindowSize: 1000 }, { maxFrameSize: 1 << 18 }, { initialWindowSize: 4 << 20 }])(
    'carries messages of every size, one after another and at once: %j',
    async (settings) => {
      const to = client(settings);
      const sizes = [0, 1, 16_000, 16_384, 65_535, 65_536, 3_000_000];
      const check = async (size: number, length = 4): Promise<void> => {
        const { headers, trailers, body } = await ask(to, '/test/Fill', sized(size, length));
        expect([headers[':status'], trailers['grpc-status'], body.length]).toEqual([200, '0', size + 5]);
        expect(body.readUInt32BE(1)).toBe(size);
        expect(body.subarray(5).every((byte) => byte === length % 251)).toBe(true);
      };
      for (const size of sizes) await check(size);
      await Promise.all([...sizes, ...sizes].map((size) => check(size)));
      await check(3, 5_000_000);
    },
    30_000,
  );

  it('understands headers of every kind, again and again', async () => {
    const to = client();
    const all = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');
    for (let round = 0; round < 40; round++) {
      const headers = {
        'x-all': `${all}${round}`.trim(),
        [`x-${round}`]: 'ä'.repeat(round * 20),
        'x-same': 'same',
      };
      const { body } = await ask(to, '/test/Late', Buffer.from(`round ${round}`), headers);
      expect(body.subarray(5).toString()).toBe(`round ${round}`);
    }
  });

  it('tells failures by their status', async () => {
    const to = client();
    const failed = await ask(to, '/test/Fail', Buffer.of(1));
    expect(failed.headers['grpc-status']).toBe('13');
    expect(decodeURIComponent(String(failed.headers['grpc-message']))).toMatch(/on purpose/);
    expect((await ask(to, '/test/Throw', Buffer.of(1))).headers['grpc-status']).toBe('13');
    expect((await ask(to, '/test/Nothing', Buffer.of(1))).headers['grpc-status']).toBe('12');
  });

  it('holds a stream open, answers a ping, and forgets a call that is given up', async () => {
    const to = client();
    const stream = to.request({ ':method': 'POST', ':path': '/test/Stream' });
    const status = await new Promise((resolve) => stream.on('response', (head) => resolve(head[':status'])));
    expect([status, stream.closed]).toEqual([200, false]);
    await new Promise<void>((resolve, reject) =>
      to.ping((error) => (error === null ? resolve() : reject(error))),
    );
    const given = to.request({ ':method': 'POST', ':path': '/test/Late' });
    given.on('error', () => undefined);
    given.end(Buffer.from([0, 0, 0, 0, 1, 7]));
    given.close(constants.NGHTTP2_CANCEL);
    expect((await ask(to, '/test/Late', Buffer.from('next'))).body.subarray(5).toString()).toBe('next');
  });

  it('knows connections apart', async () => {
    const [one, other] = [client(), client()];
    const who = async (to: ClientHttp2Session): Promise<number | undefined> =>
      (await ask(to, '/test/Who', Buffer.alloc(0))).body[5];
    expect([await who(one), await who(other), await who(one)]).toEqual([0, 1, 0]);
  });

  it('hangs up on what is not HTTP/2', async () => {
    const socket = createConnection(path);
    socket.write('GET / HTTP/1.1\r\n\r\n');
    socket.resume();
    await new Promise<void>((resolve) => socket.on('close', () => resolve()));
    expect(socket.destroyed).toBe(true);
  });
});
