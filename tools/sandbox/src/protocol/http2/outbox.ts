import { FRAME, FRAME_HEADER, writeFrameHeader } from './frame';

/** Until the peer says otherwise. */
const DEFAULT_WINDOW = 65_535;
const DEFAULT_FRAME = 16_384;

interface Outgoing {
  readonly message: Uint8Array;
  readonly trailers: Buffer;
  sent: number;
}

/**
 * Sends messages as far as the peer's windows allow, the rest when it opens them.
 * @see https://www.rfc-editor.org/rfc/rfc9113#section-5.2
 */
export class Outbox {
  private window = DEFAULT_WINDOW;
  private initial = DEFAULT_WINDOW;
  private largest = DEFAULT_FRAME;
  /** Windows of streams that differ from the initial one. */
  private readonly windows = new Map<number, number>();
  private readonly waiting = new Map<number, Outgoing>();

  constructor(private readonly write: (bytes: Buffer) => void) {}

  /** Sends `headers` (a frame), the message, and `trailers` (a frame that ends the stream). */
  send(stream: number, headers: Buffer, message: Uint8Array, trailers: Buffer): void {
    const window = Math.min(this.window, this.windows.get(stream) ?? this.initial);
    if (message.length <= Math.min(window, this.largest)) {
      const head = headers.length;
      const bytes = Buffer.allocUnsafe(head + FRAME_HEADER + message.length + trailers.length);
      bytes.set(headers, 0);
      writeFrameHeader(bytes, head, message.length, FRAME.data, 0, stream);
      bytes.set(message, head + FRAME_HEADER);
      bytes.set(trailers, head + FRAME_HEADER + message.length);
      this.window -= message.length;
      this.windows.delete(stream);
      this.write(bytes);
      return;
    }
    this.write(headers);
    this.waiting.set(stream, { message, trailers, sent: 0 });
    this.pump(stream);
  }

  forget(stream: number): void {
    this.windows.delete(stream);
    this.waiting.delete(stream);
  }

  /** The peer opens its window, for the connection when `stream` is 0. `known` tells streams that are open. */
  open(stream: number, by: number, known: boolean): void {
    if (stream === 0) this.window += by;
    else if (known || this.waiting.has(stream))
      this.windows.set(stream, (this.windows.get(stream) ?? this.initial) + by);
    for (const waiting of stream === 0 ? [...this.waiting.keys()] : [stream]) this.pump(waiting);
  }

  /** The peer's settings: pairs of a number and a value. */
  settings(payload: Buffer): void {
    for (let at = 0; at + 6 <= payload.length; at += 6) {
      const value = payload.readUInt32BE(at + 2);
      if (payload.readUInt16BE(at) === 5) this.largest = value;
      if (payload.readUInt16BE(at) !== 4) continue;
      for (const [stream, window] of this.windows) this.windows.set(stream, window + value - this.initial);
      this.initial = value;
    }
    for (const stream of [...this.waiting.keys()]) this.pump(stream);
  }

  private pump(stream: number): void {
    const outgoing = this.waiting.get(stream);
    if (outgoing === undefined) return;
    const { message } = outgoing;
    for (;;) {
      const left = message.length - outgoing.sent;
      const own = this.windows.get(stream) ?? this.initial;
      const size = Math.min(left, this.window, own, this.largest);
      if (left > 0 && size <= 0) return;
      if (left === 0) break;
      const header = Buffer.allocUnsafe(FRAME_HEADER);
      writeFrameHeader(header, 0, size, FRAME.data, 0, stream);
      this.write(header);
      this.write(Buffer.from(message.buffer, message.byteOffset + outgoing.sent, size));
      outgoing.sent += size;
      this.window -= size;
      this.windows.set(stream, own - size);
    }
    this.write(outgoing.trailers);
    this.forget(stream);
  }
}
