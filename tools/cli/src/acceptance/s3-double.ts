import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One version of an object; `undefined` content is a delete marker. */
export interface Version {
  readonly content: Buffer | undefined;
  /** Request headers that say how it is kept. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Something that was asked for, e.g. `PUT dev/dev-network.tfstate.tflock`. */
export interface Asked {
  readonly method: string;
  readonly key: string;
  readonly status: number;
  /** Access key that signed the request. */
  readonly signedBy: string | undefined;
}

export interface S3DoubleOptions {
  /** Whether a bucket is there. */
  readonly exists: (bucket: string) => boolean;
  /** Account that every caller is. */
  readonly account: string;
}

/**
 * As much of S3 and STS as Terraform's S3 backend asks for, in memory: objects with all their versions, conditional
 * writes, listings by prefix, and the caller's account.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export class S3Double {
  readonly asked: Asked[] = [];
  /** Oldest first, by bucket and key. */
  readonly versions = new Map<string, Version[]>();
  /** Answers writes of matching keys with an error of the service. */
  failWrites: RegExp | undefined;
  /** Never answers reads of matching paths (`bucket/key`). */
  holdReads: RegExp | undefined;
  /** How many were not answered. */
  held = 0;
  private readonly server: Server;

  private constructor(private readonly options: S3DoubleOptions) {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async start(options: S3DoubleOptions): Promise<S3Double> {
    const double = new S3Double(options);
    await new Promise<void>((resolve) => double.server.listen(0, '127.0.0.1', resolve));
    return double;
  }

  /** For `AWS_ENDPOINT_URL`. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Content of an object as it is now. */
  text(bucket: string, key: string): string | undefined {
    return this.versions.get(`${bucket}/${key}`)?.at(-1)?.content?.toString('utf8');
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const url = new URL(request.url ?? '/', this.url);
    const path = decodeURIComponent(url.pathname.slice(1));
    if (request.method !== 'PUT' && this.holdReads?.test(path)) {
      this.held += 1;
      return;
    }
    const [status, content, headers = {}] =
      path === '' ? this.sts() : this.s3(request, path, url.searchParams, body);
    const signedBy = /Credential=([^/]+)\//.exec(request.headers.authorization ?? '')?.[1];
    const method = request.method ?? '';
    this.asked.push({ method, key: path.slice(path.indexOf('/') + 1), status, signedBy });
    const length = { 'content-length': String(Buffer.byteLength(content)) };
    response.writeHead(status, { 'content-type': 'application/xml', ...length, ...headers }).end(content);
  }

  private sts(): Answer {
    const { account } = this.options;
    return [
      200,
      `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::${account}:user/test</Arn><UserId>TEST</UserId><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    ];
  }

  private s3(request: IncomingMessage, path: string, query: URLSearchParams, body: Buffer): Answer {
    const [bucket = '', ...rest] = path.split('/');
    if (!this.options.exists(bucket)) return failure(404, 'NoSuchBucket');
    const key = rest.join('/');
    if (key === '') return this.list(bucket, query.get('prefix') ?? '');
    const versions = this.versions.get(path) ?? [];
    const current = versions.at(-1)?.content;
    switch (request.method) {
      case 'PUT':
        if (this.failWrites?.test(key)) return failure(403, 'AccessDenied');
        if (request.headers['if-none-match'] === '*' && current) return failure(412, 'PreconditionFailed');
        this.versions.set(path, [...versions, { content: unchunked(request, body), headers: kept(request) }]);
        return [200, '', { etag: '"x"' }];
      case 'DELETE':
        if (current) this.versions.set(path, [...versions, { content: undefined, headers: {} }]);
        return [204, ''];
      case 'HEAD':
        return current ? [200, '', { 'content-length': String(current.length) }] : [404, ''];
      default:
        return current ? [200, current] : failure(404, 'NoSuchKey');
    }
  }

  private list(bucket: string, prefix: string): Answer {
    const keys = [...this.versions]
      .filter(([path, versions]) => path.startsWith(`${bucket}/${prefix}`) && versions.at(-1)?.content)
      .map(([path]) => `<Contents><Key>${path.slice(bucket.length + 1)}</Key></Contents>`);
    return [
      200,
      `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsTruncated>false</IsTruncated><Name>${bucket}</Name>${keys.join('')}</ListBucketResult>`,
    ];
  }
}

type Answer = readonly [status: number, content: string | Buffer, headers?: Readonly<Record<string, string>>];

function failure(status: number, code: string): Answer {
  return [status, `<Error><Code>${code}</Code><Message>${code}</Message></Error>`];
}

function kept({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  const named = Object.entries(headers).filter(([name]) => name.startsWith('x-amz-server-side'));
  return Object.fromEntries(named.map(([name, value]) => [name, String(value)]));
}

/** The SDK signs large bodies in chunks: `<size in hex>;…\r\n<bytes>\r\n`, ended by a chunk of none. */
function unchunked({ headers }: IncomingMessage, body: Buffer): Buffer {
  if (!String(headers['content-encoding']).includes('aws-chunked')) return body;
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const end = body.indexOf('\r\n', at);
    const size = parseInt(body.toString('latin1', at, end), 16);
    if (end < 0 || !(size > 0)) return Buffer.concat(parts);
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
