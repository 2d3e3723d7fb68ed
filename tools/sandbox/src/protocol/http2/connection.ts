import type { Socket } from 'node:net';
import { content, encodeFrame, FLAG, FRAME, FrameReader, type Frame } from './frame';
import { HeaderDecoder } from './hpack';
import { Outbox } from './outbox';

/** What a peer asks for on one stream. */
export interface Ask {
  readonly stream: number;
  readonly path: string;
  readonly body: Buffer;
}

const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'latin1');
/** The most that HTTP/2 allows: Terraform sends state as large as it likes. */
const WINDOW = 0x7fffffff;
const DEFAULT_WINDOW = 65_535;
const LARGEST_FRAME = 1 << 20;
/** The window is opened again when this much has come in. */
const REOPEN_AT = 1 << 29;

/** Initial window (4) and largest frame (5). */
const SETTINGS = Buffer.concat([setting(4, WINDOW), setting(5, LARGEST_FRAME)]);

interface Incoming {
  path: string;
  readonly chunks: Buffer[];
}

/**
 * The server's side of one HTTP/2 connection, as far as gRPC needs it: no push, no priorities. Own code rather than
 * node:http2, whose stream objects cost more than everything that the simulator does for a call.
 * @see https://www.rfc-editor.org/rfc/rfc9113
 */
export class Connection {
  readonly outbox: Outbox;
  private readonly reader = new FrameReader(LARGEST_FRAME);
  private readonly headers = new HeaderDecoder();
  private readonly incoming = new Map<number, Incoming>();
  /** Streams that were asked for in full and are not answered yet. */
  private readonly open = new Set<number>();
  private block: { readonly stream: number; readonly flags: number; readonly parts: Buffer[] } | undefined;
  private preface = 0;
  private received = 0;
  private corked = false;

  constructor(
    private readonly socket: Socket,
    /** Paths of which the whole request is waited for; others are answered as soon as they are asked for. */
    private readonly isUnary: (path: string) => boolean,
    private readonly answer: (ask: Ask, connection: Connection) => void,
  ) {
    this.outbox = new Outbox((bytes) => this.write(bytes));
    this.write(encodeFrame(FRAME.settings, 0, 0, SETTINGS));
    this.write(encodeFrame(FRAME.windowUpdate, 0, 0, uint32(WINDOW - DEFAULT_WINDOW)));
    socket.on('data', (chunk: Buffer) => this.take(chunk));
    socket.on('error', () => socket.destroy());
  }

  close(): void {
    this.socket.destroy();
  }

  /** Answers a stream: `headers` and `trailers` are frames, the latter ends the stream. */
  reply(stream: number, headers: Buffer, message: Uint8Array, trailers: Buffer): void {
    if (!this.open.delete(stream) || this.socket.destroyed) return;
    this.outbox.send(stream, headers, message, trailers);
  }

  /** Writes a frame to a stream; with `last` the stream is done. */
  replyFrame(stream: number, frame: Buffer, last: boolean): void {
    if (!this.open.has(stream) || this.socket.destroyed) return;
    if (last) this.open.delete(stream);
    this.write(frame);
  }

  private write(bytes: Buffer): void {
    // Answers of one turn leave together.
    if (!this.corked) {
      this.corked = true;
      this.socket.cork();
      setImmediate(() => {
        this.corked = false;
        this.socket.uncork();
      });
    }
    this.socket.write(bytes);
  }

  private take(chunk: Buffer): void {
    try {
      const start = this.checkPreface(chunk);
      this.reader.read(chunk.subarray(start), (frame) => this.frame(frame));
    } catch {
      // A peer that does not speak HTTP/2 gets no answer in it.
      this.socket.destroy();
    }
  }

  private checkPreface(chunk: Buffer): number {
    if (this.preface === PREFACE.length) return 0;
    const length = Math.min(PREFACE.length - this.preface, chunk.length);
    if (PREFACE.compare(chunk, 0, length, this.preface, this.preface + length) !== 0)
      throw new RangeError('this is not HTTP/2');
    this.preface += length;
    return length;
  }

  private frame(frame: Frame): void {
    const { type, flags, stream, payload } = frame;
    if (this.block !== undefined && type !== FRAME.continuation)
      throw new RangeError('a header block is interrupted');
    switch (type) {
      case FRAME.headers:
        this.block = { stream, flags, parts: [content(frame)] };
        if (flags & FLAG.endHeaders) this.endOfHeaders();
        return;
      case FRAME.continuation:
        this.block?.parts.push(payload);
        if (flags & FLAG.endHeaders) this.endOfHeaders();
        return;
      case FRAME.data:
        this.countReceived(payload.length);
        this.incoming.get(stream)?.chunks.push(content(frame));
        if (flags & FLAG.endStream) this.endOfStream(stream);
        return;
      case FRAME.settings:
        if (flags & FLAG.ack) return;
        this.outbox.settings(payload);
        this.write(encodeFrame(FRAME.settings, FLAG.ack, 0, Buffer.alloc(0)));
        return;
      case FRAME.ping:
        if (!(flags & FLAG.ack)) this.write(encodeFrame(FRAME.ping, FLAG.ack, 0, payload));
        return;
      case FRAME.windowUpdate:
        this.outbox.open(
          stream,
          payload.readUInt32BE(0) & WINDOW,
          this.incoming.has(stream) || this.open.has(stream),
        );
        return;
      case FRAME.reset:
        this.incoming.delete(stream);
        this.open.delete(stream);
        this.outbox.forget(stream);
        return;
    }
  }

  private endOfHeaders(): void {
    const { block } = this;
    this.block = undefined;
    if (block === undefined) throw new RangeError('a header block has no beginning');
    const headers = this.headers.decode(Buffer.concat(block.parts));
    // Trailers of a request that began already add nothing.
    const began = this.incoming.has(block.stream) || this.open.has(block.stream);
    const path = headers.get(':path') ?? '';
    if (!began) this.incoming.set(block.stream, { path, chunks: [] });
    if (block.flags & FLAG.endStream || (!began && !this.isUnary(path))) this.endOfStream(block.stream);
  }

  private endOfStream(stream: number): void {
    const incoming = this.incoming.get(stream);
    if (incoming === undefined) return;
    this.incoming.delete(stream);
    this.open.add(stream);
    const { path, chunks } = incoming;
    const body = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
    this.answer({ stream, path, body }, this);
  }

  private countReceived(bytes: number): void {
    this.received += bytes;
    if (this.received < REOPEN_AT) return;
    this.write(encodeFrame(FRAME.windowUpdate, 0, 0, uint32(this.received)));
    this.received = 0;
  }
}

function setting(number: number, value: number): Buffer {
  const bytes = Buffer.alloc(6);
  bytes.writeUInt16BE(number, 0);
  bytes.writeUInt32BE(value, 2);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value, 0);
  return bytes;
}
