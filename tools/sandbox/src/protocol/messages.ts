import type { TfValue } from '../contract';
import { decodeDynamicValue, encodeDynamicValue } from './dynamic-value';
import { readFields, WireWriter } from './wire';

/** Requests and responses of plugin protocol 5 (`tfplugin5.proto` of Terraform): field numbers are its. */

/** One step into a value: attribute name, map key, or list index. */
export type Step = string | number;

export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail?: string;
  readonly attribute?: readonly Step[];
}

/** The fields of a request; which number means what is said where the request is handled. */
export class Request {
  private readonly fields = new Map<number, number | Uint8Array>();

  constructor(private readonly message: Uint8Array) {
    readFields(message, (field, value) => this.fields.set(field, value));
  }

  /** The values of a repeated field. */
  all(wanted: number): Uint8Array[] {
    const found: Uint8Array[] = [];
    readFields(this.message, (field, value) => {
      if (field === wanted && typeof value !== 'number') found.push(value);
    });
    return found;
  }

  text(field: number): string {
    const bytes = this.bytes(field);
    return bytes === undefined ? '' : Buffer.from(bytes).toString('utf8');
  }

  bytes(field: number): Uint8Array | undefined {
    const value = this.fields.get(field);
    return typeof value === 'number' ? undefined : value;
  }

  value(field: number): TfValue {
    return decodeDynamicValue(this.bytes(field));
  }
}

/** A response under construction. */
export class Response {
  private readonly writer = new WireWriter();

  bytes(field: number, bytes: Uint8Array | undefined): this {
    if (bytes !== undefined && bytes.length > 0) this.writer.bytes(field, bytes);
    return this;
  }

  text(field: number, text: string): this {
    this.writer.text(field, text);
    return this;
  }

  flag(field: number, on: boolean): this {
    if (on) this.writer.varint(field, 1);
    return this;
  }

  value(field: number, value: TfValue): this {
    this.writer.bytes(field, encodeDynamicValue(value));
    return this;
  }

  paths(field: number, paths: readonly (readonly Step[])[]): this {
    for (const path of paths) this.writer.bytes(field, encodePath(path));
    return this;
  }

  diagnostics(field: number, diagnostics: readonly Diagnostic[]): this {
    for (const diagnostic of diagnostics) this.writer.bytes(field, encodeDiagnostic(diagnostic));
    return this;
  }

  finish(): Buffer {
    return this.writer.finish();
  }
}

function encodeDiagnostic(diagnostic: Diagnostic): Buffer {
  const writer = new WireWriter()
    .varint(1, diagnostic.severity === 'error' ? 1 : 2)
    .text(2, diagnostic.summary)
    .text(3, diagnostic.detail ?? '');
  if (diagnostic.attribute !== undefined) writer.bytes(4, encodePath(diagnostic.attribute));
  return writer.finish();
}

function encodePath(path: readonly Step[]): Buffer {
  const writer = new WireWriter();
  for (const step of path) {
    const inner = new WireWriter();
    if (typeof step === 'number') inner.varint(3, step);
    else inner.text(1, step);
    writer.bytes(1, inner.finish());
  }
  return writer.finish();
}
